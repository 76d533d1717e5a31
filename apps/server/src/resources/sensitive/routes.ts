import {
  addContribution,
  auditRead,
  declareClearance,
  getRoom,
  guardsOfGroups,
  listClearances,
  listContributions,
  withdrawClearance,
  withdrawContribution,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { ownOrganisation } from '../sharing/own-organisation.ts';
import { collectionsRoutes } from './collections-routes.ts';
import { sensitivePolicy } from './policy.ts';
import { presentClearance, presentContribution } from './present.ts';
import {
  clearanceParams,
  contributionList,
  contributionParams,
  made,
  newClearance,
  newContribution,
  sensitiveRules,
} from './schema.ts';

/** What competitors keep from each other: who is held to be one, what is told to the coordinators alone, and collections. */
export const sensitiveRoutes: Resource = (app, services) => {
  rulesRoutes(app, services);
  contributionRoutes(app, services);
  collectionsRoutes(app, services);
};

const readRules = async (tx: Session, clusterId: string) => ({
  groups: await guardsOfGroups(tx, clusterId),
  clearances: (await listClearances(tx, clusterId)).map(presentClearance),
});

const rulesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/sensitive`,
    {
      config: { permission: sensitivePolicy.read },
      schema: { params: clusterParams, response: { 200: sensitiveRules } },
    },
    (request) => asCaller(services, request, (tx) => readRules(tx, request.params.clusterId)),
  );
  app.post(
    `${inCluster}/sensitive/clearances`,
    {
      config: { permission: sensitivePolicy.declare },
      schema: { params: clusterParams, body: newClearance, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const declare = async (tx: Session) => {
        await requireKnown(tx, clusterId, request.body);
        await declareClearance(tx, clusterId, request.body);
      };
      await tellingCurrent(
        () => asCaller(services, request, declare),
        () => asCaller(services, request, (tx) => readRules(tx, clusterId)),
      );
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/sensitive/clearances/:clearanceId/withdraw`,
    {
      config: { permission: sensitivePolicy.declare },
      schema: { params: clearanceParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, clearanceId } = request.params;
      const done = await asCaller(services, request, (tx) => withdrawClearance(tx, clusterId, clearanceId));
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};

/** The group or the room of a declaration is of this cluster. */
async function requireKnown(
  tx: Session,
  clusterId: string,
  declared: { groupId: string } | { roomId: string },
): Promise<void> {
  if ('roomId' in declared) {
    if ((await getRoom(tx, clusterId, declared.roomId)) === undefined) throw refuse('not_found');
    return;
  }
  const group = await tx
    .selectFrom('plan_groups')
    .select('id')
    .where('cluster_id', '=', clusterId)
    .where('id', '=', declared.groupId)
    .executeTakeFirst();
  if (group === undefined) throw refuse('not_found');
}

const contributionRoutes: Resource = (app, services) => {
  const path = `${inCluster}/sensitive/contributions`;
  app.get(
    path,
    {
      config: { permission: sensitivePolicy.read },
      schema: { params: clusterParams, response: { 200: contributionList } },
    },
    (request) =>
      asCaller(services, request, async (tx) => {
        const { clusterId } = request.params;
        const found = await listContributions(tx, clusterId);
        if (found.length > 0 && abilitiesIn(personOf(request), clusterId).coordinates)
          await auditRead(tx, { clusterId, kind: 'sensitive', detail: { rows: found.length } });
        return found.map(presentContribution);
      }),
  );
  app.post(
    path,
    {
      config: { permission: sensitivePolicy.contribute },
      schema: { params: clusterParams, body: newContribution, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const organisationId = ownOrganisation(personOf(request), clusterId);
      const id = await asCaller(services, request, async (tx) => {
        const { roomId } = request.body;
        if (roomId !== null && (await getRoom(tx, clusterId, roomId)) === undefined)
          throw refuse('not_found');
        return addContribution(tx, { ...request.body, clusterId, organisationId });
      });
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${path}/:contributionId/withdraw`,
    {
      config: { permission: sensitivePolicy.contribute },
      schema: { params: contributionParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, contributionId } = request.params;
      const done = await asCaller(services, request, (tx) =>
        withdrawContribution(tx, clusterId, contributionId),
      );
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};
