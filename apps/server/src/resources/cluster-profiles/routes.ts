import {
  nextProfileVersion,
  ownClusterFigures,
  saveClusterDealings,
  writeClusterValues,
} from '@grappe/database';
import type { Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { benchmark } from './benchmark.ts';
import { importClusters } from './import-clusters.ts';
import { proposeOwnValues } from './own-proposal.ts';
import { clusterProfilesPolicy } from './policy.ts';
import { onePath, placeOf, requireMine } from './profile-place.ts';
import { readClusterProfile, readKnownClusters, readList } from './read-profiles.ts';
import { sameClusterRoutes } from './same-cluster-routes.ts';
import {
  benchmarkQuery,
  clusterBenchmark,
  clusterDealingsEdit,
  clusterImport,
  clusterImportResult,
  clusterList,
  clusterProfile,
  clusterProfileEdit,
  made,
  newClusterProfile,
  ownClusterProposal,
  partnerQuery,
  partnerSuggestions,
  profileParams,
} from './schema.ts';
import { suggestPartners } from './suggest-partners.ts';
import { makeProfile, requirePossible, standingAfter, valuesToWrite } from './write-profile.ts';

export const clusterProfilesRoutes: Resource = (app, services) => {
  const all = `${inCluster}/cluster-profiles`;
  app.get(
    all,
    {
      config: { permission: clusterProfilesPolicy.read },
      schema: { params: clusterParams, response: { 200: clusterList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, (tx) => readList(tx, clusterId));
    },
  );
  app.post(
    all,
    {
      config: { permission: clusterProfilesPolicy.write },
      schema: { params: clusterParams, body: newClusterProfile, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) => makeProfile(tx, clusterId, request.body));
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${all}/import`,
    {
      config: { permission: clusterProfilesPolicy.write },
      schema: { params: clusterParams, body: clusterImport, response: { 200: clusterImportResult } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, (tx) => importClusters(tx, clusterId, request.body));
    },
  );
  app.get(
    `${inCluster}/own-cluster-figures`,
    {
      config: { permission: clusterProfilesPolicy.read },
      schema: { params: clusterParams, response: { 200: ownClusterProposal } },
    },
    async (request) => {
      const figures = await asCaller(services, request, (tx) =>
        ownClusterFigures(tx, request.params.clusterId),
      );
      if (figures === undefined) throw refuse('not_found');
      return { name: figures.name, values: proposeOwnValues(figures) };
    },
  );
  app.get(
    `${inCluster}/cluster-benchmark`,
    {
      config: { permission: clusterProfilesPolicy.read },
      schema: { params: clusterParams, querystring: benchmarkQuery, response: { 200: clusterBenchmark } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const known = await asCaller(services, request, (tx) => readKnownClusters(tx, clusterId));
      return benchmark(known, request.query.kind ?? null);
    },
  );
  app.get(
    `${inCluster}/partner-suggestions`,
    {
      config: { permission: clusterProfilesPolicy.read },
      schema: { params: clusterParams, querystring: partnerQuery, response: { 200: partnerSuggestions } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, (tx) => suggestPartners(tx, clusterId, request.query));
    },
  );
  oneProfile(app, services);
  sameClusterRoutes(app, services);
};

const oneProfile: Resource = (app, services) => {
  app.get(
    onePath,
    {
      config: { permission: clusterProfilesPolicy.read },
      schema: { params: profileParams, response: { 200: clusterProfile } },
    },
    async (request) => asCaller(services, request, (tx) => readClusterProfile(tx, placeOf(request.params))),
  );
  app.put(
    onePath,
    {
      config: { permission: clusterProfilesPolicy.write },
      schema: { params: profileParams, body: clusterProfileEdit, response: { 200: clusterProfile } },
    },
    async (request) => {
      const place = placeOf(request.params);
      const { version, values, audiences, name, shared, ...origin } = request.body;
      const read = (tx: Session) => readClusterProfile(tx, place);
      const keep = async (tx: Session) => {
        const profile = await requireMine(tx, place);
        const after = await standingAfter(tx, place.clusterId, place.profileId, values);
        requirePossible(name ?? profile.name, after, origin.asOf);
        const changes = {
          ...(name === undefined ? {} : { name }),
          ...(shared === undefined ? {} : { shared }),
        };
        if (!(await nextProfileVersion(tx, place, version, changes)))
          throw refuse('conflict_changed_meanwhile');
        await writeClusterValues(tx, place.clusterId, valuesToWrite(profile, values, origin, audiences));
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
  app.put(
    `${onePath}/dealings`,
    {
      config: { permission: clusterProfilesPolicy.write },
      schema: { params: profileParams, body: clusterDealingsEdit, response: { 200: clusterProfile } },
    },
    async (request) => {
      const place = placeOf(request.params);
      const { version, ...fields } = request.body;
      const read = (tx: Session) => readClusterProfile(tx, place);
      const keep = async (tx: Session) => {
        const { isOwn, mine, name } = await read(tx);
        if (isOwn && mine) throw refuse('cluster_with_itself', { name });
        if (!(await saveClusterDealings(tx, place, version, fields)))
          throw refuse('conflict_changed_meanwhile');
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
};
