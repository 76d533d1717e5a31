import { sql, type Kysely } from 'kysely';
import type { Language, Role } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import type { Tables } from '../rows.ts';

export interface PersonRow {
  readonly personId: string;
  readonly displayName: string;
  readonly email: string;
  readonly language: Language;
}

export interface GrantRow {
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

export interface CallerRow extends PersonRow {
  /** The roles held today, oldest first; an organisation that was merged is replaced by the one that took it in. */
  readonly grants: readonly GrantRow[];
}

/** The person behind an account with what it may do; undefined when nobody is. One question, in a transaction of its own. */
export async function callerOfAccount(app: Kysely<Tables>, account: string): Promise<CallerRow | undefined> {
  const { rows } = await sql<CallerRow>`
    select person_id as "personId", display_name as "displayName", email, language, grants
    from grappe.caller_of_account(${account})`.execute(app);
  return rows[0];
}

/** The language in which the asker reads. */
export async function setMyLanguage(session: Session, language: Language): Promise<void> {
  await session
    .updateTable('people')
    .set({ language })
    .where('id', '=', sql<string>`grappe.current_person()`)
    .execute();
}
