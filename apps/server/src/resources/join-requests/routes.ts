import {
  askToJoin,
  decideJoinRequest,
  getCluster,
  joinDecision,
  listJoinRequests,
  openClusters,
  openToRequests,
  type JoinRequestRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { countAttempts, inTheSameTime } from '../../accounts/count-attempts.ts';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { sendInvitation } from '../invitations/send-invitation.ts';
import { joinRequestsPolicy } from './policy.ts';
import { presentJoinDecision, presentJoinRequests } from './present.ts';
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
      await decideOnce(services, request, true, async (tx, { name, email, language }) => {
        const { clusterId } = request.params;
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
      await decideOnce(services, request, false);
      return reply.status(204).send(null);
    },
  );
};

/** Answers a request that waits; whoever comes second is told how it was answered. */
async function decideOnce(
  services: Services,
  request: FastifyRequest<{ Params: { readonly clusterId: string; readonly requestId: string } }>,
  accepted: boolean,
  then?: (tx: Session, asked: JoinRequestRow) => Promise<void>,
): Promise<void> {
  const { clusterId, requestId: id } = request.params;
  const decided = async (tx: Session) => {
    const found = await joinDecision(tx, clusterId, id);
    return found && presentJoinDecision(found);
  };
  const decide = async (tx: Session) => {
    const asked = await decideJoinRequest(tx, { id, clusterId, accepted });
    if (asked === undefined)
      throw refuse((await decided(tx)) === undefined ? 'not_found' : 'conflict_changed_meanwhile');
    await then?.(tx, asked);
  };
  await tellingCurrent(
    () => asCaller(services, request, decide),
    () => asCaller(services, request, decided),
  );
}
