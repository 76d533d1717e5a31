import { listChangeSets, undoChangeSet } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { changesPolicy } from './policy.ts';
import { presentUndoing } from './present.ts';
import { changeList, changeParams, undone } from './schema.ts';

export const changesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/changes`,
    {
      config: { permission: changesPolicy.read },
      schema: { params: clusterParams, response: { 200: changeList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const sets = await asCaller(services, request, (tx) => listChangeSets(tx, clusterId));
      return sets.map(({ id, kind, at, authorName, undoneAt }) => ({
        id,
        kind,
        at: at.toISOString(),
        author: authorName,
        undoneAt: undoneAt?.toISOString() ?? null,
      }));
    },
  );
  app.post(
    `${inCluster}/changes/:changeSetId/undo`,
    {
      config: { permission: changesPolicy.undo },
      schema: { params: changeParams, response: { 200: undone } },
    },
    async (request) => {
      const { clusterId, changeSetId } = request.params;
      return asCaller(services, request, async (tx) => {
        const set = await tx
          .selectFrom('change_sets')
          .select('id')
          .where('cluster_id', '=', clusterId)
          .where('id', '=', changeSetId)
          .executeTakeFirst();
        if (set === undefined) throw refuse('not_found');
        return presentUndoing(await undoChangeSet(tx, changeSetId));
      });
    },
  );
};
