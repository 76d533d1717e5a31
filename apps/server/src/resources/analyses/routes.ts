import type { AnalysisResult } from '@grappe/contracts/api';
import { packFiles } from '@grappe/contracts/files';
import {
  auditRead,
  createAnalysis,
  createJob,
  deleteAnalysis,
  getCluster,
  listAnalyses,
  listStudies,
  listWaves,
  readAnalysisResult,
  readInstrumentContent,
  setAnalysisJob,
  type JsonObject,
  type Session,
  type WaveRow,
} from '@grappe/database';
import { instrument as instrumentSchema, type Instrument } from '@grappe/contracts/instruments';
import { analysableWaves, readAnalysisData, readModel } from '../../analyses/read-analysis.ts';
import { exportAnalysis } from '../../analyses/export-analysis.ts';
import { asCaller, personOf, type SignedInPerson } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { analysesPolicy } from './policy.ts';
import { labelsOf, presentColumns, presentDetail, presentSummary, presentWave } from './present.ts';
import {
  analyses,
  analysisColumns,
  analysisDetail,
  analysisParams,
  columnsQuery,
  newAnalysis,
  started,
} from './schema.ts';

const all = `${inCluster}/analyses`;
const one = `${all}/:analysisId`;
const config = { permission: analysesPolicy.make };

const isFictional = async (tx: Session, clusterId: string): Promise<boolean> =>
  (await getCluster(tx, clusterId))?.is_demonstration === true;

/** Analyses of answers: asked for, made by a job, kept with what is needed to make them again. */
export const analysesRoutes: Resource = (app, services) => {
  app.get(all, { config, schema: { params: clusterParams, response: { 200: analyses } } }, (request) => {
    const { clusterId } = request.params;
    const person = personOf(request);
    return asCaller(services, request, async (tx) => {
      const managed = manages(person, clusterId);
      const studies = await ownStudies(tx, person, clusterId);
      const waves = studies.length > 0 || managed ? await listWaves(tx, clusterId) : [];
      return {
        managed,
        isFictional: await isFictional(tx, clusterId),
        studies,
        waves: analysableWaves(waves, managed ? null : (studies[0]?.id ?? null)).map(presentWave),
        analyses: (await listAnalyses(tx, clusterId)).map(presentSummary),
      };
    });
  });
  app.post(
    all,
    { config, schema: { params: clusterParams, body: newAnalysis, response: { 202: started } } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { kind, title, studyId, waveIds, ...settings } = request.body;
      if (settings.model !== null) readModel(settings.model);
      const made = await asCaller(services, request, async (tx) => {
        await requirePlace(tx, personOf(request), { clusterId, studyId });
        const known = analysableWaves(await listWaves(tx, clusterId), studyId);
        if (!waveIds.every((id) => known.some((wave) => wave.id === id))) throw refuse('not_found');
        const wish = { clusterId, studyId, kind, title, waves: inTime(known, waveIds) };
        const id = await createAnalysis(tx, { ...wish, settings: settings as unknown as JsonObject });
        const jobId = await createJob(tx, { clusterId, kind: 'analyse', payload: { analysisId: id } });
        await setAnalysisJob(tx, id, jobId);
        return { id, jobId };
      });
      await services.jobs.enqueue(made.jobId);
      return reply.status(202).send(made);
    },
  );
  app.get(
    `${all}/columns`,
    {
      config,
      schema: { params: clusterParams, querystring: columnsQuery, response: { 200: analysisColumns } },
    },
    (request) => {
      const { clusterId } = request.params;
      const { waveId, studyId = null } = request.query;
      return asCaller(services, request, async (tx) => {
        await requirePlace(tx, personOf(request), { clusterId, studyId });
        return presentColumns(await readAnalysisData(tx, { clusterId, studyId, waveIds: [waveId] }));
      });
    },
  );
  app.get(
    one,
    { config, schema: { params: analysisParams, response: { 200: analysisDetail } } },
    (request) => {
      const { clusterId, analysisId } = request.params;
      return asCaller(services, request, async (tx) => {
        const [row] = await listAnalyses(tx, clusterId, analysisId);
        if (row === undefined) throw refuse('not_found');
        const waves = await listWaves(tx, clusterId);
        const instrument = await instrumentOf(
          tx,
          clusterId,
          waves.find(({ id }) => id === row.waves.at(-1)),
        );
        const result = await readAnalysisResult(tx, clusterId, analysisId);
        return presentDetail(row, result, {
          waves,
          instrument,
          isFictional: await isFictional(tx, clusterId),
        });
      });
    },
  );
  app.get(`${one}/files.zip`, { config, schema: { params: analysisParams } }, async (request, reply) => {
    const { clusterId, analysisId } = request.params;
    const files = await asCaller(services, request, (tx) => filesOf(tx, clusterId, analysisId));
    return sendFile(reply, { bytes: packFiles(files), format: 'zip', name: 'analysis' });
  });
  app.post(
    `${one}/remove`,
    { config, schema: { params: analysisParams, response: { 204: nothing } } },
    async (request, reply) => {
      const { clusterId, analysisId } = request.params;
      const gone = await asCaller(services, request, (tx) => deleteAnalysis(tx, clusterId, analysisId));
      if (!gone) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};

/** The files of an analysis that ended; taking rows away leaves a trace. */
async function filesOf(tx: Session, clusterId: string, analysisId: string): Promise<Record<string, string>> {
  const [row] = await listAnalyses(tx, clusterId, analysisId);
  const result = await readAnalysisResult(tx, clusterId, analysisId);
  if (row === undefined || result === null) throw refuse('not_found');
  const place = { clusterId, studyId: row.studyId, waveIds: row.waves };
  const data = await readAnalysisData(tx, place, row.kind === 'involvement');
  await auditRead(tx, { clusterId, kind: 'analysis_files', subject: analysisId, detail: {} });
  return exportAnalysis({
    row,
    result: result as unknown as AnalysisResult,
    data,
    labels: labelsOf(data.instrument),
  });
}

const manages = ({ grants }: SignedInPerson, clusterId: string): boolean =>
  grants.some((grant) => grant.clusterId === clusterId && grant.role === 'cluster_manager');

/** Open studies that are the caller's own. */
async function ownStudies(tx: Session, { id: personId, grants }: SignedInPerson, clusterId: string) {
  if (!grants.some((grant) => grant.clusterId === clusterId && grant.role === 'researcher')) return [];
  return (await listStudies(tx, clusterId))
    .filter(({ researcherId, closed }) => researcherId === personId && !closed)
    .map(({ id, title }) => ({ id, title }));
}

/** Managers analyse without a study, researchers within theirs. */
async function requirePlace(
  tx: Session,
  person: SignedInPerson,
  { clusterId, studyId }: { readonly clusterId: string; readonly studyId: string | null },
): Promise<void> {
  if (studyId === null) {
    if (!manages(person, clusterId)) throw refuse('not_allowed');
    return;
  }
  const studies = await ownStudies(tx, person, clusterId);
  if (!studies.some(({ id }) => id === studyId)) throw refuse('not_found');
}

/** Waves in the order of the days on which they opened. */
const inTime = (known: readonly WaveRow[], waveIds: readonly string[]): string[] =>
  known
    .filter(({ id }) => waveIds.includes(id))
    .toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
    .map(({ id }) => id);

async function instrumentOf(
  tx: Session,
  clusterId: string,
  wave: WaveRow | undefined,
): Promise<Instrument | undefined> {
  if (wave === undefined) return undefined;
  const place = { clusterId, versionId: wave.instrumentVersionId };
  return instrumentSchema.safeParse(await readInstrumentContent(tx, place)).data;
}
