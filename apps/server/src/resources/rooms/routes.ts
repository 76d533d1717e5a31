import {
  changeRoom,
  leadOutOfRoom,
  letIntoRoom,
  listRooms,
  markPresence,
  markRead,
  openRoom,
  presentIn,
  searchRoom,
  type RoomRow,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { requireSubject } from './require-subject.ts';
import { roomsPolicy } from './policy.ts';
import { presentRoomSearchResult, presentRoomSummary } from './present.ts';
import { readRoom } from './read-room.ts';
import { answeringRefusals, inRoom, requireRoom } from './room-access.ts';
import {
  newRoom,
  newRoomPerson,
  presence,
  presenceMark,
  readMark,
  room,
  roomChange,
  roomList,
  roomParams,
  roomPersonParams,
  roomSummary,
  searchQuery,
  searchResults,
} from './schema.ts';

export const roomsRoutes: Resource = (app, services) => {
  readRoutes(app, services);
  manageRoutes(app, services);
  peopleRoutes(app, services);
};

const readRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/rooms`,
    {
      config: { permission: roomsPolicy.read },
      schema: { params: clusterParams, response: { 200: roomList } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => listRooms(tx, request.params.clusterId));
      return rows.map(presentRoomSummary);
    },
  );
  app.get(
    `${inCluster}/rooms/:roomId`,
    { config: { permission: roomsPolicy.read }, schema: { params: roomParams, response: { 200: room } } },
    (request) => inRoom(services, request, readRoom),
  );
  app.get(
    `${inCluster}/rooms/:roomId/search`,
    {
      config: { permission: roomsPolicy.read },
      schema: { params: roomParams, querystring: searchQuery, response: { 200: searchResults } },
    },
    (request) =>
      inRoom(services, request, async (tx, { id }) => {
        const words = request.query.words.replaceAll('\u0000', ' ').toWellFormed();
        return (await searchRoom(tx, id, words)).map(presentRoomSearchResult);
      }),
  );
};

const manageRoutes: Resource = (app, services) => {
  app.post(
    `${inCluster}/rooms`,
    {
      config: { permission: roomsPolicy.manage },
      schema: { params: clusterParams, body: newRoom, response: { 201: roomSummary } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { kind, title, subjectId, people } = request.body;
      const open = async (tx: Session) => {
        await requireSubject(tx, clusterId, kind, subjectId);
        const roomId = await openRoom(tx, { clusterId, kind, title, subjectId });
        if (roomId === undefined) throw refuse('room_exists_already');
        const place = { clusterId, roomId };
        if (kind === 'working_group' || kind === 'action') await letIntoRoom(tx, place, people);
        return requireRoom(tx, place);
      };
      const already = async (tx: Session) =>
        (await listRooms(tx, clusterId))
          .filter((one) => one.kind === kind && one.subjectId === subjectId)
          .map(presentRoomSummary)[0];
      const row = await tellingCurrent(
        () => answeringRefusals(() => asCaller(services, request, open)),
        () => asCaller(services, request, already),
      );
      return reply.status(201).send(presentRoomSummary(row));
    },
  );
  app.patch(
    `${inCluster}/rooms/:roomId`,
    {
      config: { permission: roomsPolicy.manage },
      schema: { params: roomParams, body: roomChange, response: { 200: roomSummary } },
    },
    async (request) => {
      const { title, status, version } = request.body;
      const change = {
        ...(title === undefined ? {} : { title }),
        ...(status === undefined ? {} : { status }),
      };
      if (Object.keys(change).length === 0)
        throw refuse('invalid_request', { field: 'body', reason: 'empty' });
      const work = async (tx: Session, { canManage }: RoomRow) => {
        if (!canManage) throw refuse('not_found');
        if (!(await changeRoom(tx, { ...request.params, version }, change)))
          throw refuse('conflict_changed_meanwhile');
        return presentRoomSummary(await requireRoom(tx, request.params));
      };
      return tellingCurrent(
        () => inRoom(services, request, work),
        () => inRoom(services, request, async (_, row) => presentRoomSummary(row)),
      );
    },
  );
};

const peopleRoutes: Resource = (app, services) => {
  app.post(
    `${inCluster}/rooms/:roomId/people`,
    {
      config: { permission: roomsPolicy.manage },
      schema: { params: roomParams, body: newRoomPerson, response: { 204: nothing } },
    },
    async (request, reply) => {
      await inRoom(services, request, async (tx, { kind, canManage }) => {
        if (!canManage) throw refuse('not_found');
        if (kind !== 'working_group' && kind !== 'action')
          throw refuse('invalid_request', { field: 'body', reason: 'follows' });
        await letIntoRoom(tx, request.params, [request.body.personId]);
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/rooms/:roomId/people/:personId/leave`,
    {
      config: { permission: roomsPolicy.manage },
      schema: { params: roomPersonParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { personId } = request.params;
      const gone = await inRoom(services, request, (tx) => leadOutOfRoom(tx, request.params, personId));
      if (!gone) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.put(
    `${inCluster}/rooms/:roomId/read`,
    {
      config: { permission: roomsPolicy.read },
      schema: { params: roomParams, body: readMark, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { through } = request.body;
      await inRoom(services, request, (tx, { id, clusterId }) =>
        markRead(tx, { clusterId, roomId: id }, through),
      );
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/rooms/:roomId/presence`,
    {
      config: { permission: roomsPolicy.read },
      schema: { params: roomParams, body: presenceMark, response: { 200: presence } },
    },
    (request) =>
      inRoom(services, request, async (tx, { id }) => {
        await markPresence(tx, id, request.body.here);
        return { here: await presentIn(tx, id) };
      }),
  );
};
