import { sql } from 'kysely';
import type { Language, Role } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

export interface PersonRow {
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
  readonly language: Language;
}

export interface GrantRow {
  readonly id: string;
  readonly role: Role;
  readonly clusterId: string | null;
  readonly clusterName: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
}

/** The person behind an account of the sign-in library; needs no identity (`asNobody`). */
export async function personOfAccount(session: Session, account: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select person_id as "personId", display_name as "displayName", email, language
    from grappe.person_of_account(${account})`.execute(session);
  return rows[0];
}

export interface NewAccount {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/**
 * Attaches an account to the person of that address, invited beforehand, or to a new person; needs no identity.
 * Undefined when that person already has another account.
 */
export async function registerPerson(session: Session, account: NewAccount): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select grappe.register_person(${account.account}, ${account.name}, ${account.email}, ${account.language}) as id
  `.execute(session);
  return rows[0]?.id ?? undefined;
}

/**
 * The roles that the asker holds today; an organisation that was merged is replaced by the one that took it in. Each is looked
 * up by its number (`limit 1`): joined as a whole, the directory would be read from end to end at every request.
 */
export function myGrants(session: Session): Promise<GrantRow[]> {
  return session
    .selectFrom('role_grants as g')
    .leftJoin('clusters as c', 'c.id', 'g.cluster_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('organisations')
          .select(['organisations.id', 'organisations.name'])
          .whereRef('organisations.cluster_id', '=', 'g.cluster_id')
          .where('organisations.id', '=', sql<string>`grappe.surviving_organisation(g.organisation_id)`)
          .limit(1)
          .as('o'),
      (join) => join.onTrue(),
    )
    .select([
      'g.id',
      'g.role',
      'g.cluster_id as clusterId',
      'c.name as clusterName',
      'o.id as organisationId',
      'o.name as organisationName',
    ])
    .where('g.person_id', '=', sql<string>`grappe.current_person()`)
    .where('g.ended_at', 'is', null)
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
}

/** The language in which the asker reads. */
export async function setMyLanguage(session: Session, language: Language): Promise<void> {
  await session
    .updateTable('people')
    .set({ language })
    .where('id', '=', sql<string>`grappe.current_person()`)
    .execute();
}
