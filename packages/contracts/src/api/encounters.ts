import { z } from 'zod';
import { date, id, instant, typedText } from './shapes.ts';
import { shownOf } from './sharing.ts';

const slotNumber = z.int().min(0).max(39);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const encounterRoom = z.object({
  name: typedText(100).pipe(z.string().min(1)),
  /** Slots, numbered from 0, when nobody may meet there. */
  closedSlots: z.array(slotNumber).max(40).default([]),
});

const plan = z.object({
  name: typedText(200).pipe(z.string().min(1)),
  place: typedText(300).default(''),
  heldOn: date,
  /** Time of the place. */
  startsAt: time,
  slotMinutes: z.int().min(5).max(240),
  pauseMinutes: z.int().min(0).max(120).default(0),
  slots: z.int().min(1).max(40),
  rooms: z.array(encounterRoom).min(1).max(100),
  wishesEach: z.int().min(1).max(10).default(3),
  wishesUntil: date,
});

export const newEncounter = plan.extend({ allianceId: id.nullable().default(null) });
export type NewEncounter = z.input<typeof newEncounter>;
export const encounterChange = plan.extend({ version: z.int() });
export type EncounterChange = z.input<typeof encounterChange>;

export const encounterStatuses = ['draft', 'open', 'published', 'cancelled'] as const;
export const encounterState = z.object({ version: z.int(), status: z.enum(encounterStatuses) });

/** A meeting that two people agreed on already: the schedule keeps it where it is. */
export const fixedMeeting = z.object({ slot: slotNumber, first: id, second: id });
export type FixedMeeting = z.infer<typeof fixedMeeting>;
export const fixedMeetings = z.object({ version: z.int(), meetings: z.array(fixedMeeting).max(2000) });

export const newParticipant = z.object({
  /** A member of the organising cluster, for its team; one's own organisation otherwise. */
  organisationId: id.nullable().default(null),
  personName: typedText(200).pipe(z.string().min(1)),
  about: typedText(1000).default(''),
  named: z.boolean().default(true),
  absentSlots: z.array(slotNumber).max(40).default([]),
  mostMeetings: z.int().min(1).max(40).nullable().default(null),
});
export type NewParticipant = z.input<typeof newParticipant>;
export const participantChange = newParticipant.omit({ organisationId: true }).extend({
  version: z.int(),
  /** Participants, the most wished first. */
  wishes: z.array(id).max(10),
});
export type ParticipantChange = z.input<typeof participantChange>;

export const encounterSummary = z.object({
  id,
  name: z.string(),
  place: z.string(),
  heldOn: date,
  startsAt: time,
  wishesUntil: date,
  status: z.enum(encounterStatuses),
  allianceName: z.string().nullable(),
  /** The viewer's cluster organises it, and the viewer is of its team. */
  organised: z.boolean(),
  /** Counted for who organises or takes part. */
  participants: z.int().nullable(),
  mine: z.int(),
});
export type EncounterSummary = z.infer<typeof encounterSummary>;

export const encounterPerson = z.object({
  id,
  mine: z.boolean(),
  /** Null when it chose not to show them. */
  organisation: z.object({ id, name: z.string() }).nullable(),
  personName: z.string().nullable(),
  about: z.string(),
  clusterName: z.string(),
  shown: shownOf,
});
export type EncounterPersonShape = z.infer<typeof encounterPerson>;

/** What somebody said of itself: its own people, and the team that organises. */
export const participantShape = newParticipant.omit({ organisationId: true }).extend({
  id,
  organisation: z.object({ id, name: z.string() }),
  mine: z.boolean(),
  version: z.int(),
  wishes: z.array(id),
});
export type ParticipantShape = z.infer<typeof participantShape>;

export const encounterMeeting = z.object({
  slot: slotNumber,
  /** Times of the place. */
  from: time,
  to: time,
  room: z.string(),
  first: id,
  second: id,
});
export type EncounterMeetingShape = z.infer<typeof encounterMeeting>;

export const encounterReport = z.object({
  meetings: z.int(),
  boundMeetings: z.int(),
  points: z.int(),
  boundPoints: z.int().nullable(),
  proven: z.boolean(),
  ended: z.enum(['optimal', 'limit', 'stopped']),
  wishes: z.int(),
  metWishes: z.int(),
  withoutMeeting: z.array(id),
  unmet: z.array(
    z.object({
      participantId: id,
      wantedId: id,
      rank: z.int(),
      reason: z.enum(['barred', 'no_common_slot', 'most_reached', 'no_room', 'others_first']),
    }),
  ),
});
export type EncounterReport = z.infer<typeof encounterReport>;

export const encounterDetail = newEncounter.omit({ allianceId: true }).extend({
  id,
  allianceName: z.string().nullable(),
  status: z.enum(encounterStatuses),
  version: z.int(),
  organised: z.boolean(),
  /** Registrations and wishes are taken today. */
  takesWishes: z.boolean(),
  slotTimes: z.array(z.object({ from: time, to: time })),
  people: z.array(encounterPerson),
  participants: z.array(participantShape),
  /** The team's: the schedule at hand. Others: their own meetings, once published. */
  meetings: z.array(encounterMeeting),
  /** Agreed already; the team's alone. */
  fixed: z.array(fixedMeeting),
  schedule: encounterReport.extend({ madeAt: instant, outdated: z.boolean() }).nullable(),
});
export type EncounterDetail = z.infer<typeof encounterDetail>;
