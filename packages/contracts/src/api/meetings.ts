import { z } from 'zod';
import { exchangeCategorySchema } from '../facts/index.ts';
import { roomDecision } from './rooms.ts';
import { id, instant, organisationRef, typedText } from './shapes.ts';

export const agendaItem = z.object({
  title: typedText(300).min(1),
  /** What it is about; what is sensitive is on no agenda of competitors. */
  category: exchangeCategorySchema.nullable().default(null),
  minutes: z.int().min(1).max(600).nullable().default(null),
});
export type AgendaItem = z.infer<typeof agendaItem>;

const link = typedText(500).pipe(z.union([z.literal(''), z.url({ protocol: /^https?$/ })]));
const planned = {
  title: typedText(200).min(1),
  startsAt: instant,
  endsAt: instant.nullable(),
  place: typedText(300),
  /** Where to follow it from afar. */
  link,
  agenda: z.array(agendaItem).max(40),
};

/** `POST …/rooms/:roomId/meetings`. Nothing is told to anybody until the agenda is announced. */
export const newMeeting = z.object({
  ...planned,
  endsAt: planned.endsAt.default(null),
  place: planned.place.default(''),
  link: planned.link.default(''),
  agenda: planned.agenda.default([]),
  /** People of the room; absent: all of them. */
  invited: z.array(id).max(500).optional(),
});
export type NewMeeting = z.input<typeof newMeeting>;

/** `PATCH …/meetings/:meetingId`, before it begins. Once announced, a change is announced at once. */
export const meetingChange = z
  .object(planned)
  .partial()
  .extend({
    version: z.int().positive(),
    invited: z.array(id).max(500).optional(),
  });
export type MeetingChange = z.input<typeof meetingChange>;

/** The agenda as it was announced one day. */
export const agendaAnnounced = z.object({
  rank: z.int(),
  title: z.string(),
  startsAt: instant,
  endsAt: instant.nullable(),
  place: z.string(),
  link: z.string(),
  items: z.array(agendaItem),
  publishedBy: id.nullable(),
  publishedAt: instant,
});
export type AgendaAnnounced = z.infer<typeof agendaAnnounced>;

const attendance = z.enum(['present', 'excused', 'absent']);
export type Attendance = z.infer<typeof attendance>;

export const meetingPerson = z.object({
  /** Null when the person was erased. */
  personId: id.nullable(),
  organisation: organisationRef.pick({ id: true, name: true }).nullable(),
  invited: z.boolean(),
  reply: z.enum(['yes', 'no']).nullable(),
  attendance: attendance.nullable(),
});
export type MeetingPerson = z.infer<typeof meetingPerson>;

/** Minutes, each version as it stands; an approved one never changes again. */
export const meetingMinutes = z.object({
  id,
  rank: z.int(),
  /** Why what was approved is corrected; empty for the first. */
  reason: z.string(),
  body: z.string(),
  categories: z.array(exchangeCategorySchema),
  othersPresent: z.string(),
  status: z.enum(['draft', 'approved']),
  version: z.int(),
  authorId: id.nullable(),
  updatedBy: id.nullable(),
  updatedAt: instant,
  approvedBy: id.nullable(),
  approvedAt: instant.nullable(),
});
export type MeetingMinutes = z.infer<typeof meetingMinutes>;

const minutesFields = {
  body: typedText(50_000),
  categories: z.array(exchangeCategorySchema).max(exchangeCategorySchema.options.length),
  othersPresent: typedText(1000),
};
/** `POST …/meetings/:meetingId/minutes`: the first draft, or the correction of what was approved, with its reason. */
export const newMinutes = z.object({
  reason: typedText(1000).default(''),
  body: minutesFields.body.default(''),
  categories: minutesFields.categories.default([]),
  othersPresent: minutesFields.othersPresent.default(''),
});
export const minutesChange = z.object(minutesFields).partial().extend({ version: z.int().positive() });
export type MinutesChange = z.input<typeof minutesChange>;

/** Somebody parted from a discussion. Its time is that of the database; it is never changed nor taken away. */
export const dissociation = z.object({
  id,
  roomId: id,
  meetingId: id.nullable(),
  messageId: id.nullable(),
  authorId: id.nullable(),
  organisation: organisationRef.pick({ id: true, name: true }).nullable(),
  subject: z.string(),
  statement: z.string(),
  recordedAt: instant,
});
export type Dissociation = z.infer<typeof dissociation>;

/** `POST …/rooms/:roomId/dissociations`; sent twice with the same `clientId` it is kept once. */
export const newDissociation = z.object({
  clientId: id,
  subject: typedText(300).min(1),
  statement: typedText(8000).default(''),
  meetingId: id.nullable().default(null),
  messageId: id.nullable().default(null),
});
export type NewDissociation = z.input<typeof newDissociation>;

/** `GET …/rooms/:roomId/meetings` */
export const meetingSummary = z.object({
  id,
  roomId: id,
  title: z.string(),
  startsAt: instant,
  endsAt: instant.nullable(),
  place: z.string(),
  status: z.enum(['planned', 'cancelled']),
  /** When the agenda was announced first; null: not yet. */
  announcedAt: instant.nullable(),
  minutes: z.enum(['none', 'draft', 'approved']),
  dissociations: z.int(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;

/** `GET …/rooms/:roomId/meetings/:meetingId` → all that its page shows. */
export const meeting = meetingSummary.omit({ dissociations: true, minutes: true }).extend({
  link: z.string(),
  agenda: z.array(agendaItem),
  version: z.int(),
  createdBy: id.nullable(),
  /** The caller called the meeting or coordinates the room. */
  leads: z.boolean(),
  /** Those of the room are held to be competitors. */
  guarded: z.boolean(),
  announcements: z.array(agendaAnnounced),
  people: z.array(meetingPerson),
  minutes: z.array(meetingMinutes),
  decisions: z.array(roomDecision),
  dissociations: z.array(dissociation),
});
export type Meeting = z.infer<typeof meeting>;

/** `PUT …/meetings/:meetingId/reply` and `/attendance`; `was`: as it was read, null when nothing was written. */
export const meetingReply = z.object({ reply: z.enum(['yes', 'no']) });
export const attendanceList = z.object({
  people: z
    .array(z.object({ personId: id, attendance, was: attendance.nullable() }))
    .min(1)
    .max(500),
});
