import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * Alpha's own profile, shown to the other clusters: a value for its team, one for allied clusters, one for all; an outside cluster that
 * it keeps, with a value and its dealings. Beta's own profile is not shown.
 */
export async function seedClusterProfiles(client: pg.Client, { clusters, people }: Scene): Promise<void> {
  const { alpha, beta } = clusters;
  const profile = (name: string, cluster: string, isOwn: boolean, shared: boolean) =>
    client.query(
      `insert into cluster_profiles (id, cluster_id, name, is_own, shared) values ($1, $2, $3, $4, $5)`,
      [sceneId(`cluster-profile:${name}`), cluster, name, isOwn, shared],
    );
  const value = (name: string, cluster: string, isOwn: boolean, key: string, audience: string) =>
    client.query(
      `insert into cluster_profile_values (cluster_id, profile_id, is_own, key, value, as_of, source, audience)
       values ($1, $2, $3, $4, '1', '2026-01-15', 'declared', $5)`,
      [cluster, sceneId(`cluster-profile:${name}`), isOwn, key, audience],
    );
  await profile('alpha', alpha, true, true);
  await profile('outside', alpha, false, false);
  await profile('beta', beta, true, false);
  await value('alpha', alpha, true, 'staff', 'coordinator');
  await value('alpha', alpha, true, 'projects', 'alliance');
  await value('alpha', alpha, true, 'members', 'public');
  await value('outside', alpha, false, 'members', 'coordinator');
  await value('beta', beta, true, 'members', 'public');
  await client.query(
    `insert into cluster_distinctions (cluster_id, first_id, second_id, decided_by) values ($1, least($2::uuid, $3::uuid),
       greatest($2::uuid, $3::uuid), $4)`,
    [alpha, sceneId('cluster-profile:outside'), sceneId('cluster-profile:alpha'), people.manager],
  );
  await client.query(
    `insert into cluster_dealings (cluster_id, profile_id, exchanges, updated_by) values ($1, $2, 'good', $3)`,
    [alpha, sceneId('cluster-profile:outside'), people.manager],
  );
}
