import { auditChoices, auditRead, listAudit, sealAudit } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { sendFile } from '../../app/send-file.ts';
import { auditPolicy } from './policy.ts';
import { presentEntry, writeAudit } from './present.ts';
import { auditExportQuery, auditPage, auditQuery } from './schema.ts';

const entriesOfPage = 50;
const entriesOfExport = 100_000;

/** Who did what, when: for the managers of a cluster. */
export const auditRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/audit`,
    {
      config: { permission: auditPolicy.read },
      schema: { params: clusterParams, querystring: auditQuery, response: { 200: auditPage } },
    },
    async (request) => {
      const { clusterId } = request.params;
      await services.connection.asNobody(sealAudit);
      return asCaller(services, request, async (tx) => {
        const rows = await listAudit(tx, clusterId, request.query, entriesOfPage + 1);
        const { kinds, people } = await auditChoices(tx, clusterId);
        const shown = rows.slice(0, entriesOfPage);
        return {
          entries: shown.map(presentEntry),
          next: rows.length > entriesOfPage ? (shown.at(-1)?.position ?? null) : null,
          kinds: [...kinds],
          people: [...people],
        };
      });
    },
  );
  app.get(
    `${inCluster}/audit.csv`,
    {
      config: { permission: auditPolicy.read },
      schema: { params: clusterParams, querystring: auditExportQuery },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { language = personOf(request).language, ...filter } = request.query;
      await services.connection.asNobody(sealAudit);
      const rows = await asCaller(services, request, async (tx) => {
        const found = await listAudit(tx, clusterId, filter, entriesOfExport);
        await auditRead(tx, { clusterId, kind: 'audit_export', detail: { rows: found.length } });
        return found;
      });
      return sendFile(reply, { bytes: await writeAudit(rows, language), format: 'csv', name: 'audit' });
    },
  );
};
