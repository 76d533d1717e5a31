import type { Room } from '@grappe/contracts/api';
import {
  listRoomDecisions,
  listRoomFiles,
  listRoomMessages,
  listRoomTasks,
  isRoomGuarded,
  myLastEvent,
  peopleOfRoom,
  presentIn,
  readThroughOf,
  type RoomRow,
  type Session,
} from '@grappe/database';
import {
  presentRoomDecision,
  presentRoomFile,
  presentRoomMessage,
  presentRoomPerson,
  presentRoomSummary,
  presentRoomTask,
} from './present.ts';

export const messagesOnAPage = 50;

/** All that the page of a room shows. The cursor is read first: what happens meanwhile comes again by the live stream. */
export async function readRoom(session: Session, found: RoomRow): Promise<Room> {
  const cursor = await myLastEvent(session);
  const { messages, hasEarlier } = await listRoomMessages(session, found.id, { limit: messagesOnAPage });
  const people = await peopleOfRoom(session, found.id);
  const decisions = await listRoomDecisions(session, found.id);
  const tasks = await listRoomTasks(session, found.id);
  const files = await listRoomFiles(session, found.id);
  return {
    ...presentRoomSummary(found),
    people: people.map(presentRoomPerson),
    guarded: await isRoomGuarded(session, found.id),
    here: await presentIn(session, found.id),
    readThrough: await readThroughOf(session, found.id),
    messages: messages.map(presentRoomMessage),
    hasEarlier,
    decisions: decisions.map(presentRoomDecision),
    tasks: tasks.map(presentRoomTask),
    files: files.map(presentRoomFile),
    cursor,
  };
}
