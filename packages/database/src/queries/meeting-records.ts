import { sql } from 'kysely';
import type { ExchangeCategory } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

const me = sql<string>`grappe.current_person()`;

export interface MinutesRow {
  readonly id: string;
  readonly rank: number;
  readonly reason: string;
  readonly body: string;
  readonly categories: readonly ExchangeCategory[];
  readonly othersPresent: string;
  readonly status: 'draft' | 'approved';
  readonly version: number;
  readonly authorId: string | null;
  readonly updatedBy: string | null;
  readonly updatedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
}

/** Every version of the minutes of a meeting, in its order. */
export async function minutesOf(session: Session, meetingId: string): Promise<MinutesRow[]> {
  const { rows } = await sql<MinutesRow>`
    select id, rank, reason, body, categories, others_present as "othersPresent", status, version, author_id as "authorId",
      updated_by as "updatedBy", updated_at as "updatedAt", approved_by as "approvedBy", approved_at as "approvedAt"
    from grappe.meeting_minutes where meeting_id = ${meetingId} order by rank`.execute(session);
  return rows;
}

export interface MinutesFields {
  readonly body: string;
  readonly categories: readonly ExchangeCategory[];
  readonly othersPresent: string;
}

/** Begins the minutes, or a correction of what was approved. */
export async function addMinutes(
  session: Session,
  place: { readonly clusterId: string; readonly roomId: string; readonly meetingId: string },
  minutes: MinutesFields & { readonly rank: number; readonly reason: string },
): Promise<string> {
  const { id } = await session
    .insertInto('meeting_minutes')
    .values({
      cluster_id: place.clusterId,
      room_id: place.roomId,
      meeting_id: place.meetingId,
      rank: minutes.rank,
      reason: minutes.reason,
      body: minutes.body,
      categories: [...new Set(minutes.categories)],
      others_present: minutes.othersPresent,
      author_id: me,
      updated_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Rewrites or approves a draft. False when it changed since that version, or is approved already. */
export async function changeMinutes(
  session: Session,
  { minutesId, version }: { minutesId: string; version: number },
  change: { [Name in keyof MinutesFields]?: MinutesFields[Name] | undefined } & { approve?: true },
): Promise<boolean> {
  const { body, categories, othersPresent, approve } = change;
  const { numUpdatedRows } = await session
    .updateTable('meeting_minutes')
    .set({
      ...(body === undefined ? {} : { body }),
      ...(categories === undefined ? {} : { categories: [...new Set(categories)] }),
      ...(othersPresent === undefined ? {} : { others_present: othersPresent }),
      ...(approve === undefined ? {} : { status: 'approved' }),
      version: version + 1,
      updated_by: me,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', minutesId)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface DissociationRow {
  readonly id: string;
  readonly roomId: string;
  readonly meetingId: string | null;
  readonly messageId: string | null;
  readonly authorId: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly subject: string;
  readonly statement: string;
  readonly recordedAt: Date;
}

/** Dissociations recorded in a room, the latest first; of one meeting, or the one that the asker sent under an identifier. */
export async function listDissociations(
  session: Session,
  roomId: string,
  { meetingId = null, clientId = null }: { meetingId?: string | null; clientId?: string | null } = {},
): Promise<DissociationRow[]> {
  const { rows } = await sql<DissociationRow>`
    select d.id, d.room_id as "roomId", d.meeting_id as "meetingId", d.message_id as "messageId", d.author_id as "authorId",
      o.id as "organisationId", o.name as "organisationName", d.subject, d.statement, d.recorded_at as "recordedAt"
    from grappe.dissociations d left join grappe.organisations o on o.id = d.organisation_id
    where d.room_id = ${roomId} and (${meetingId}::uuid is null or d.meeting_id = ${meetingId}::uuid)
      and (${clientId}::uuid is null or (d.client_id = ${clientId}::uuid and d.author_id = grappe.current_person()))
    order by d.recorded_at desc, d.id desc limit 1000`.execute(session);
  return rows;
}

export interface NewDissociationRow {
  readonly clusterId: string;
  readonly roomId: string;
  readonly clientId: string;
  readonly subject: string;
  readonly statement: string;
  readonly meetingId: string | null;
  readonly messageId: string | null;
}

/** Records a dissociation of the asker, once for each `clientId`. */
export async function recordDissociation(session: Session, told: NewDissociationRow): Promise<void> {
  await session
    .insertInto('dissociations')
    .values({
      cluster_id: told.clusterId,
      room_id: told.roomId,
      meeting_id: told.meetingId,
      message_id: told.messageId,
      author_id: me,
      client_id: told.clientId,
      subject: told.subject,
      statement: told.statement,
    })
    .onConflict((conflict) => conflict.columns(['room_id', 'author_id', 'client_id']).doNothing())
    .execute();
}
