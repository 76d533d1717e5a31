import {
  deleteRoomMessage,
  getRoomMessages,
  listRoomMessages,
  listThread,
  postRoomMessage,
  rewriteRoomMessage,
  type RoomRow,
  type Session,
} from '@grappe/database';
import type { RoomMessage } from '@grappe/contracts/api';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { roomsPolicy } from '../rooms/policy.ts';
import { presentRoomMessage } from '../rooms/present.ts';
import { messagesOnAPage } from '../rooms/read-room.ts';
import { inRoom } from '../rooms/room-access.ts';
import {
  messageParams,
  newRoomMessage,
  pageQuery,
  roomMessage,
  roomMessageChange,
  roomMessagePage,
  roomParams,
  versionSeen,
} from './schema.ts';

const messagePath = `${inCluster}/rooms/:roomId/messages/:messageId`;

export const roomMessagesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/rooms/:roomId/messages`,
    {
      config: { permission: roomsPolicy.read },
      schema: { params: roomParams, querystring: pageQuery, response: { 200: roomMessagePage } },
    },
    (request) =>
      inRoom(services, request, async (tx, { id }) => {
        const { before, thread } = request.query;
        const found =
          thread === undefined
            ? await listRoomMessages(tx, id, { before, limit: messagesOnAPage })
            : { messages: await listThread(tx, id, thread), hasEarlier: false };
        return { messages: found.messages.map(presentRoomMessage), hasEarlier: found.hasEarlier };
      }),
  );
  app.post(
    `${inCluster}/rooms/:roomId/messages`,
    {
      config: { permission: roomsPolicy.write },
      schema: { params: roomParams, body: newRoomMessage, response: { 201: roomMessage } },
    },
    async (request, reply) => {
      const posted = await inRoom(services, request, async (tx, { id, clusterId }) => {
        const messageId = await postRoomMessage(tx, { ...request.body, clusterId, roomId: id });
        return oneMessage(tx, id, messageId);
      });
      return reply.status(201).send(posted);
    },
  );
  changeRoutes(app, services);
};

const changeRoutes: Resource = (app, services) => {
  app.patch(
    messagePath,
    {
      config: { permission: roomsPolicy.write },
      schema: { params: messageParams, body: roomMessageChange, response: { 200: roomMessage } },
    },
    (request) =>
      tellingCurrent(
        () =>
          inRoom(services, request, async (tx, { id }) => {
            const { messageId } = request.params;
            const { version, ...words } = request.body;
            const seen = await oneMessage(tx, id, messageId);
            if (!(await rewriteRoomMessage(tx, { roomId: id, messageId, version }, words)))
              throw notChanged(seen, version);
            return oneMessage(tx, id, messageId);
          }),
        () => inRoom(services, request, (tx, { id }) => oneMessage(tx, id, request.params.messageId)),
      ),
  );
  app.post(
    `${messagePath}/delete`,
    {
      config: { permission: roomsPolicy.write },
      schema: { params: messageParams, body: versionSeen, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { messageId } = request.params;
      const remove = async (tx: Session, { id }: RoomRow) => {
        const { version } = request.body;
        const seen = await oneMessage(tx, id, messageId);
        if (!(await deleteRoomMessage(tx, { roomId: id, messageId, version })))
          throw notChanged(seen, version);
      };
      await tellingCurrent(
        () => inRoom(services, request, remove),
        () => inRoom(services, request, (tx, { id }) => oneMessage(tx, id, messageId)),
      );
      return reply.status(204).send(null);
    },
  );
};

async function oneMessage(session: Session, roomId: string, messageId: string): Promise<RoomMessage> {
  const [row] = await getRoomMessages(session, [messageId]);
  if (row === undefined || row.roomId !== roomId) throw refuse('not_found');
  return presentRoomMessage(row);
}

/** Somebody else's words, or words that changed since they were read. */
const notChanged = (seen: RoomMessage, version: number) =>
  seen.deletedAt !== null || seen.version !== version
    ? refuse('conflict_changed_meanwhile')
    : refuse('not_allowed');
