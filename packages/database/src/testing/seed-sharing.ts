import type pg from 'pg';
import type { Scene } from './seed-two-clusters.ts';
import { sceneId } from './scene-id.ts';

/**
 * Alliances, asks and partnering profiles of the scene: alpha and beta are allied (and alpha proposed another alliance to
 * nobody); `firmB` asked `firmA` for its turnover, and was granted a need of which nothing is known; `firmA` has a
 * partnering profile in which `firmB` is interested.
 */
export async function seedSharing(client: pg.Client, scene: Scene): Promise<void> {
  await seedAlliances(client, scene);
  await seedAsks(client, scene);
  await seedPartnering(client, scene);
}

async function seedAlliances(client: pg.Client, { clusters, people }: Scene): Promise<void> {
  const alliance = (name: string, status: string, startedOn: string | null, shortName: string) =>
    client
      .query(
        `insert into alliances (id, name, theme, status, started_on, stage) values ($1, $2, 'light', $3, $4, $5)`,
        [
          sceneId(`alliance:${name}`),
          name,
          status,
          startedOn,
          startedOn === null ? 'contact' : 'negotiation',
        ],
      )
      .then(() =>
        client.query(
          `insert into alliance_proposals (alliance_id, cluster_id, short_name, proposed_by) values ($1, $2, $3, $4)`,
          [sceneId(`alliance:${name}`), clusters.alpha, shortName, people.manager],
        ),
      );
  await alliance('standing', 'active', '2026-01-15', 'beta');
  await alliance('unanswered', 'proposed', null, 'nobody-there');
  for (const [name, cluster] of [
    ['standing', clusters.alpha],
    ['standing', clusters.beta],
    ['unanswered', clusters.alpha],
  ] as const) {
    await client.query(
      `insert into alliance_clusters (cluster_id, alliance_id, status) values ($1, $2, 'accepted')`,
      [cluster, sceneId(`alliance:${name}`)],
    );
  }
}

async function seedAsks(client: pg.Client, { clusters, organisations, people }: Scene): Promise<void> {
  await client.query(
    `insert into asks (id, cluster_id, from_id, to_id, kind, key, message, asked_by)
     values ($1, $2, $3, $4, 'fact', 'turnover', 'a word of firmB', $5)`,
    [sceneId('ask'), clusters.alpha, organisations.firmB, organisations.firmA, people.otherFirm],
  );
  await client.query(
    `insert into fact_grants (cluster_id, organisation_id, key, item, kept_to_self, grantee_id, granted_by, until)
     values ($1, $2, 'need', 'nothing of the kind', true, $3, $4, '2100-01-01')`,
    [clusters.alpha, organisations.firmA, organisations.firmB, people.firmOwner],
  );
}

async function seedPartnering(client: pg.Client, { clusters, organisations, people }: Scene): Promise<void> {
  const { alpha } = clusters;
  const [profile, interest] = [sceneId('partnering:profile'), sceneId('partnering:interest')];
  await client.query(
    `insert into partnering_profiles (id, cluster_id, kind, direction, title, summary)
     values ($1, $2, 'technology', 'offer', 'Sensors', 'Sensors for cellars')`,
    [profile, alpha],
  );
  await client.query(
    `insert into partnering_profile_owners (profile_id, cluster_id, organisation_id, size, entered_by)
     values ($1, $2, $3, 'small', $4)`,
    [profile, alpha, organisations.firmA, people.firmOwner],
  );
  await client.query(
    `insert into partnering_interests (id, cluster_id, profile_id, message) values ($1, $2, $3, 'We would try them')`,
    [interest, alpha, profile],
  );
  await client.query(
    `insert into partnering_interest_owners (interest_id, cluster_id, profile_id, organisation_id, size, entered_by)
     values ($1, $2, $3, $4, 'micro', $5)`,
    [interest, alpha, profile, organisations.firmB, people.otherFirm],
  );
}
