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
  type RoomRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { inRoom, type RoomPlace } from '../rooms/room-access.ts';
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

/** A change of a meeting; a refusal because of how it stands now says how it stands. */
export const onMeeting = <Result>(
  services: Services,
  request: FastifyRequest<{ Params: RoomPlace & { readonly meetingId: string } }>,
  work: (session: Session, room: RoomRow) => Promise<Result>,
): Promise<Result> =>
  tellingCurrent(
    () => inRoom(services, request, work),
    () => inRoom(services, request, (tx, { id }) => readMeeting(tx, id, request.params.meetingId)),
  );

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
