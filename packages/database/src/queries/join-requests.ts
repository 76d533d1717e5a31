import { sql } from 'kysely';
import type { Language } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

/** Clusters that take requests; needs no identity. */
export async function openClusters(session: Session): Promise<{ slug: string; name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`
    select slug, name from grappe.open_clusters()`.execute(session);
  return rows;
}

export interface JoinWish {
  readonly cluster: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly organisationName: string | null;
  readonly message: string | null;
}

/** Leaves a request, or nothing when that address has one already. Needs no identity. */
export async function askToJoin(session: Session, wish: JoinWish): Promise<void> {
  const { cluster, name, email, language, organisationName, message } = wish;
  await sql`select grappe.ask_to_join(${cluster}, ${name}, ${email}, ${language}, ${organisationName}, ${message})`.execute(
    session,
  );
}

export interface JoinRequestRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly organisationName: string | null;
  readonly message: string | null;
  readonly createdAt: Date;
}

/** Requests that wait for an answer, the oldest first. */
export function listJoinRequests(session: Session, clusterId: string): Promise<JoinRequestRow[]> {
  return session
    .selectFrom('join_requests')
    .select([
      'id',
      'name',
      'address as email',
      sql<Language>`language`.as('language'),
      'organisation_name as organisationName',
      'message',
      'created_at as createdAt',
    ])
    .where('cluster_id', '=', clusterId)
    .where('decided_at', 'is', null)
    .orderBy('created_at')
    .limit(500)
    .execute();
}

/** Closes a request and gives it back; undefined when it was answered already. */
export function decideJoinRequest(
  session: Session,
  which: { readonly id: string; readonly clusterId: string; readonly accepted: boolean },
): Promise<JoinRequestRow | undefined> {
  return session
    .updateTable('join_requests')
    .set({
      decided_at: sql<Date>`now()`,
      decided_by: sql<string>`grappe.current_person()`,
      accepted: which.accepted,
    })
    .where('id', '=', which.id)
    .where('cluster_id', '=', which.clusterId)
    .where('decided_at', 'is', null)
    .returning([
      'id',
      'name',
      'address as email',
      sql<Language>`language`.as('language'),
      'organisation_name as organisationName',
      'message',
      'created_at as createdAt',
    ])
    .executeTakeFirst();
}

export interface JoinDecisionRow {
  readonly accepted: boolean;
  readonly decidedAt: Date;
  /** Null: erased since. */
  readonly decidedBy: string | null;
}

/** How a request was answered; undefined while it waits. */
export async function joinDecision(
  session: Session,
  clusterId: string,
  requestId: string,
): Promise<JoinDecisionRow | undefined> {
  const { rows } = await sql<JoinDecisionRow>`
    select r.accepted, r.decided_at as "decidedAt", p.display_name as "decidedBy"
    from grappe.join_requests r left join grappe.people p on p.id = r.decided_by
    where r.cluster_id = ${clusterId} and r.id = ${requestId} and r.decided_at is not null`.execute(session);
  return rows[0];
}

/** Whether strangers may ask to join a cluster; its managers decide. */
export async function openToRequests(session: Session, clusterId: string, open: boolean): Promise<void> {
  await session
    .updateTable('clusters')
    .set({ settings: sql`settings || jsonb_build_object('join', ${open ? 'open' : 'closed'}::text)` })
    .where('id', '=', clusterId)
    .execute();
}
