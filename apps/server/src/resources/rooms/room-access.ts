import { problem } from '@grappe/contracts/errors';
import { getRoom, roomRefusalOf, type RoomRefusal, type RoomRow, type Session } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller } from '../../app/identify.ts';
import { problemIn, Refusal, refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { presentRoomSummary } from './present.ts';

export interface RoomPlace {
  readonly clusterId: string;
  readonly roomId: string;
}

/** The room of the address; one that the caller is not in is not there. */
export async function requireRoom(session: Session, { clusterId, roomId }: RoomPlace): Promise<RoomRow> {
  const found = await getRoom(session, clusterId, roomId);
  if (found === undefined) throw refuse('not_found');
  return found;
}

const answers: Readonly<Record<RoomRefusal, () => Refusal>> = {
  closed: () => refuse('room_closed'),
  // Says the same of a person who is not in the room and of one who does not exist.
  not_in_room: () => refuse('invalid_request', { field: 'body', reason: 'not_in_room' }),
  bad_thread: () => refuse('invalid_request', { field: 'body.threadId', reason: 'not_found' }),
};

/** Runs `work` on a room in the name of the caller; what the database refuses there becomes an answer. */
export const inRoom = <Result>(
  services: Services,
  request: FastifyRequest<{ Params: RoomPlace }>,
  work: (session: Session, room: RoomRow) => Promise<Result>,
): Promise<Result> =>
  tellingClosed(
    () =>
      answeringRefusals(() =>
        asCaller(services, request, async (tx) => work(tx, await requireRoom(tx, request.params))),
      ),
    () => asCaller(services, request, (tx) => requireRoom(tx, request.params)),
  );

/** A room that was closed meanwhile answers with what it is now. */
async function tellingClosed<Result>(
  work: () => Promise<Result>,
  now: () => Promise<RoomRow>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (problemIn(error)?.code !== 'room_closed') throw error;
    throw new Refusal({ ...problem('room_closed'), current: presentRoomSummary(await now()) });
  }
}

/** Turns what the database refuses about rooms into an answer. */
export async function answeringRefusals<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const refused = roomRefusalOf(error);
    if (refused === undefined) throw error;
    throw answers[refused]();
  }
}
