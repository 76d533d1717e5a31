import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { sendFile } from '../../app/send-file.ts';
import { coordinatingRoles } from '@grappe/contracts/roles';
import type { FastifyRequest } from 'fastify';
import { diagnoseWave } from '../../diagnosis/diagnose-wave.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { DiagnosisWish } from '../../threads/write-diagnosis.ts';
import { evidenceFacts } from '../evidence/present.ts';
import { diagnosisPolicy } from './policy.ts';
import { clusterDiagnosis, diagnosisQuery, documentParams, documentQuery } from './schema.ts';

export const diagnosisRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/diagnosis`,
    {
      config: { permission: diagnosisPolicy.read },
      schema: { params: clusterParams, querystring: diagnosisQuery, response: { 200: clusterDiagnosis } },
    },
    (request) => {
      const { clusterId } = request.params;
      const wish = { clusterId, waveId: request.query.waveId, mayRun: coordinates(request, clusterId) };
      return asCaller(services, request, (tx) => diagnoseWave(tx, wish));
    },
  );
  app.get(
    `${inCluster}/diagnosis/:waveId/report.:format`,
    {
      config: { permission: diagnosisPolicy.read },
      schema: { params: documentParams, querystring: documentQuery },
    },
    async (request, reply) => {
      const { clusterId, waveId, format } = request.params;
      const told = await asCaller(services, request, async (tx) => ({
        facts: await diagnoseWave(tx, { clusterId, waveId, mayRun: coordinates(request, clusterId) }),
        evidence: (await evidenceFacts(tx, clusterId)).findings,
      }));
      const input: DiagnosisWish = {
        ...told,
        language: request.query.language ?? personOf(request).language,
        format,
      };
      const script = new URL('../../threads/write-diagnosis.ts', import.meta.url);
      const bytes = await runInThread<Uint8Array>({ script, input, kept: true });
      return sendFile(reply, { bytes, format, name: 'diagnosis', inline: format === 'html' });
    },
  );
};

const coordinates = (request: FastifyRequest, clusterId: string): boolean =>
  personOf(request).grants.some(
    (grant) => grant.clusterId === clusterId && (coordinatingRoles as readonly string[]).includes(grant.role),
  );
