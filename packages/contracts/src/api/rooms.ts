import { z } from 'zod';
import { exchangeCategorySchema } from '../facts/index.ts';
import { date, id, instant, typedText } from './shapes.ts';

export const roomKind = z.enum(['group', 'alliance', 'working_group', 'action', 'cluster']);
export type RoomKind = z.infer<typeof roomKind>;

/** `GET …/rooms` → the rooms that the caller is in, the most recently spoken in first. */
export const roomSummary = z.object({
  id,
  kind: roomKind,
  title: z.string(),
  status: z.enum(['open', 'closed']),
  /** The export group or the alliance that the room follows. */
  subjectId: id.nullable(),
  version: z.int(),
  /** Messages of others that the caller has not read, at most 100. */
  unread: z.int(),
  /** One of them names the caller. */
  mentioned: z.boolean(),
  lastMessageAt: instant.nullable(),
  /** The caller coordinates the room's cluster: opens, closes, lets people in. */
  canManage: z.boolean(),
  /** Its last change of name: what it was called before, by whom (null: erased) and when. */
  renamed: z.object({ from: z.string(), by: id.nullable(), at: instant }).nullable(),
  /** When it was last closed, or opened again, and by whom. */
  closedOrOpened: z.object({ by: id.nullable(), at: instant }).nullable(),
});
export type RoomSummary = z.infer<typeof roomSummary>;

/** `POST …/rooms` (coordinators). A group or an alliance is followed; the others let in those who are named. */
export const newRoom = z.object({
  kind: roomKind,
  title: typedText(200).min(1),
  subjectId: id.nullable().default(null),
  people: z.array(id).max(500).default([]),
});
export type NewRoom = z.input<typeof newRoom>;

/** `PATCH …/rooms/:roomId` (coordinators), from the version last read. A closed room is read, no longer written in. */
export const roomChange = z.object({
  title: typedText(200).min(1).optional(),
  status: z.enum(['open', 'closed']).optional(),
  version: z.int().positive(),
});

export const roomPerson = z.object({
  id,
  name: z.string(),
  organisation: z.object({ id, name: z.string() }).nullable(),
  coordinates: z.boolean(),
  /** False: wrote here, and has left since. */
  isIn: z.boolean(),
});
export type RoomPerson = z.infer<typeof roomPerson>;

export const roomFile = z.object({
  id,
  messageId: id.nullable(),
  authorId: id.nullable(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  category: exchangeCategorySchema.nullable(),
  createdAt: instant,
  deletedAt: instant.nullable(),
  /** Where the file is fetched; it is always saved, never shown in the page. */
  href: z.string(),
});
export type RoomFile = z.infer<typeof roomFile>;

export const roomMessage = z.object({
  id,
  roomId: id,
  threadId: id.nullable(),
  /** Null when the person was erased. */
  authorId: id.nullable(),
  clientId: id,
  /** Null once deleted. */
  body: z.string().nullable(),
  mentions: z.array(id),
  /** What it is about, when its author said so. */
  category: exchangeCategorySchema.nullable(),
  files: z.array(roomFile),
  version: z.int(),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
});
export type RoomMessage = z.infer<typeof roomMessage>;

/** `POST …/rooms/:roomId/messages`; sent twice with the same `clientId` it is kept once. */
export const newRoomMessage = z.object({
  clientId: id,
  body: typedText(8000).min(1),
  category: exchangeCategorySchema.nullable().default(null),
  threadId: id.nullable().default(null),
  /** People of the room whom the words name. */
  mentions: z.array(id).max(50).default([]),
  /** Files that the caller has put in the room, and that go with no message yet. */
  fileIds: z.array(id).max(10).default([]),
});
export type NewRoomMessage = z.input<typeof newRoomMessage>;

/** `PATCH …/messages/:messageId`: one's own words, as one last read them (`version`). */
export const roomMessageChange = z.object({
  body: typedText(8000).min(1),
  mentions: z.array(id).max(50).default([]),
  version: z.int().positive(),
});

export const roomMessagePage = z.object({ messages: z.array(roomMessage), hasEarlier: z.boolean() });
export type RoomMessagePage = z.infer<typeof roomMessagePage>;

const decisionStatus = z.enum(['proposed', 'adopted', 'rejected']);
const taskStatus = z.enum(['open', 'done', 'dropped']);
const kept = {
  id,
  roomId: id,
  authorId: id.nullable(),
  version: z.int(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
};

export const roomDecision = z.object({
  ...kept,
  title: z.string(),
  body: z.string(),
  status: decisionStatus,
  decidedOn: date.nullable(),
  /** The meeting in which it was taken. */
  meetingId: id.nullable(),
});
export type RoomDecision = z.infer<typeof roomDecision>;

export const roomTask = z.object({
  ...kept,
  title: z.string(),
  note: z.string(),
  ownerId: id.nullable(),
  dueOn: date.nullable(),
  status: taskStatus,
});
export type RoomTask = z.infer<typeof roomTask>;

/** `POST …/rooms/:roomId/decisions`, `PATCH …/decisions/:decisionId` with the version last read. */
export const newRoomDecision = z.object({
  title: typedText(300).min(1),
  body: typedText(8000).default(''),
  status: decisionStatus.default('proposed'),
  decidedOn: date.nullable().default(null),
  meetingId: id.nullable().default(null),
});
export const roomDecisionChange = z.object({
  version: z.int().positive(),
  title: typedText(300).min(1).optional(),
  body: typedText(8000).optional(),
  status: decisionStatus.optional(),
  decidedOn: date.nullable().optional(),
});
export type RoomDecisionChange = z.input<typeof roomDecisionChange>;

/** `POST …/rooms/:roomId/tasks`, `PATCH …/tasks/:taskId` with the version last read. */
export const newRoomTask = z.object({
  title: typedText(300).min(1),
  note: typedText(8000).default(''),
  ownerId: id.nullable().default(null),
  dueOn: date.nullable().default(null),
});
export const roomTaskChange = z.object({
  version: z.int().positive(),
  title: typedText(300).min(1).optional(),
  note: typedText(8000).optional(),
  ownerId: id.nullable().optional(),
  dueOn: date.nullable().optional(),
  status: taskStatus.optional(),
});
export type RoomTaskChange = z.input<typeof roomTaskChange>;

/** What is deleted is so from the version that its reader saw. */
export const versionSeen = z.object({ version: z.int().positive() });

/** `GET …/rooms/:roomId` → all that the page shows, and where its live stream begins. */
export const room = roomSummary.extend({
  people: z.array(roomPerson),
  /** Those of the room are held to be competitors: what is sensitive is not said there. */
  guarded: z.boolean(),
  /** Who looks at the room now. */
  here: z.array(id),
  /** The last message that the caller had read. */
  readThrough: id.nullable(),
  /** The latest messages, oldest first, with the whole of their threads left to `?thread=`. */
  messages: z.array(roomMessage),
  hasEarlier: z.boolean(),
  decisions: z.array(roomDecision),
  tasks: z.array(roomTask),
  files: z.array(roomFile),
  /** The last event that these contents hold: `GET …/events?after=`. */
  cursor: id,
});
export type Room = z.infer<typeof room>;

/** `PUT …/rooms/:roomId/read`: everything up to this message is read. Going back changes nothing. */
export const readMark = z.object({ through: id });

/** `POST …/rooms/:roomId/presence`: the page is open (every 30 seconds), or closes. Answers who is here. */
export const presenceMark = z.object({ here: z.boolean() });
export const presence = z.object({ here: z.array(id) });

/** `GET …/rooms/:roomId/search?words=` */
export const roomSearchResult = z.object({
  kind: z.enum(['message', 'decision', 'task', 'file']),
  id,
  threadId: id.nullable(),
  at: instant,
  authorId: id.nullable(),
  excerpt: z.string(),
});
export type RoomSearchResult = z.infer<typeof roomSearchResult>;

/**
 * `GET …/events` (server-sent events, `event: room`, `id:` resumes): what happened in a room. The changed row comes as it
 * is now, read with the rights of those who receive it; when it is of another kind, the page reads it again.
 * `event: presence` has {@link presenceEvent}; `event: reset`: too much time has passed, read everything again.
 */
export const roomEvent = z.object({
  roomId: id,
  kind: z.string(),
  change: z.enum(['created', 'changed', 'removed']),
  subjectId: id,
  message: roomMessage.nullable(),
  decision: roomDecision.nullable(),
  task: roomTask.nullable(),
  file: roomFile.nullable(),
});
export type RoomEvent = z.infer<typeof roomEvent>;

export const presenceEvent = z.object({ roomId: id, here: z.array(id) });
export type PresenceEvent = z.infer<typeof presenceEvent>;

/** `GET|PUT /api/digest`: how often the caller wants a mail about what it has not read; never sooner. */
export const digestChoice = z.discriminatedUnion('every', [
  z.object({ every: z.enum(['never', 'day', 'week']), hours: z.null().default(null) }),
  z.object({ every: z.literal('hours'), hours: z.int().min(1).max(720) }),
]);
export type DigestChoice = z.infer<typeof digestChoice>;
