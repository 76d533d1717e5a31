import { randomUUID } from 'node:crypto';
import {
  addRoomDecision,
  addRoomTask,
  letIntoRoom,
  openRoom,
  postRoomMessage,
  type DatabaseConnection,
} from '@grappe/database';
import type { DemonstrationRoom } from '@grappe/demo';

interface Place {
  readonly connection: DatabaseConnection;
  readonly clusterId: string;
  /** Identifiers of people, by the addresses of their accounts. */
  readonly people: ReadonlyMap<string, string>;
}

/** Opens the working group of the demonstration: each says, decides and takes on its own part, in its own name. */
export async function openDemonstrationRoom(place: Place, room: DemonstrationRoom): Promise<void> {
  const { connection, clusterId, people } = place;
  const idOf = (address: string): string => {
    const found = people.get(address);
    if (found === undefined) throw new Error(`The demonstration has no account of ${address}.`);
    return found;
  };
  const roomId = await connection.asPerson(idOf(room.decision.by), async (tx) => {
    const made = await openRoom(tx, { clusterId, kind: 'working_group', title: room.title, subjectId: null });
    if (made === undefined) throw new Error('The room of the demonstration is there already.');
    await letIntoRoom(tx, { clusterId, roomId: made }, room.people.map(idOf));
    return made;
  });
  let first: string | null = null;
  for (const { by, body, thread } of room.messages) {
    const threadId: string | null = thread === true ? first : null;
    const words = { body, threadId, clientId: randomUUID(), mentions: [], category: null, fileIds: [] };
    const posted: string = await connection.asPerson(idOf(by), (tx) =>
      postRoomMessage(tx, { clusterId, roomId, ...words }),
    );
    first ??= posted;
  }
  await connection.asPerson(idOf(room.decision.by), (tx) =>
    addRoomDecision(
      tx,
      { clusterId, roomId },
      { ...room.decision, status: 'adopted', decidedOn: dayIn(0), meetingId: null },
    ),
  );
  const { title, note, owner, dueInDays, by } = room.task;
  await connection.asPerson(idOf(by), (tx) =>
    addRoomTask(tx, { clusterId, roomId }, { title, note, ownerId: idOf(owner), dueOn: dayIn(dueInDays) }),
  );
}

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
