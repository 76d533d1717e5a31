import { listChangeSets, undoChangeSet, type Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { changesPolicy } from './policy.ts';
import { presentChangeSet, presentUndoing } from './present.ts';
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
      return (await asCaller(services, request, (tx) => listChangeSets(tx, clusterId))).map(presentChangeSet);
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
      const undo = async (tx: Session) => {
        const set = await tx
          .selectFrom('change_sets')
          .select('id')
          .where('cluster_id', '=', clusterId)
          .where('id', '=', changeSetId)
          .executeTakeFirst();
        if (set === undefined) throw refuse('not_found');
        return presentUndoing(await undoChangeSet(tx, changeSetId));
      };
      const read = async (tx: Session) =>
        (await listChangeSets(tx, clusterId)).filter(({ id }) => id === changeSetId).map(presentChangeSet)[0];
      return tellingCurrent(
        () => asCaller(services, request, undo),
        () => asCaller(services, request, read),
      );
    },
  );
};
