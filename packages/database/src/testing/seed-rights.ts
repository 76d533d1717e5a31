import type pg from 'pg';
import type { Scene } from './seed-two-clusters.ts';

/** In alpha: a consent and a request of firmOwner, a text and a rule of the manager's, and a past run. */
export async function seedRights(client: pg.Client, { clusters, people }: Scene): Promise<void> {
  const { alpha } = clusters;
  await client.query(
    `insert into consents (cluster_id, person_id, purpose, text_version, language) values ($1, $2, 'public_name', 1, 'fr')`,
    [alpha, people.firmOwner],
  );
  await client.query(
    `insert into privacy_requests (cluster_id, person_id, kind, message, entered_by) values ($1, $2, 'access', 'All', $2)`,
    [alpha, people.firmOwner],
  );
  await client.query(
    `insert into processing_texts (cluster_id, code, language, field, body) values ($1, 'directory', 'fr', 'purpose', 'Annuaire')`,
    [alpha],
  );
  await client.query(`insert into retention_rules (cluster_id, code, days) values ($1, 'jobs', 30)`, [alpha]);
  await client.query(`insert into retention_runs (cluster_id, code, removed) values ($1, 'jobs', 0)`, [
    alpha,
  ]);
}
