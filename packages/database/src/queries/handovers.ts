import { sql } from 'kysely';
import pg from 'pg';
import type { Session } from '../connect.ts';

export interface CarriedRow {
  readonly roles: number;
  readonly tasks: number;
  readonly rooms: number;
  /** Nobody else could act there. */
  readonly isLast: boolean;
}

/** What a person carries in a cluster (null: on the platform) and would leave behind. */
export async function carriedBy(
  session: Session,
  clusterId: string | null,
  personId: string,
): Promise<CarriedRow | undefined> {
  const { rows } = await sql<CarriedRow>`
    select roles, tasks, rooms, is_last as "isLast"
    from grappe.carried_by(${clusterId}, ${personId})`.execute(session);
  return rows[0];
}

export type HandedOver =
  'handed_over' | 'nothing_to_end' | 'successor_not_here' | 'successor_needed' | 'somebody_must_stay';

/** Raised by the database when nobody who can act would stay. */
const somebodyStays = 'GR001';

/**
 * Ends what a person is in a cluster (null: on the platform) and moves what it carried to a successor who is there
 * already: all of it, or nothing.
 */
export async function handOver(
  session: Session,
  wish: { readonly clusterId: string | null; readonly leaverId: string; readonly successorId: string | null },
): Promise<HandedOver> {
  await sql`savepoint hand_over`.execute(session);
  try {
    const { rows } = await sql<{ outcome: HandedOver }>`
      select grappe.hand_over(${wish.clusterId}, ${wish.leaverId}, ${wish.successorId}) as outcome`.execute(
      session,
    );
    return rows[0]?.outcome ?? 'nothing_to_end';
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== somebodyStays) throw error;
    await sql`rollback to savepoint hand_over`.execute(session);
    return 'somebody_must_stay';
  }
}

/** Closes the platform to somebody whose roles have all ended; administrators only. */
export async function deactivatePerson(session: Session, personId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.deactivate_person(${personId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** The account of somebody whom the asker may manage, to close its sessions. */
export async function accountOfPerson(session: Session, personId: string): Promise<string | null> {
  const { rows } = await sql<{ account: string | null }>`
    select grappe.account_of_person(${personId}) as account`.execute(session);
  return rows[0]?.account ?? null;
}

/** How many people can act in a cluster (null: on the platform); undefined for those who need not know. */
export async function peopleWhoCan(session: Session, clusterId: string | null): Promise<number | undefined> {
  const { rows } = await sql<{ many: number | null }>`
    select grappe.people_who_can(${clusterId}) as many`.execute(session);
  return rows[0]?.many ?? undefined;
}
