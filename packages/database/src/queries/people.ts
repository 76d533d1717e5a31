import { sql } from 'kysely';
import type { Language, Role } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

export interface PersonInClusterRow {
  readonly grantId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
  readonly hasAccount: boolean;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly createdAt: Date;
}

/** Who holds which role in a cluster today, one row per role, for those who may know. */
export function listPeople(session: Session, clusterId: string): Promise<PersonInClusterRow[]> {
  return session
    .selectFrom('role_grants as g')
    .innerJoin('people as p', 'p.id', 'g.person_id')
    .leftJoin('organisations as o', 'o.id', 'g.organisation_id')
    .select([
      'g.id as grantId',
      'p.id as personId',
      'p.display_name as displayName',
      'p.email',
      sql<boolean>`p.user_id is not null`.as('hasAccount'),
      'g.role',
      'g.organisation_id as organisationId',
      'o.name as organisationName',
      'g.created_at as createdAt',
    ])
    .where('g.cluster_id', '=', clusterId)
    .where('g.ended_at', 'is', null)
    .orderBy('p.display_name')
    .orderBy('g.id')
    .execute();
}

/** Names a person by address, before or after that person has an account. Managers and administrators only. */
export async function invitePerson(
  session: Session,
  person: { name: string; email: string; language: Language },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select grappe.invite_person(${person.name}, ${person.email}, ${person.language}) as id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('invite_person gave no person');
  return id;
}

export interface NewGrant {
  readonly personId: string;
  readonly role: Role;
  readonly clusterId: string | null;
  readonly organisationId: string | null;
}

/** Gives a role; giving it again changes nothing. Returns the grant's identifier. */
export async function grantRole(session: Session, grant: NewGrant): Promise<string> {
  const values = {
    person_id: grant.personId,
    role: grant.role,
    cluster_id: grant.clusterId,
    organisation_id: grant.organisationId,
    granted_by: sql<string>`grappe.current_person()`,
  };
  const inserted = await session
    .insertInto('role_grants')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return inserted.id;
  const { id } = await session
    .selectFrom('role_grants')
    .select('id')
    .where('person_id', '=', grant.personId)
    .where('role', '=', grant.role)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`cluster_id is not distinct from ${grant.clusterId}`)
    .where(sql<boolean>`organisation_id is not distinct from ${grant.organisationId}`)
    .executeTakeFirstOrThrow();
  return id;
}

/** Ends all the roles of a person in a cluster, or one of them. Returns how many ended. */
export async function endRoles(
  session: Session,
  which: { clusterId: string; personId: string; grantId?: string },
): Promise<number> {
  let update = session
    .updateTable('role_grants')
    .set({ ended_at: sql<Date>`now()` })
    .where('cluster_id', '=', which.clusterId)
    .where('person_id', '=', which.personId)
    .where('ended_at', 'is', null);
  if (which.grantId !== undefined) update = update.where('id', '=', which.grantId);
  const result = await update.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export interface FirmPersonRow {
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: Role;
  readonly hasAccount: boolean;
  readonly since: Date;
}

/** Who speaks for a firm that the asker owns; nobody for others. */
export async function peopleOfMyFirm(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<FirmPersonRow[]> {
  const { rows } = await sql<FirmPersonRow>`
    select person_id as "personId", display_name as "displayName", email, role, has_account as "hasAccount", since
    from grappe.people_of_my_firm(${clusterId}, ${organisationId})`.execute(session);
  return rows;
}
