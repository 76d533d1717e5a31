import { sql } from 'kysely';
import type { Session } from '../connect.ts';

interface KeptRow {
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedBy: string | null;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
}

export interface RoomDecisionRow extends KeptRow {
  readonly title: string;
  readonly body: string;
  readonly status: 'proposed' | 'adopted' | 'rejected';
  readonly decidedOn: string | null;
  readonly meetingId: string | null;
}

export interface RoomTaskRow extends KeptRow {
  readonly title: string;
  readonly note: string;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
  readonly status: 'open' | 'done' | 'dropped';
}

const keptColumns = [
  'id',
  'room_id as roomId',
  'author_id as authorId',
  'version',
  'created_at as createdAt',
  'updated_by as updatedBy',
  'updated_at as updatedAt',
  'deleted_at as deletedAt',
] as const;

const decisions = (session: Session) =>
  session
    .selectFrom('room_decisions')
    .select([
      ...keptColumns,
      'title',
      'body',
      'status',
      'decided_on as decidedOn',
      'meeting_id as meetingId',
    ]);

const tasks = (session: Session) =>
  session
    .selectFrom('room_tasks')
    .select([...keptColumns, 'title', 'note', 'owner_id as ownerId', 'due_on as dueOn', 'status']);

const mostKept = 500;

/** Decisions of a room that were not deleted, newest first. */
export const listRoomDecisions = (session: Session, roomId: string): Promise<RoomDecisionRow[]> =>
  decisions(session)
    .where('room_id', '=', roomId)
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(mostKept)
    .execute();

/** Decisions that were taken in a meeting and not deleted, in their order. */
export const decisionsOfMeeting = (session: Session, meetingId: string): Promise<RoomDecisionRow[]> =>
  decisions(session)
    .where('meeting_id', '=', meetingId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(mostKept)
    .execute();

/** Tasks of a room that were not deleted: open ones first, by date. */
export const listRoomTasks = (session: Session, roomId: string): Promise<RoomTaskRow[]> =>
  tasks(session)
    .where('room_id', '=', roomId)
    .where('deleted_at', 'is', null)
    .orderBy(sql`status <> 'open'`)
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(mostKept)
    .execute();

/** Decisions by identifier, those that the asker may read. */
export const getRoomDecisions = async (
  session: Session,
  ids: readonly string[],
): Promise<RoomDecisionRow[]> =>
  ids.length === 0 ? [] : decisions(session).where('id', 'in', ids).orderBy('id').execute();

/** Tasks by identifier, those that the asker may read. */
export const getRoomTasks = async (session: Session, ids: readonly string[]): Promise<RoomTaskRow[]> =>
  ids.length === 0 ? [] : tasks(session).where('id', 'in', ids).orderBy('id').execute();

interface Place {
  readonly clusterId: string;
  readonly roomId: string;
}

export async function addRoomDecision(
  session: Session,
  place: Place,
  decision: Pick<RoomDecisionRow, 'title' | 'body' | 'status' | 'decidedOn' | 'meetingId'>,
): Promise<string> {
  const { id } = await session
    .insertInto('room_decisions')
    .values({
      cluster_id: place.clusterId,
      room_id: place.roomId,
      title: decision.title,
      body: decision.body,
      status: decision.status,
      decided_on: decision.decidedOn,
      meeting_id: decision.meetingId,
      author_id: sql<string>`grappe.current_person()`,
      updated_by: sql<string>`grappe.current_person()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function addRoomTask(
  session: Session,
  place: Place,
  task: { title: string; note: string; ownerId: string | null; dueOn: string | null },
): Promise<string> {
  const { id } = await session
    .insertInto('room_tasks')
    .values({
      cluster_id: place.clusterId,
      room_id: place.roomId,
      title: task.title,
      note: task.note,
      owner_id: task.ownerId,
      due_on: task.dueOn,
      author_id: sql<string>`grappe.current_person()`,
      updated_by: sql<string>`grappe.current_person()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface Seen {
  readonly roomId: string;
  readonly id: string;
  /** The version that the asker changes; when there is a newer one nothing is written. */
  readonly version: number;
}

const touched = (version: number) => ({
  version: version + 1,
  updated_by: sql<string>`grappe.current_person()`,
  updated_at: sql<Date>`now()`,
});

/** Undefined fields stay. False when it changed since the version that the asker saw, or is deleted. */
export async function changeRoomDecision(
  session: Session,
  seen: Seen,
  change: {
    title?: string | undefined;
    body?: string | undefined;
    status?: RoomDecisionRow['status'] | undefined;
    decidedOn?: string | null | undefined;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('room_decisions')
    .set({
      ...touched(seen.version),
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.body === undefined ? {} : { body: change.body }),
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.decidedOn === undefined ? {} : { decided_on: change.decidedOn }),
    })
    .where('room_id', '=', seen.roomId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Undefined fields stay. False when it changed since the version that the asker saw, or is deleted. */
export async function changeRoomTask(
  session: Session,
  seen: Seen,
  change: {
    title?: string | undefined;
    note?: string | undefined;
    ownerId?: string | null | undefined;
    dueOn?: string | null | undefined;
    status?: RoomTaskRow['status'] | undefined;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('room_tasks')
    .set({
      ...touched(seen.version),
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.note === undefined ? {} : { note: change.note }),
      ...(change.ownerId === undefined ? {} : { owner_id: change.ownerId }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.status === undefined ? {} : { status: change.status }),
    })
    .where('room_id', '=', seen.roomId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes a decision or a task as the asker saw it; the row stays as a trace. */
export async function deleteRoomWork(
  session: Session,
  table: 'room_decisions' | 'room_tasks',
  seen: Seen,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable(table)
    .set({ ...touched(seen.version), deleted_at: sql<Date>`now()` })
    .where('room_id', '=', seen.roomId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
