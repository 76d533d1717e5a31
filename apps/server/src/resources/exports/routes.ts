import { auditRead } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { exportsPolicy } from './policy.ts';
import { exportGraph, exportTable } from './present.ts';
import { exportParams, exportQuery } from './schema.ts';

export const exportsRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/export/:what.:format`,
    {
      config: { permission: exportsPolicy.read },
      schema: { params: exportParams, querystring: exportQuery },
    },
    async (request, reply) => {
      const { clusterId, what, format } = request.params;
      const language = request.query.language ?? personOf(request).language;
      const exported = { clusterId, kind: 'export', detail: { about: [what], format } };
      if (format === 'gexf' || format === 'graphml') {
        if (what !== 'ties') throw refuse('invalid_request', { field: 'params.format', reason: 'ties_only' });
        const graph = await asCaller(services, request, async (tx) => {
          await auditRead(tx, exported);
          return exportGraph(tx, clusterId, format);
        });
        return sendFile(reply, { bytes: graph, format, name: what });
      }
      const bytes = await asCaller(services, request, async (tx) => {
        await auditRead(tx, exported);
        return exportTable(tx, clusterId, what, { format, language });
      });
      return sendFile(reply, { bytes, format, name: what });
    },
  );
};
