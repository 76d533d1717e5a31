import {
  deleteClusterProfile,
  keepApart,
  keepAsSame,
  mergeClusterProfiles,
  tellClustersApart,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterProfilesPolicy } from './policy.ts';
import { onePath, placeOf, requireMine, requireProfile } from './profile-place.ts';
import { readClusterProfile } from './read-profiles.ts';
import { clusterDistinction, clusterMerge, clusterProfile, profileParams } from './schema.ts';

const write = { permission: clusterProfilesPolicy.write };

/** One cluster kept twice, or two that were taken for one; and taking an outside cluster off. */
export const sameClusterRoutes: Resource = (app, services) => {
  app.post(
    `${onePath}/merge`,
    {
      config: write,
      schema: { params: profileParams, body: clusterMerge, response: { 200: clusterProfile } },
    },
    async (request) => {
      const from = placeOf(request.params);
      const into = { clusterId: from.clusterId, profileId: request.body.into };
      return asCaller(services, request, async (tx) => {
        const [left, right] = [await requireMine(tx, from), await requireProfile(tx, into)];
        if (left.id === right.id || left.isOwn) throw refuse('cluster_merge_refused', { name: left.name });
        const join = right.clusterId === from.clusterId ? mergeClusterProfiles : keepAsSame;
        if (!(await join(tx, from.clusterId, { from: left.id, into: right.id }))) throw refuse('not_found');
        return readClusterProfile(tx, into);
      });
    },
  );
  app.post(
    `${onePath}/separate`,
    { config: write, schema: { params: profileParams, response: { 200: clusterProfile } } },
    async (request) => {
      const place = placeOf(request.params);
      return asCaller(services, request, async (tx) => {
        if (!(await keepApart(tx, place))) throw refuse('not_found');
        return readClusterProfile(tx, place);
      });
    },
  );
  app.post(
    `${onePath}/distinct`,
    {
      config: write,
      schema: { params: profileParams, body: clusterDistinction, response: { 204: nothing } },
    },
    async (request, reply) => {
      const place = placeOf(request.params);
      const other = { ...place, profileId: request.body.otherId };
      await asCaller(services, request, async (tx) => {
        const [one, two] = [await requireProfile(tx, place), await requireProfile(tx, other)];
        if (one.id === two.id) throw refuse('cluster_merge_refused', { name: one.name });
        await tellClustersApart(tx, place.clusterId, one.id, two.id);
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${onePath}/remove`,
    { config: write, schema: { params: profileParams, response: { 204: nothing } } },
    async (request, reply) => {
      const gone = await asCaller(services, request, (tx) =>
        deleteClusterProfile(tx, placeOf(request.params)),
      );
      if (!gone) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};
