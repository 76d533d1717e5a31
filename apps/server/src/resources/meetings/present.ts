import type {
  AgendaAnnounced,
  Dissociation,
  Meeting,
  MeetingMinutes,
  MeetingPerson,
  MeetingSummary,
} from '@grappe/contracts/api';
import type {
  announcementsOf,
  DissociationRow,
  MeetingPersonRow,
  MeetingRow,
  MinutesRow,
  RoomDecisionRow,
} from '@grappe/database';
import { presentRoomDecision } from '../rooms/present.ts';

export type AnnouncementRow = Awaited<ReturnType<typeof announcementsOf>>[number];

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export const presentMeetingSummary = (row: MeetingRow): MeetingSummary => ({
  id: row.id,
  roomId: row.roomId,
  title: row.title,
  startsAt: row.startsAt.toISOString(),
  endsAt: instant(row.endsAt),
  place: row.place,
  status: row.status,
  announcedAt: instant(row.announcedAt),
  minutes: row.minutes,
  dissociations: row.dissociations,
});

const presentAnnouncement = (row: AnnouncementRow): AgendaAnnounced => ({
  rank: row.rank,
  title: row.title,
  startsAt: row.startsAt.toISOString(),
  endsAt: instant(row.endsAt),
  place: row.place,
  link: row.link,
  items: [...row.agenda],
  publishedBy: row.publishedBy,
  publishedAt: row.publishedAt.toISOString(),
});

const presentPerson = (row: MeetingPersonRow): MeetingPerson => ({
  personId: row.personId,
  organisation: named(row.organisationId, row.organisationName),
  invited: row.invited,
  reply: row.reply,
  attendance: row.attendance,
});

const presentMinutes = ({ categories, updatedAt, approvedAt, ...row }: MinutesRow): MeetingMinutes => ({
  ...row,
  categories: [...categories],
  updatedAt: updatedAt.toISOString(),
  approvedAt: instant(approvedAt),
});

export const presentDissociation = (row: DissociationRow): Dissociation => ({
  id: row.id,
  roomId: row.roomId,
  meetingId: row.meetingId,
  messageId: row.messageId,
  authorId: row.authorId,
  organisation: named(row.organisationId, row.organisationName),
  subject: row.subject,
  statement: row.statement,
  recordedAt: row.recordedAt.toISOString(),
});

export interface WholeMeeting {
  readonly row: MeetingRow;
  readonly guarded: boolean;
  readonly announcements: readonly AnnouncementRow[];
  readonly people: readonly MeetingPersonRow[];
  readonly minutes: readonly MinutesRow[];
  readonly decisions: readonly RoomDecisionRow[];
  readonly dissociations: readonly DissociationRow[];
}

export function presentMeeting({ row, guarded, ...parts }: WholeMeeting): Meeting {
  const { dissociations: _count, minutes: _state, ...summary } = presentMeetingSummary(row);
  return {
    ...summary,
    link: row.link,
    agenda: [...row.agenda],
    version: row.version,
    createdBy: row.createdBy,
    leads: row.leads,
    guarded,
    announcements: parts.announcements.map(presentAnnouncement),
    people: parts.people.map(presentPerson),
    minutes: parts.minutes.map(presentMinutes),
    decisions: parts.decisions.map(presentRoomDecision),
    dissociations: parts.dissociations.map(presentDissociation),
  };
}
