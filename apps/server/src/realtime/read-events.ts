import {
  getRoomDecisions,
  getRoomFiles,
  getRoomMessages,
  getRoomTasks,
  type RoomEventRow,
  type Session,
} from '@grappe/database';
import {
  presentRoomDecision,
  presentRoomFile,
  presentRoomMessage,
  presentRoomTask,
} from '../resources/rooms/present.ts';
import { roomFrame } from './frames.ts';

export interface ReadyEvent {
  readonly position: number;
  readonly roomId: string;
  readonly bytes: Buffer;
}

/** What events are about, as it is now and as the session's person may read it: nothing when it may not. */
export async function readEvents(session: Session, events: readonly RoomEventRow[]): Promise<ReadyEvent[]> {
  const subjects = (kind: string): string[] => [
    ...new Set(events.filter((event) => event.kind === kind).map(({ subjectId }) => subjectId)),
  ];
  const messages = byId((await getRoomMessages(session, subjects('message'))).map(presentRoomMessage));
  const decisions = byId((await getRoomDecisions(session, subjects('decision'))).map(presentRoomDecision));
  const tasks = byId((await getRoomTasks(session, subjects('task'))).map(presentRoomTask));
  const files = byId((await getRoomFiles(session, subjects('file'))).map(presentRoomFile));
  return events.map(({ position, id, roomId, kind, change, subjectId }) => ({
    position,
    roomId,
    bytes: roomFrame(id, {
      roomId,
      kind,
      change,
      subjectId,
      message: messages.get(subjectId) ?? null,
      decision: decisions.get(subjectId) ?? null,
      task: tasks.get(subjectId) ?? null,
      file: files.get(subjectId) ?? null,
    }),
  }));
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id, item]));
