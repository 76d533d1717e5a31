import type { Language } from '@grappe/contracts/roles';
import { registerPerson, type DatabaseConnection } from '@grappe/database';
import pg from 'pg';
import { createAccount, type Accounts } from '../accounts/accounts.ts';

export interface NewAccountHolder {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: Language;
}

export type AccountOpening =
  { readonly kind: 'created'; readonly personId: string } | { readonly kind: 'email_taken' };

/** Opens an account and the person behind it, without any role. */
export async function openPersonAccount(
  doors: { connection: DatabaseConnection; accounts: Accounts },
  person: NewAccountHolder,
): Promise<AccountOpening> {
  const created = await createAccount(doors.accounts, person);
  if (created.kind === 'email_taken') return { kind: 'email_taken' };
  const { name, language } = person;
  const personId = await doors.connection.asNobody((tx) =>
    registerPerson(tx, { account: created.userId, name, email: person.email.toLowerCase(), language }),
  );
  return personId === undefined ? { kind: 'email_taken' } : { kind: 'created', personId };
}

export interface FirstCluster {
  readonly slug: string;
  readonly name: string;
  readonly kind: string | null;
  readonly country: string | null;
  readonly territory: string | null;
  readonly foundedOn: string | null;
  readonly isDemonstration: boolean;
}

/** Makes a cluster and gives it its manager. */
export const createManagedCluster = (
  adminUrl: string,
  cluster: FirstCluster,
  managerId: string,
): Promise<string> =>
  asOwner(adminUrl, async (client) => {
    const { slug, name, kind, country, territory, foundedOn, isDemonstration } = cluster;
    const { rows } = await client.query<{ id: string }>(
      `insert into grappe.clusters (slug, name, kind, country, territory, founded_on, is_demonstration)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [slug, name, kind, country, territory, foundedOn, isDemonstration],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('The cluster was not made.');
    await client.query(
      `insert into grappe.role_grants (person_id, cluster_id, role) values ($1, $2, 'cluster_manager')`,
      [managerId, id],
    );
    return id;
  });

/** Makes the cluster unless there is one of that short name, and gives it one more manager. */
export async function createClusterOrJoin(
  adminUrl: string,
  cluster: FirstCluster,
  managerId: string,
): Promise<void> {
  const existing = await asOwner(adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from grappe.clusters where slug = $1', [
      cluster.slug,
    ]);
    return rows[0]?.id;
  });
  if (existing === undefined) {
    await createManagedCluster(adminUrl, cluster, managerId);
    return;
  }
  await asOwner(adminUrl, (client) =>
    client.query(
      `insert into grappe.role_grants (person_id, cluster_id, role) values ($1, $2, 'cluster_manager')
       on conflict do nothing`,
      [managerId, existing],
    ),
  );
}

/** Gives the platform one more administrator, who has an account; false for an address that nobody has, or who left. */
export const nameAdministrator = (adminUrl: string, email: string): Promise<boolean> =>
  asOwner(adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from grappe.people
       where lower(email) = lower($1) and user_id is not null and deactivated_at is null`,
      [email],
    );
    const personId = rows[0]?.id;
    if (personId === undefined) return false;
    await client.query(
      `insert into grappe.role_grants (person_id, role) values ($1, 'platform_administrator') on conflict do nothing`,
      [personId],
    );
    return true;
  });

export const listClusterSlugs = (adminUrl: string): Promise<string[]> =>
  asOwner(adminUrl, async (client) => {
    const { rows } = await client.query<{ slug: string }>('select slug from grappe.clusters order by slug');
    return rows.map(({ slug }) => slug);
  });

export type FoundCoordinator =
  | {
      readonly kind: 'found';
      readonly personId: string;
      readonly clusterId: string;
      readonly country: string | null;
    }
  | { readonly kind: 'cluster_unknown' | 'person_unknown' };

/** Who coordinates a cluster, by short name and address: operations act in that person's name. */
export const findCoordinator = (adminUrl: string, slug: string, email: string): Promise<FoundCoordinator> =>
  asOwner(adminUrl, async (client): Promise<FoundCoordinator> => {
    const clusters = await client.query<{ id: string; country: string | null }>(
      'select id, country from grappe.clusters where slug = $1',
      [slug],
    );
    const cluster = clusters.rows[0];
    if (cluster === undefined) return { kind: 'cluster_unknown' };
    const people = await client.query<{ id: string }>(
      `select p.id from grappe.people p join grappe.role_grants g on g.person_id = p.id
       where lower(p.email) = lower($1) and g.cluster_id = $2 and g.ended_at is null
         and g.role in ('cluster_manager', 'team_member') limit 1`,
      [email, cluster.id],
    );
    const person = people.rows[0];
    if (person === undefined) return { kind: 'person_unknown' };
    return { kind: 'found', personId: person.id, clusterId: cluster.id, country: cluster.country };
  });

/** True when nobody is known yet: the database was just made. */
export const isEmptyDatabase = (adminUrl: string): Promise<boolean> =>
  asOwner(adminUrl, async (client) => {
    const { rowCount } = await client.query(
      'select from grappe.people union all select from grappe.clusters limit 1',
    );
    return rowCount === 0;
  });

/** True when the database holds the demonstration. */
export const holdsDemonstration = (adminUrl: string): Promise<boolean> =>
  asOwner(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from grappe.clusters where is_demonstration limit 1');
    return rowCount === 1;
  });

/** One transaction with the rights of the tables' owner: for what must be done before anybody has a role. */
async function asOwner<Result>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local role grappe_owner');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}
