import { sql } from 'kysely';
import type { Language, Role } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

/** A role that holds today, with the names a page shows. */
export interface Grant {
  readonly role: Role;
  readonly clusterId: string | null;
  readonly clusterName: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
}

/** Who signed in. */
export interface AccountHolder {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** The person of an account of the sign-in library; needs no identity. */
export async function personOfAccount(session: Session, userId: string): Promise<AccountHolder | null> {
  const { rows } = await sql<AccountHolder>`
    select person_id as "personId", display_name as name, email, language
    from grappe.person_of_account(${userId})`.execute(session);
  return rows[0] ?? null;
}

/** Attaches a new account to its person; null when the address belongs to somebody who already has an account. */
export async function registerPerson(
  session: Session,
  account: { userId: string; name: string; email: string; language: Language },
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select grappe.register_person(${account.userId}, ${account.name}, ${account.email}, ${account.language}) as id
  `.execute(session);
  return rows[0]?.id ?? null;
}

/** The person of an address, made when nobody has it. For managers and administrators. */
export async function invitePerson(
  session: Session,
  person: { name: string; email: string; language: Language },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select grappe.invite_person(${person.name}, ${person.email}, ${person.language}) as id
  `.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('invite_person gave no one');
  return id;
}

/** Roles that hold today; an organisation that was merged is replaced by the one that took it in. */
export async function readGrants(session: Session, personId: string): Promise<Grant[]> {
  const { rows } = await sql<Grant>`
    select g.role, g.cluster_id as "clusterId", c.name as "clusterName",
      o.id as "organisationId", o.name as "organisationName"
    from grappe.role_grants g
    left join grappe.clusters c on c.id = g.cluster_id
    left join grappe.organisations o
      on o.cluster_id = g.cluster_id and o.id = grappe.surviving_organisation(g.organisation_id)
    where g.person_id = ${personId} and g.ended_at is null
    order by g.created_at, g.id`.execute(session);
  return rows;
}

export interface PersonOfCluster {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly since: Date;
  readonly grants: readonly Grant[];
}

/** Everybody who holds a role in a cluster, the earliest first; for its coordinators. */
export async function readPeopleOfCluster(session: Session, clusterId: string): Promise<PersonOfCluster[]> {
  const { rows } = await sql<PersonOfCluster>`
    select p.id as "personId", p.display_name as name, p.email, min(g.created_at) as since,
      json_agg(json_build_object(
        'role', g.role, 'clusterId', g.cluster_id, 'clusterName', c.name,
        'organisationId', o.id, 'organisationName', o.name
      ) order by g.created_at) as grants
    from grappe.role_grants g
    join grappe.people p on p.id = g.person_id
    join grappe.clusters c on c.id = g.cluster_id
    left join grappe.organisations o
      on o.cluster_id = g.cluster_id and o.id = grappe.surviving_organisation(g.organisation_id)
    where g.cluster_id = ${clusterId} and g.ended_at is null
    group by p.id order by min(g.created_at), p.id`.execute(session);
  return rows;
}

export interface NewGrant {
  readonly personId: string;
  readonly clusterId: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly grantedBy: string;
}

/** Gives a role; giving it twice changes nothing. For managers. */
export async function grantRole(session: Session, grant: NewGrant): Promise<void> {
  await sql`
    insert into grappe.role_grants (person_id, cluster_id, organisation_id, role, granted_by)
    values (${grant.personId}, ${grant.clusterId}, ${grant.organisationId}, ${grant.role}, ${grant.grantedBy})
    on conflict do nothing`.execute(session);
}

/** Ends every role of a person in a cluster; says how many there were. For managers. */
export async function endGrants(session: Session, clusterId: string, personId: string): Promise<number> {
  const result = await session
    .updateTable('role_grants')
    .set({ ended_at: sql`now()` })
    .where('cluster_id', '=', clusterId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The language a person reads in. */
export async function setLanguage(session: Session, personId: string, language: Language): Promise<void> {
  await session.updateTable('people').set({ language }).where('id', '=', personId).execute();
}
