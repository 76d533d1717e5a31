import { askMentor, offerMentoring, settleMentoring, type Session } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { communityPolicy } from './policy.ts';
import { readCommunity } from './read-community.ts';
import { made, mentoringOffer, mentoringState, newMentoring, pairParams } from './schema.ts';

const path = `${inCluster}/community/mentoring` as const;
const write = { permission: communityPolicy.write };

/** Somebody experienced offers to help; somebody new asks; between the two alone. */
export const mentoringRoutes: Resource = (app, services) => {
  app.put(
    `${path}/offer`,
    { config: write, schema: { params: clusterParams, body: mentoringOffer, response: { 204: nothing } } },
    async (request, reply) => {
      await asCaller(services, request, (tx) => offerMentoring(tx, request.params.clusterId, request.body));
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${path}/offer/withdraw`,
    { config: write, schema: { params: clusterParams, response: { 204: nothing } } },
    async (request, reply) => {
      await asCaller(services, request, (tx) => offerMentoring(tx, request.params.clusterId, null));
      return reply.status(204).send(null);
    },
  );
  app.post(
    path,
    { config: write, schema: { params: clusterParams, body: newMentoring, response: { 201: made } } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const viewer = { personId: personOf(request).id, clusterId };
      const ask = async (tx: Session) => {
        const id = await askMentor(tx, clusterId, request.body);
        if (id === undefined) throw refuse('mentor_not_available');
        return id;
      };
      const id = await tellingCurrent(
        () => asCaller(services, request, ask),
        () => asCaller(services, request, async (tx) => (await readCommunity(tx, viewer)).pairs),
      );
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${path}/:pairId/state`,
    { config: write, schema: { params: pairParams, body: mentoringState, response: { 204: nothing } } },
    async (request, reply) => {
      const { clusterId, pairId } = request.params;
      const viewer = { personId: personOf(request).id, clusterId };
      const pairIn = async (tx: Session) => {
        const pair = (await readCommunity(tx, viewer)).pairs.find(({ id }) => id === pairId);
        if (pair === undefined) throw refuse('not_found');
        return pair;
      };
      const settle = async (tx: Session) => {
        await pairIn(tx);
        const { status, learnt } = request.body;
        if (!(await settleMentoring(tx, pairId, status, learnt))) throw refuse('conflict_changed_meanwhile');
      };
      await tellingCurrent(
        () => asCaller(services, request, settle),
        () => asCaller(services, request, pairIn),
      );
      return reply.status(204).send(null);
    },
  );
};
