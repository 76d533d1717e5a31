import { sql } from 'kysely';
import type { Session } from '../connect.ts';

export interface RoomEventRow {
  readonly position: number;
  readonly id: string;
  readonly roomId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly change: 'created' | 'changed' | 'removed';
}

/** Events after a position, in the order in which they became visible; identifiers only. Needs no identity. */
export async function roomEventsAfter(
  session: Session,
  position: number,
  limit: number,
): Promise<RoomEventRow[]> {
  const { rows } = await sql<RoomEventRow>`
    select place as position, event_id as id, room_id as "roomId", kind, subject_id as "subjectId", change
    from grappe.room_events_after(${position}, ${limit})`.execute(session);
  return rows;
}

/** Events after a position in the rooms that the asker is in. */
export function myRoomEventsAfter(
  session: Session,
  position: number,
  limit: number,
): Promise<RoomEventRow[]> {
  return session
    .selectFrom('room_events')
    .select(['position', 'id', 'room_id as roomId', 'kind', 'subject_id as subjectId', 'change'])
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Stands before every event. */
export const beforeEveryEvent = '00000000-0000-0000-0000-000000000000';

/** The last event of the rooms that the asker is in: whatever is read after this holds it. */
export async function myLastEvent(session: Session): Promise<string> {
  const row = await session
    .selectFrom('room_events')
    .select('id')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? beforeEveryEvent;
}

/** Which of these people may read a room at this moment. Needs no identity. */
export async function readersAmong(
  session: Session,
  roomId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ readers: string[] }>`
    select grappe.readers_among(${roomId}, ${[...personIds]}::uuid[]) as readers`.execute(session);
  return new Set(rows[0]?.readers);
}

/** Null when the event is forgotten, or never was. Needs no identity. */
export async function positionOfEvent(session: Session, eventId: string): Promise<number | null> {
  if (eventId === beforeEveryEvent) return 0;
  if (eventId === beforeEveryEvent) return 0;
  const { rows } = await sql<{ position: number | null }>`
    select grappe.position_of_event(${eventId}) as position`.execute(session);
  return rows[0]?.position ?? null;
}

/** Position of the newest event, 0 when there is none. Needs no identity. */
export async function lastEventPosition(session: Session): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select grappe.last_event_position() as position`.execute(session);
  return rows[0]?.position ?? 0;
}

/** Forgets events that nobody catches up from any more; gives how many. Needs no identity. */
export async function forgetOldEvents(session: Session, days: number): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`
    select grappe.forget_old_events(make_interval(days => ${days})) as forgotten`.execute(session);
  return rows[0]?.forgotten ?? 0;
}
