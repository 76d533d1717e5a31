import { auditRead, keepReport, listReports, listRooms } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { ReportWish } from '../../threads/write-report.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { reportsPolicy } from './policy.ts';
import { contentOf, factsOf, presentReport } from './present.ts';
import { documentParams, documentQuery, made, newReport, reports } from './schema.ts';

/** Transparency reports: made by the coordinators, read by those whom they are about. */
export const reportsRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/reports`,
    {
      config: { permission: reportsPolicy.read },
      schema: { params: clusterParams, response: { 200: reports } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const canMake = abilitiesIn(personOf(request), clusterId).coordinates;
      return asCaller(services, request, async (tx) => ({
        canMake,
        reports: (await listReports(tx, clusterId)).map(presentReport),
        rooms: canMake
          ? (await listRooms(tx, clusterId))
              .filter((room) => room.clusterId === clusterId)
              .map(({ id, title }) => ({ id, title }))
          : [],
      }));
    },
  );
  app.post(
    `${inCluster}/reports`,
    {
      config: { permission: reportsPolicy.make },
      schema: { params: clusterParams, body: newReport, response: { 201: made } },
    },
    async (request, reply) => {
      const { purpose, ...period } = request.body;
      const about = { clusterId: request.params.clusterId, ...period };
      const id = await asCaller(services, request, async (tx) =>
        keepReport(tx, about, await contentOf(tx, about, purpose)),
      );
      return reply.status(201).send({ id });
    },
  );
  app.get(
    `${inCluster}/reports/:reportId/report.:format`,
    {
      config: { permission: reportsPolicy.read },
      schema: { params: documentParams, querystring: documentQuery },
    },
    async (request, reply) => {
      const { clusterId, reportId, format } = request.params;
      const row = await asCaller(services, request, async (tx) => {
        const [found] = await listReports(tx, clusterId, reportId);
        if (found === undefined) throw refuse('not_found');
        const detail = { format };
        await auditRead(tx, { clusterId, kind: 'transparency_report', subject: reportId, detail });
        return found;
      });
      const input: ReportWish = {
        facts: factsOf(row),
        language: request.query.language ?? personOf(request).language,
        format,
      };
      const script = new URL('../../threads/write-report.ts', import.meta.url);
      const bytes = await runInThread<Uint8Array>({ script, input, kept: true });
      return sendFile(reply, { bytes, format, name: 'report', inline: format === 'html' });
    },
  );
};
