import { writeTable } from '@grappe/contracts/files';
import { listStudies, listWaves, readWaveTable, type Session } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { campaignsPolicy } from './policy.ts';
import { presentWaveTable, waveSheet } from './present.ts';
import { languageQuery, studyParams, waveTable } from './schema.ts';

/** Waves as a table, for the researcher of an open study. */
export const waveTableRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/studies/:studyId/waves`,
    {
      config: { permission: campaignsPolicy.readTable },
      schema: { params: studyParams, response: { 200: waveTable } },
    },
    (request) => asCaller(services, request, (tx) => tableOfStudy(tx, request.params)),
  );
  app.get(
    `${inCluster}/studies/:studyId/waves.csv`,
    {
      config: { permission: campaignsPolicy.readTable },
      schema: { params: studyParams, querystring: languageQuery },
    },
    async (request, reply) => {
      const table = await asCaller(services, request, (tx) => tableOfStudy(tx, request.params));
      const language = request.query.language ?? personOf(request).language;
      const bytes = await writeTable(waveSheet(table), { format: 'csv', language });
      return sendFile(reply, { bytes, format: 'csv', name: 'waves' });
    },
  );
};

async function tableOfStudy(tx: Session, { clusterId, studyId }: { clusterId: string; studyId: string }) {
  const known = (await listStudies(tx, clusterId)).some(({ id, closed }) => id === studyId && !closed);
  if (!known) throw refuse('not_found');
  const waves = await listWaves(tx, clusterId);
  return presentWaveTable(waves, await readWaveTable(tx, { waveIds: waves.map(({ id }) => id), studyId }));
}
