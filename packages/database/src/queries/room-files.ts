import { sql } from 'kysely';
import type { ExchangeCategory } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface RoomFileRow {
  readonly id: string;
  readonly clusterId: string;
  readonly roomId: string;
  readonly messageId: string | null;
  readonly authorId: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly category: ExchangeCategory | null;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
}

const files = (session: Session) =>
  session
    .selectFrom('room_files')
    .select([
      'id',
      'cluster_id as clusterId',
      'room_id as roomId',
      'message_id as messageId',
      'author_id as authorId',
      'name',
      'media_type as mediaType',
      'bytes',
      sql<ExchangeCategory | null>`category`.as('category'),
      'created_at as createdAt',
      'deleted_at as deletedAt',
    ]);

/** Files of a room that were not deleted, newest first. */
export const listRoomFiles = (session: Session, roomId: string): Promise<RoomFileRow[]> =>
  files(session)
    .where('room_id', '=', roomId)
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();

/** Files that go with these messages; deleted ones too, as a trace. */
export const filesOfMessages = async (
  session: Session,
  messageIds: readonly string[],
): Promise<RoomFileRow[]> =>
  messageIds.length === 0 ? [] : files(session).where('message_id', 'in', messageIds).orderBy('id').execute();

/** Files by identifier, those that the asker may read. */
export const getRoomFiles = async (session: Session, ids: readonly string[]): Promise<RoomFileRow[]> =>
  ids.length === 0 ? [] : files(session).where('id', 'in', ids).orderBy('id').execute();

export interface NewRoomFileRow {
  readonly clusterId: string;
  readonly roomId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly content: Buffer;
  readonly category: ExchangeCategory | null;
}

/** Keeps a file in a room. Undefined when the files of the cluster's rooms would then take more than `limit` bytes. */
export async function keepRoomFile(
  session: Session,
  file: NewRoomFileRow,
  limit: number,
): Promise<string | undefined> {
  const { rows } = await sql<{
    used: number;
  }>`select grappe.room_bytes_used(${file.clusterId}) as used`.execute(session);
  if ((rows[0]?.used ?? 0) + file.content.length > limit) return undefined;
  const { id } = await session
    .insertInto('room_files')
    .values({
      cluster_id: file.clusterId,
      room_id: file.roomId,
      author_id: sql<string>`grappe.current_person()`,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.content.length,
      sha256: file.sha256,
      content: file.content,
      category: file.category,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The bytes of a file, if the asker is in its room and it was not deleted. */
export function roomFileContent(
  session: Session,
  roomId: string,
  fileId: string,
): Promise<{ name: string; media_type: string; content: Buffer | null } | undefined> {
  return session
    .selectFrom('room_files')
    .select(['name', 'media_type', 'content'])
    .where('room_id', '=', roomId)
    .where('id', '=', fileId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Takes a file away: by whoever put it there, or by a coordinator. */
export async function deleteRoomFile(session: Session, roomId: string, fileId: string): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('room_files')
    .set({ content: null, deleted_at: sql<Date>`now()` })
    .where('room_id', '=', roomId)
    .where('id', '=', fileId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
