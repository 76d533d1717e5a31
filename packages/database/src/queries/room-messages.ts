import { sql } from 'kysely';
import pg from 'pg';
import type { ExchangeCategory } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { RoomFileRow } from './room-files.ts';
import { filesOfMessages } from './room-files.ts';

export interface RoomMessageRow {
  readonly id: string;
  readonly clusterId: string;
  readonly roomId: string;
  readonly threadId: string | null;
  readonly authorId: string | null;
  readonly clientId: string;
  readonly body: string | null;
  readonly mentions: readonly string[];
  readonly category: ExchangeCategory | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly files: readonly RoomFileRow[];
}

const messages = (session: Session) =>
  session
    .selectFrom('room_messages')
    .select([
      'id',
      'cluster_id as clusterId',
      'room_id as roomId',
      'thread_id as threadId',
      'author_id as authorId',
      'client_id as clientId',
      'body',
      'mentions',
      sql<ExchangeCategory | null>`category`.as('category'),
      'version',
      'created_at as createdAt',
      'edited_at as editedAt',
      'deleted_at as deletedAt',
    ]);

const withFiles = async (
  session: Session,
  found: readonly Omit<RoomMessageRow, 'files'>[],
): Promise<RoomMessageRow[]> => {
  const files = await filesOfMessages(
    session,
    found.map(({ id }) => id),
  );
  return found.map((message) => ({
    ...message,
    files: files.filter(({ messageId }) => messageId === message.id),
  }));
};

/** The latest messages of a room before one of them, oldest first, and whether there are earlier ones. */
export async function listRoomMessages(
  session: Session,
  roomId: string,
  page: { before?: string | undefined; limit: number },
): Promise<{ messages: RoomMessageRow[]; hasEarlier: boolean }> {
  let query = messages(session)
    .where('room_id', '=', roomId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.before !== undefined) query = query.where('id', '<', page.before);
  const found = await query.execute();
  const kept = found.slice(0, page.limit).reverse();
  return { messages: await withFiles(session, kept), hasEarlier: found.length > page.limit };
}

/** A whole thread: its first message, then the answers. */
export async function listThread(
  session: Session,
  roomId: string,
  threadId: string,
): Promise<RoomMessageRow[]> {
  const found = await messages(session)
    .where('room_id', '=', roomId)
    .where((eb) => eb.or([eb('id', '=', threadId), eb('thread_id', '=', threadId)]))
    .orderBy('id')
    .limit(1000)
    .execute();
  return withFiles(session, found);
}

/** Messages by identifier, those that the asker may read. */
export async function getRoomMessages(session: Session, ids: readonly string[]): Promise<RoomMessageRow[]> {
  if (ids.length === 0) return [];
  return withFiles(session, await messages(session).where('id', 'in', ids).orderBy('id').execute());
}

export interface NewRoomMessageRow {
  readonly clusterId: string;
  readonly roomId: string;
  readonly threadId: string | null;
  readonly clientId: string;
  readonly body: string;
  readonly mentions: readonly string[];
  readonly category: ExchangeCategory | null;
  readonly fileIds: readonly string[];
}

/** Why the database refused a change of a room's content. */
export type RoomRefusal = 'closed' | 'not_in_room' | 'bad_thread';

const refusals: Readonly<Record<string, RoomRefusal>> = {
  GR001: 'closed',
  GR002: 'not_in_room',
  GR003: 'bad_thread',
  '23503': 'bad_thread',
};

/** What a failure of PostgreSQL says about a room; undefined when it is about something else. */
export const roomRefusalOf = (error: unknown): RoomRefusal | undefined =>
  error instanceof pg.DatabaseError ? refusals[error.code ?? ''] : undefined;

/** Keeps a message, once for each `clientId` of its author, and the files that go with it. */
export async function postRoomMessage(session: Session, message: NewRoomMessageRow): Promise<string> {
  const posted = await session
    .insertInto('room_messages')
    .values({
      cluster_id: message.clusterId,
      room_id: message.roomId,
      thread_id: message.threadId,
      client_id: message.clientId,
      author_id: sql<string>`grappe.current_person()`,
      body: message.body,
      mentions: [...new Set(message.mentions)],
      category: message.category,
    })
    .onConflict((conflict) => conflict.columns(['room_id', 'author_id', 'client_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (posted === undefined) return alreadyPosted(session, message);
  await attachFiles(session, posted.id, message);
  return posted.id;
}

async function alreadyPosted(session: Session, { roomId, clientId }: NewRoomMessageRow): Promise<string> {
  const { id } = await session
    .selectFrom('room_messages')
    .select('id')
    .where('room_id', '=', roomId)
    .where('client_id', '=', clientId)
    .where('author_id', '=', sql<string>`grappe.current_person()`)
    .executeTakeFirstOrThrow();
  return id;
}

/** Files that are no longer there, or go with another message, are left out. */
async function attachFiles(
  session: Session,
  messageId: string,
  { roomId, fileIds }: NewRoomMessageRow,
): Promise<void> {
  if (fileIds.length === 0) return;
  await session
    .updateTable('room_files')
    .set({ message_id: messageId })
    .where('room_id', '=', roomId)
    .where('id', 'in', fileIds)
    .where('author_id', '=', sql<string>`grappe.current_person()`)
    .where('message_id', 'is', null)
    .where('deleted_at', 'is', null)
    .execute();
}

interface OneMessage {
  readonly roomId: string;
  readonly messageId: string;
  readonly version: number;
}

/** Rewrites one's own message. False when it changed since that version, is deleted, or is not one's own. */
export async function rewriteRoomMessage(
  session: Session,
  { roomId, messageId, version }: OneMessage,
  words: { body: string; mentions: readonly string[] },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('room_messages')
    .set({
      body: words.body,
      mentions: [...new Set(words.mentions)],
      version: version + 1,
      edited_at: sql<Date>`now()`,
    })
    .where('room_id', '=', roomId)
    .where('id', '=', messageId)
    .where('author_id', '=', sql<string>`grappe.current_person()`)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes one's own words away, and the files that went with them; the trace stays. */
export async function deleteRoomMessage(
  session: Session,
  { roomId, messageId, version }: OneMessage,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('room_messages')
    .set({ body: null, mentions: [], version: version + 1, deleted_at: sql<Date>`now()` })
    .where('room_id', '=', roomId)
    .where('id', '=', messageId)
    .where('author_id', '=', sql<string>`grappe.current_person()`)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await session
    .updateTable('room_files')
    .set({ content: null, deleted_at: sql<Date>`now()` })
    .where('message_id', '=', messageId)
    .where('deleted_at', 'is', null)
    .execute();
  return true;
}
