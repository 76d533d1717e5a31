import type { Meeting } from '@grappe/contracts/api';
import {
  announcementsOf,
  decisionsOfMeeting,
  isRoomGuarded,
  listDissociations,
  listMeetings,
  minutesOf,
  peopleOfMeeting,
  type MeetingRow,
  type Session,
} from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import { presentMeeting } from './present.ts';

/** A meeting of the room; one that is not there is not found. */
export async function requireMeeting(
  session: Session,
  roomId: string,
  meetingId: string,
): Promise<MeetingRow> {
  const [found] = await listMeetings(session, roomId, meetingId);
  if (found === undefined) throw refuse('not_found');
  return found;
}

/** A meeting that the caller leads. */
export async function requireLed(session: Session, roomId: string, meetingId: string): Promise<MeetingRow> {
  const found = await requireMeeting(session, roomId, meetingId);
  if (!found.leads) throw refuse('not_allowed');
  return found;
}

/** All that the page of a meeting shows. */
export async function readMeeting(session: Session, roomId: string, meetingId: string): Promise<Meeting> {
  const row = await requireMeeting(session, roomId, meetingId);
  return presentMeeting({
    row,
    guarded: await isRoomGuarded(session, roomId),
    announcements: await announcementsOf(session, meetingId),
    people: await peopleOfMeeting(session, meetingId),
    minutes: await minutesOf(session, meetingId),
    decisions: await decisionsOfMeeting(session, meetingId),
    dissociations: await listDissociations(session, roomId, { meetingId }),
  });
}
