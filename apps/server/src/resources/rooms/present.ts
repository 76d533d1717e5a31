import type {
  RoomDecision,
  RoomFile,
  RoomMessage,
  RoomPerson,
  RoomSearchResult,
  RoomSummary,
  RoomTask,
} from '@grappe/contracts/api';
import type {
  RoomDecisionRow,
  RoomFileRow,
  RoomMessageRow,
  RoomPersonRow,
  RoomRow,
  RoomSearchRow,
  RoomTaskRow,
} from '@grappe/database';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export const presentRoomSummary = (row: RoomRow): RoomSummary => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  status: row.status,
  subjectId: row.subjectId,
  version: row.version,
  unread: row.unread,
  mentioned: row.mentioned,
  lastMessageAt: instant(row.lastMessageAt),
  canManage: row.canManage,
  renamed:
    row.renamedFrom === null || row.renamedAt === null
      ? null
      : { from: row.renamedFrom, by: row.renamedBy, at: row.renamedAt.toISOString() },
  closedOrOpened: row.statusAt === null ? null : { by: row.statusBy, at: row.statusAt.toISOString() },
});

export const presentRoomPerson = (row: RoomPersonRow): RoomPerson => ({
  id: row.personId,
  name: row.displayName,
  organisation:
    row.organisationId === null ? null : { id: row.organisationId, name: row.organisationName ?? '' },
  coordinates: row.coordinates,
  isIn: row.isIn,
});

export const presentRoomFile = (row: RoomFileRow): RoomFile => ({
  id: row.id,
  messageId: row.messageId,
  authorId: row.authorId,
  name: row.name,
  mediaType: row.mediaType,
  bytes: row.bytes,
  category: row.category,
  createdAt: row.createdAt.toISOString(),
  deletedAt: instant(row.deletedAt),
  href: `/files/rooms/${row.roomId}/${row.id}`,
});

export const presentRoomMessage = (row: RoomMessageRow): RoomMessage => ({
  id: row.id,
  roomId: row.roomId,
  threadId: row.threadId,
  authorId: row.authorId,
  clientId: row.clientId,
  body: row.body,
  mentions: [...row.mentions],
  category: row.category,
  files: row.files.map(presentRoomFile),
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  editedAt: instant(row.editedAt),
  deletedAt: instant(row.deletedAt),
});

const presentKept = (row: RoomDecisionRow | RoomTaskRow) => ({
  id: row.id,
  roomId: row.roomId,
  authorId: row.authorId,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedBy: row.updatedBy,
  updatedAt: row.updatedAt.toISOString(),
  deletedAt: instant(row.deletedAt),
});

/** What was taken away is told no more: only that it is gone. */
const toldOf = (row: RoomDecisionRow | RoomTaskRow, words: string): string =>
  row.deletedAt === null ? words : '';

export const presentRoomDecision = (row: RoomDecisionRow): RoomDecision => ({
  ...presentKept(row),
  title: toldOf(row, row.title),
  body: toldOf(row, row.body),
  status: row.status,
  decidedOn: row.decidedOn,
  meetingId: row.meetingId,
});

export const presentRoomTask = (row: RoomTaskRow): RoomTask => ({
  ...presentKept(row),
  title: toldOf(row, row.title),
  note: toldOf(row, row.note),
  ownerId: row.ownerId,
  dueOn: row.dueOn,
  status: row.status,
});

export const presentRoomSearchResult = (row: RoomSearchRow): RoomSearchResult => ({
  ...row,
  at: row.at.toISOString(),
});
