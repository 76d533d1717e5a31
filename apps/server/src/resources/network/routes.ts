import { createJob, findJobByKey, type JobRow, type Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { networkPolicy } from './policy.ts';
import { presentNetwork } from './present.ts';
import { readNetwork, type NetworkQuestion, type VisibleNetwork } from './read-network.ts';
import { network, networkQuery } from './schema.ts';

export const networkRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/network`,
    {
      config: { permission: networkPolicy.read },
      schema: { params: clusterParams, querystring: networkQuery, response: { 200: network } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const { kinds, at } = request.query;
      const question = { kinds, on: at ?? new Date().toISOString().slice(0, 10) };
      const { found, visible } = await asCaller(services, request, async (tx) => {
        const seen = await readNetwork(tx, clusterId, question);
        return { visible: seen, found: await jobFor(tx, clusterId, question, seen) };
      });
      if (found.status === 'queued') await services.jobs.enqueue(found.id);
      return presentNetwork(visible, visible.kinds, found);
    },
  );
};

type MeasuringJob = JobRow | { readonly id: string; readonly status: 'queued'; readonly result: null };

/** The job that measured this very network, or that is at it; else a new one. */
async function jobFor(
  tx: Session,
  clusterId: string,
  question: NetworkQuestion,
  seen: VisibleNetwork,
): Promise<MeasuringJob> {
  const known = await findJobByKey(tx, { clusterId, kind: 'measure_network', key: seen.key });
  if (known !== undefined) return known;
  const id = await createJob(tx, {
    clusterId,
    kind: 'measure_network',
    payload: { key: seen.key, on: question.on, kinds: question.kinds ?? null },
  });
  return { id, status: 'queued', result: null };
}
