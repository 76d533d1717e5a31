import { sql } from 'kysely';
import type { FactKey, OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface AskRow {
  readonly id: string;
  readonly kind: 'fact' | 'introduction';
  readonly key: FactKey | null;
  readonly message: string;
  readonly status: 'open' | 'accepted' | 'refused' | 'withdrawn';
  readonly askedAt: Date;
  readonly until: Date | null;
  /** The asker speaks for the one who asks; otherwise for the one who is asked. */
  readonly sent: boolean;
  readonly toId: string;
  readonly fromId: string;
  readonly otherId: string;
  readonly otherName: string;
  readonly otherKind: OrganisationKind;
}

/** What the asker's organisations asked and were asked, newest first. */
export async function listAsks(session: Session, clusterId: string): Promise<AskRow[]> {
  const { rows } = await sql<AskRow>`
    select a.id, a.kind, a.key, a.message, a.status, a.created_at as "askedAt", a.granted_until as until, mine.sent,
      a.to_id as "toId", a.from_id as "fromId", o.id as "otherId", o.name as "otherName", o.kind as "otherKind"
    from grappe.asks a
    cross join lateral (select a.from_id = any ((select grappe.my_organisations())::uuid[]) as sent) mine
    join grappe.organisations o on o.id = case when mine.sent then a.to_id else a.from_id end
    where a.cluster_id = ${clusterId} and (mine.sent or a.status <> 'withdrawn')
    order by a.created_at desc, a.id`.execute(session);
  return rows;
}

export interface NewAskRow {
  readonly clusterId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly kind: 'fact' | 'introduction';
  readonly key: FactKey | null;
  readonly message: string;
}

/** Days during which the same is not asked again of those who refused, and how often it is asked in them at most. */
const peace = { days: 30, asks: 3 } as const;

/** The last of the same asks, when those who are asked are to be left in peace; undefined: one may ask. */
export async function askedLately(
  session: Session,
  { clusterId, fromId, toId, kind, key }: Omit<NewAskRow, 'message'>,
): Promise<{ id: string; again: Date } | undefined> {
  const { rows } = await sql<{ id: string; again: Date; refused: boolean; many: number }>`
    select id, created_at + make_interval(days => ${peace.days}) as again,
      bool_or(status = 'refused') over () as refused, (count(*) over ())::int as many
    from grappe.asks
    where cluster_id = ${clusterId} and from_id = ${fromId} and to_id = ${toId} and kind = ${kind}
      and key is not distinct from ${key}::text and status in ('refused', 'withdrawn')
      and coalesce(answered_at, created_at) > now() - make_interval(days => ${peace.days})
    order by created_at desc, id desc`.execute(session);
  const [last] = rows;
  return last !== undefined && (last.refused || last.many >= peace.asks) ? last : undefined;
}

/** Asks for a thing; undefined when the very same ask is still open. */
export async function makeAsk(session: Session, ask: NewAskRow): Promise<string | undefined> {
  const row = await session
    .insertInto('asks')
    .values({
      cluster_id: ask.clusterId,
      from_id: ask.fromId,
      to_id: ask.toId,
      kind: ask.kind,
      key: ask.key,
      message: ask.message,
      asked_by: sql<string>`grappe.current_person()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export type AskAnswerRow =
  { readonly status: 'refused' | 'withdrawn' } | { readonly status: 'accepted'; readonly until: string };

/** Answers or withdraws an open ask. False when it is not open, or not the asker's to answer so. */
export async function settleAsk(
  session: Session,
  clusterId: string,
  askId: string,
  answer: AskAnswerRow,
): Promise<boolean> {
  const result = await session
    .updateTable('asks')
    .set({
      status: answer.status,
      ...(answer.status === 'withdrawn' ? {} : { answered_at: sql<Date>`now()` }),
      ...(answer.status === 'accepted' ? { granted_until: answer.until } : {}),
    })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', askId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface NewGrants {
  readonly clusterId: string;
  readonly organisationId: string;
  readonly granteeId: string;
  readonly askId: string;
  readonly factIds: readonly string[];
  readonly until: string;
}

/** Lets one organisation read some of the asker's facts until a moment. Answers how many facts that is. */
export async function grantFacts(session: Session, grants: NewGrants): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into grappe.fact_grants
      (cluster_id, organisation_id, key, item, kept_to_self, grantee_id, ask_id, granted_by, until)
    select f.cluster_id, f.organisation_id, f.key, f.item, f.audience = 'self', ${grants.granteeId}::uuid,
      ${grants.askId}::uuid, grappe.current_person(), ${grants.until}::timestamptz
    from grappe.facts f
    where f.cluster_id = ${grants.clusterId} and f.organisation_id = ${grants.organisationId} and f.ended_at is null
      and f.id = any (${[...grants.factIds]}::uuid[])`.execute(session);
  return Number(numAffectedRows ?? 0n);
}

export interface FactGrantRow {
  readonly id: string;
  readonly key: FactKey;
  readonly item: string;
  readonly until: Date;
  readonly granteeId: string;
  readonly granteeName: string;
  readonly granteeKind: OrganisationKind;
}

/** What the asker's organisations let others read today. */
export function listFactGrants(session: Session, clusterId: string): Promise<FactGrantRow[]> {
  return session
    .selectFrom('fact_grants as g')
    .innerJoin('organisations as o', 'o.id', 'g.grantee_id')
    .select([
      'g.id',
      'g.key',
      'g.item',
      'g.until',
      'o.id as granteeId',
      'o.name as granteeName',
      'o.kind as granteeKind',
    ])
    .where('g.cluster_id', '=', clusterId)
    .where('g.revoked_at', 'is', null)
    .where(sql<boolean>`g.until > now()`)
    .orderBy('g.until')
    .orderBy('g.id')
    .execute();
}

/** Takes back what was let read, at once. False when there is nothing of the asker's to take back. */
export async function revokeFactGrant(
  session: Session,
  clusterId: string,
  grantId: string,
): Promise<boolean> {
  const result = await session
    .updateTable('fact_grants')
    .set({ revoked_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', grantId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
