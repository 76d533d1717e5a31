import {
  askToJoin,
  decideJoinRequest,
  getCluster,
  listJoinRequests,
  openClusters,
  openToRequests,
} from '@grappe/database';
import { countAttempts, inTheSameTime } from '../../accounts/count-attempts.ts';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendInvitation } from '../invitations/send-invitation.ts';
import { joinRequestsPolicy } from './policy.ts';
import { presentJoinRequests } from './present.ts';
import {
  joinAnswer,
  joinRequestParams,
  joinRequests,
  newJoinRequest,
  openClusterList,
  openness,
} from './schema.ts';

export const joinRequestsRoutes: Resource = (app, services) => {
  const count = countAttempts(app, services, 'join');
  app.get(
    '/api/open-clusters',
    { config: { permission: joinRequestsPolicy.ask }, schema: { response: { 200: openClusterList } } },
    () => services.connection.asNobody(openClusters),
  );
  app.post(
    '/api/join-requests',
    {
      config: { permission: joinRequestsPolicy.ask },
      schema: { body: newJoinRequest, response: { 204: nothing } },
    },
    async (request, reply) => {
      await count(request);
      await inTheSameTime(services.connection.asNobody((tx) => askToJoin(tx, request.body)));
      return reply.status(204).send(null);
    },
  );
  deciding(app, services);
};

/** What managers do with requests. */
const deciding: Resource = (app, services) => {
  app.get(
    `${inCluster}/join-requests`,
    {
      config: { permission: joinRequestsPolicy.read },
      schema: { params: clusterParams, response: { 200: joinRequests } },
    },
    (request) =>
      asCaller(services, request, async (tx) => {
        const { clusterId } = request.params;
        const cluster = await getCluster(tx, clusterId);
        if (cluster === undefined) throw refuse('not_found');
        return presentJoinRequests(cluster, await listJoinRequests(tx, clusterId));
      }),
  );
  app.put(
    `${inCluster}/join-requests/openness`,
    {
      config: { permission: joinRequestsPolicy.change },
      schema: { params: clusterParams, body: openness, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      await asCaller(services, request, (tx) => openToRequests(tx, clusterId, request.body.open));
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/join-requests/:requestId/accept`,
    {
      config: { permission: joinRequestsPolicy.change },
      schema: { params: joinRequestParams, body: joinAnswer, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, requestId: id } = request.params;
      await asCaller(services, request, async (tx) => {
        const asked = await decideJoinRequest(tx, { id, clusterId, accepted: true });
        if (asked === undefined) throw refuse('not_found');
        const { name, email, language } = asked;
        await sendInvitation(tx, { ...request.body, clusterId, name, email, language });
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/join-requests/:requestId/refuse`,
    {
      config: { permission: joinRequestsPolicy.change },
      schema: { params: joinRequestParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, requestId: id } = request.params;
      const asked = await asCaller(services, request, (tx) =>
        decideJoinRequest(tx, { id, clusterId, accepted: false }),
      );
      if (asked === undefined) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};
