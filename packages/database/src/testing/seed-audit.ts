import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * Three entries: a role changed by the manager of alpha, which managers read, a refusal that firmA keeps to itself, which
 * nobody reads, and an account's language; and one that no
 * chain took. What setting the scene left is not part of it: it would grow with every other part.
 */
export async function seedAudit(
  client: pg.Client,
  { clusters, people, organisations }: Scene,
): Promise<void> {
  const speak = (language: string) =>
    client.query('update people set language = $2 where id = $1', [people.firmOwner, language]);
  await speak('en');
  await client.query('delete from audit_pending');
  const as = (person: string) => client.query(`select set_config('grappe.person_id', $1, true)`, [person]);
  await as(people.manager);
  await client.query(`update clusters set territory = 'Gironde' where id = $1`, [clusters.alpha]);
  await as(people.firmOwner);
  await client.query(
    `update vetoes set note = 'said to nobody' where organisation_id = $1 and audience = 'self' and withdrawn_at is null`,
    [organisations.firmA],
  );
  // Back to the language that other tests know.
  await speak('fr');
  await as('');
  await client.query(
    `insert into audit_pending (cluster_id, confidential, action, subject_kind, detail)
     values ($1, false, 'read', 'exports', '{}')`,
    [sceneId('cluster without chains')],
  );
}
