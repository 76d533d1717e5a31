import { createHash } from 'node:crypto';
import {
  deleteRoomFile,
  getRoomFiles,
  keepRoomFile,
  roomFileContent,
  type RoomFileRow,
  type Session,
} from '@grappe/database';
import { limits } from '../../app/limits.ts';
import { forPerson } from '../../app/permission.ts';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendSaved } from '../../app/send-saved.ts';
import { roomsPolicy } from '../rooms/policy.ts';
import { presentRoomFile } from '../rooms/present.ts';
import { inRoom } from '../rooms/room-access.ts';
import { receiveRoomFile } from './receive-room-file.ts';
import { fileAbout, fileParams, roomFile, roomParams, servedParams } from './schema.ts';

export const roomFilesRoutes: Resource = (app, services) => {
  app.post(
    `${inCluster}/rooms/:roomId/files`,
    {
      config: { permission: roomsPolicy.write },
      schema: { params: roomParams, querystring: fileAbout, response: { 201: roomFile } },
    },
    async (request, reply) => {
      // Whoever is not in the room learns nothing of what is accepted, and sends nothing.
      await inRoom(services, request, async () => undefined);
      const { name, mediaType, content } = await receiveRoomFile(request);
      const sha256 = createHash('sha256').update(content).digest();
      const kept = await inRoom(services, request, async (tx, { id, clusterId }) => {
        const { category = null } = request.query;
        const file = { clusterId, roomId: id, name, mediaType, sha256, content, category };
        const fileId = await keepRoomFile(tx, file, limits.clusterRoomBytes);
        if (fileId === undefined)
          throw refuse('room_storage_full', { limit: limits.clusterRoomBytes / 1024 / 1024 });
        return oneFile(tx, id, fileId);
      });
      return reply.status(201).send(presentRoomFile(kept));
    },
  );
  app.post(
    `${inCluster}/rooms/:roomId/files/:fileId/delete`,
    {
      config: { permission: roomsPolicy.write },
      schema: { params: fileParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      await inRoom(services, request, async (tx, { id, canManage }) => {
        const file = await oneFile(tx, id, request.params.fileId);
        if (file.authorId !== personOf(request).id && !canManage) throw refuse('not_allowed');
        if (!(await deleteRoomFile(tx, id, file.id))) throw refuse('not_found');
      });
      return reply.status(204).send(null);
    },
  );
  // Of whoever is in the room, by whichever cluster: the database knows. Not under /api, where pages call: nothing that somebody sent is ever taken for a page or an answer of ours.
  app.get(
    '/files/rooms/:roomId/:fileId',
    { config: { permission: forPerson('room_files.read') }, schema: { params: servedParams } },
    async (request, reply) => {
      const { roomId, fileId } = request.params;
      const found = await asCaller(services, request, (tx) => roomFileContent(tx, roomId, fileId));
      if (found?.content == null) throw refuse('not_found');
      return sendSaved(reply, found.name, found.media_type, found.content);
    },
  );
};

async function oneFile(session: Session, roomId: string, fileId: string): Promise<RoomFileRow> {
  const [row] = await getRoomFiles(session, [fileId]);
  if (row === undefined || row.roomId !== roomId) throw refuse('not_found');
  return row;
}
