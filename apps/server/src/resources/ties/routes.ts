import { addTie, listTies, removeTie, shareTie, tieSharing } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { requireLiving } from '../../app/require-living.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { presentTie } from '../organisations/present.ts';
import { requireAudience } from '../sharing/require-audience.ts';
import { tiesPolicy } from './policy.ts';
import { changed, newAudience, newTie, tieList, tieParams, tieQuery } from './schema.ts';

export const tiesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/ties`,
    {
      config: { permission: tiesPolicy.read },
      schema: { params: clusterParams, querystring: tieQuery, response: { 200: tieList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const { kind, organisationId, limit, offset } = request.query;
      const abilities = abilitiesIn(personOf(request), clusterId);
      const filter = {
        limit,
        offset,
        ...(kind === undefined ? {} : { kinds: [kind] }),
        ...(organisationId === undefined ? {} : { organisationId }),
      };
      const ties = await asCaller(services, request, (tx) => listTies(tx, clusterId, filter));
      return ties.map((tie) => presentTie(tie, abilities));
    },
  );
  app.post(
    `${inCluster}/ties`,
    {
      config: { permission: tiesPolicy.change },
      schema: { params: clusterParams, body: newTie, response: { 201: changed } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { fromId, toId, ...tie } = request.body;
      if (fromId === toId) throw refuse('line_tie_self');
      const abilities = abilitiesIn(personOf(request), clusterId);
      const declaredBy = [fromId, toId].find((id) => abilities.speaksFor(id)) ?? null;
      if (declaredBy === null && !abilities.coordinates) throw refuse('not_allowed');
      const added = await asCaller(services, request, async (tx) => {
        await requireLiving(tx, clusterId, [fromId, toId]);
        return addTie(tx, { clusterId, sourceId: fromId, targetId: toId, declaredBy, ...tie });
      });
      return reply.status(201).send({ changeSetId: added.changeSetId });
    },
  );
  app.post(
    `${inCluster}/ties/:tieId/remove`,
    {
      config: { permission: tiesPolicy.change },
      schema: { params: tieParams, response: { 200: changed } },
    },
    async (request) => {
      const { clusterId, tieId } = request.params;
      const removed = await asCaller(services, request, (tx) => removeTie(tx, clusterId, tieId));
      if (removed === undefined) throw refuse('not_found');
      return removed;
    },
  );
  app.post(
    `${inCluster}/ties/:tieId/share`,
    {
      config: { permission: tiesPolicy.change },
      schema: { params: tieParams, body: newAudience, response: { 200: changed } },
    },
    async (request) => {
      const { clusterId, tieId } = request.params;
      const abilities = abilitiesIn(personOf(request), clusterId);
      return asCaller(services, request, async (tx) => {
        const tie = await tieSharing(tx, clusterId, tieId);
        if (tie === undefined) throw refuse('not_found');
        const mine = tie.declaredBy !== null && abilities.speaksFor(tie.declaredBy);
        if (!mine && (!abilities.coordinates || tie.audience === 'self')) throw refuse('not_allowed');
        await requireAudience(tx, clusterId, { ...tie, mine }, request.body);
        const shared = await shareTie(tx, clusterId, tieId, request.body);
        if (shared === undefined) throw refuse('not_found');
        return { changeSetId: shared.changeSetId };
      });
    },
  );
};
