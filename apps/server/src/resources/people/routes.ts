import { getCluster, listPeople } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { closeSessionsOf, leave, readCarried } from './leave.ts';
import { peoplePolicy } from './policy.ts';
import { presentPeople } from './present.ts';
import { carried, handover, peopleList, personParams } from './schema.ts';

export const peopleRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/people`,
    {
      config: { permission: peoplePolicy.read },
      schema: { params: clusterParams, response: { 200: peopleList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, async (tx) => {
        const cluster = await getCluster(tx, clusterId);
        if (cluster === undefined) throw refuse('not_found');
        return presentPeople(await listPeople(tx, clusterId), cluster);
      });
    },
  );
  app.get(
    `${inCluster}/people/:personId/carried`,
    {
      config: { permission: peoplePolicy.change },
      schema: { params: personParams, response: { 200: carried } },
    },
    (request) => {
      const { clusterId, personId: leaverId } = request.params;
      return asCaller(services, request, (tx) => readCarried(tx, { clusterId, leaverId }));
    },
  );
  app.post(
    `${inCluster}/people/:personId/end`,
    {
      config: { permission: peoplePolicy.change },
      schema: { params: personParams, body: handover.nullish(), response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, personId: leaverId } = request.params;
      const successorId = request.body?.successorId ?? null;
      const account = await tellingCurrent(
        () => asCaller(services, request, (tx) => leave(tx, { clusterId, leaverId, successorId })),
        () => asCaller(services, request, (tx) => readCarried(tx, { clusterId, leaverId })),
      );
      await closeSessionsOf(services, account);
      return reply.status(204).send(null);
    },
  );
};
