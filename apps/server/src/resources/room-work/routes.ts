import type { RoomDecision, RoomTask } from '@grappe/contracts/api';
import {
  addRoomDecision,
  addRoomTask,
  changeRoomDecision,
  changeRoomTask,
  deleteRoomWork,
  getRoomDecisions,
  getRoomTasks,
  type RoomRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { roomsPolicy } from '../rooms/policy.ts';
import { requireMeeting } from '../meetings/read-meeting.ts';
import { presentRoomDecision, presentRoomTask } from '../rooms/present.ts';
import { inRoom, type RoomPlace } from '../rooms/room-access.ts';
import {
  decisionParams,
  newRoomDecision,
  newRoomTask,
  roomDecision,
  roomDecisionChange,
  roomParams,
  roomTask,
  roomTaskChange,
  taskParams,
  versionSeen,
} from './schema.ts';

const decisionsPath = `${inCluster}/rooms/:roomId/decisions`;
const tasksPath = `${inCluster}/rooms/:roomId/tasks`;
const config = { permission: roomsPolicy.write };

/** What a room decides and what is to be done: written by anybody in it, from the version last read. */
export const roomWorkRoutes: Resource = (app, services) => {
  decisionRoutes(app, services);
  taskRoutes(app, services);
};

const decisionRoutes: Resource = (app, services) => {
  app.post(
    decisionsPath,
    { config, schema: { params: roomParams, body: newRoomDecision, response: { 201: roomDecision } } },
    async (request, reply) => {
      const { body } = request;
      checkDate(body.status, body.decidedOn);
      const added = await inRoom(services, request, async (tx, { id, clusterId }) => {
        if (body.meetingId !== null) await requireMeeting(tx, id, body.meetingId);
        return oneDecision(tx, id, await addRoomDecision(tx, { clusterId, roomId: id }, body));
      });
      return reply.status(201).send(added);
    },
  );
  app.patch(
    `${decisionsPath}/:decisionId`,
    { config, schema: { params: decisionParams, body: roomDecisionChange, response: { 200: roomDecision } } },
    (request) =>
      onDecision(services, request, async (tx, room) => {
        const { version, ...change } = request.body;
        const seen = await oneDecision(tx, room.id, request.params.decisionId);
        checkDate(
          change.status ?? seen.status,
          change.decidedOn === undefined ? seen.decidedOn : change.decidedOn,
        );
        const place = { roomId: room.id, id: seen.id, version };
        if (!(await changeRoomDecision(tx, place, change))) throw refuse('conflict_changed_meanwhile');
        return oneDecision(tx, room.id, seen.id);
      }),
  );
  app.post(
    `${decisionsPath}/:decisionId/delete`,
    { config, schema: { params: decisionParams, body: versionSeen, response: { 204: nothing } } },
    async (request, reply) => {
      await onDecision(services, request, async (tx, room) => {
        const seen = await oneDecision(tx, room.id, request.params.decisionId);
        const place = { roomId: room.id, id: seen.id, version: request.body.version };
        if (!(await deleteRoomWork(tx, 'room_decisions', place))) throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(204).send(null);
    },
  );
};

const taskRoutes: Resource = (app, services) => {
  app.post(
    tasksPath,
    { config, schema: { params: roomParams, body: newRoomTask, response: { 201: roomTask } } },
    async (request, reply) => {
      const added = await inRoom(services, request, async (tx, { id, clusterId }) =>
        oneTask(tx, id, await addRoomTask(tx, { clusterId, roomId: id }, request.body)),
      );
      return reply.status(201).send(added);
    },
  );
  app.patch(
    `${tasksPath}/:taskId`,
    { config, schema: { params: taskParams, body: roomTaskChange, response: { 200: roomTask } } },
    (request) =>
      onTask(services, request, async (tx, room) => {
        const { version, ...change } = request.body;
        const seen = await oneTask(tx, room.id, request.params.taskId);
        const place = { roomId: room.id, id: seen.id, version };
        if (!(await changeRoomTask(tx, place, change))) throw refuse('conflict_changed_meanwhile');
        return oneTask(tx, room.id, seen.id);
      }),
  );
  app.post(
    `${tasksPath}/:taskId/delete`,
    { config, schema: { params: taskParams, body: versionSeen, response: { 204: nothing } } },
    async (request, reply) => {
      await onTask(services, request, async (tx, room) => {
        const seen = await oneTask(tx, room.id, request.params.taskId);
        const place = { roomId: room.id, id: seen.id, version: request.body.version };
        if (!(await deleteRoomWork(tx, 'room_tasks', place))) throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(204).send(null);
    },
  );
};

type Place<Id extends string> = FastifyRequest<{ Params: RoomPlace & Readonly<Record<Id, string>> }>;
type Work<Result> = (tx: Session, room: RoomRow) => Promise<Result>;

/** A change of a decision; a refusal because of how it stands now says how it stands. */
const onDecision = <Result>(
  services: Services,
  request: Place<'decisionId'>,
  work: Work<Result>,
): Promise<Result> =>
  tellingCurrent(
    () => inRoom(services, request, work),
    () => inRoom(services, request, (tx, { id }) => oneDecision(tx, id, request.params.decisionId)),
  );

const onTask = <Result>(services: Services, request: Place<'taskId'>, work: Work<Result>): Promise<Result> =>
  tellingCurrent(
    () => inRoom(services, request, work),
    () => inRoom(services, request, (tx, { id }) => oneTask(tx, id, request.params.taskId)),
  );

/** What is only proposed was not decided on any day. */
function checkDate(status: RoomDecision['status'], decidedOn: string | null): void {
  if (status === 'proposed' && decidedOn !== null)
    throw refuse('invalid_request', { field: 'body.decidedOn', reason: 'proposed' });
}

async function oneDecision(session: Session, roomId: string, id: string): Promise<RoomDecision> {
  const [row] = await getRoomDecisions(session, [id]);
  if (row === undefined || row.roomId !== roomId) throw refuse('not_found');
  return presentRoomDecision(row);
}

async function oneTask(session: Session, roomId: string, id: string): Promise<RoomTask> {
  const [row] = await getRoomTasks(session, [id]);
  if (row === undefined || row.roomId !== roomId) throw refuse('not_found');
  return presentRoomTask(row);
}
