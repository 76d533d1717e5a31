import type { NewDissociation } from '@grappe/contracts/api';
import {
  addMeeting,
  changeMeeting,
  getRoomMessages,
  inviteToMeeting,
  listDissociations,
  listMeetings,
  peopleOfRoom,
  recordAttendance,
  recordDissociation,
  replyToMeeting,
  type MeetingEdit,
  type Session,
} from '@grappe/database';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { inRoom } from '../rooms/room-access.ts';
import { minutesRoutes } from './minutes-routes.ts';
import { meetingsPolicy } from './policy.ts';
import { presentDissociation, presentMeetingSummary } from './present.ts';
import { onMeeting, readMeeting, requireLed, requireMeeting } from './read-meeting.ts';
import {
  attendanceList,
  dissociation,
  dissociationList,
  meeting,
  meetingChange,
  meetingList,
  meetingParams,
  meetingReply,
  newDissociation,
  newMeeting,
  roomParams,
  versionSeen,
} from './schema.ts';

const meetingsPath = `${inCluster}/rooms/:roomId/meetings`;
const onePath = `${meetingsPath}/:meetingId`;
const read = { permission: meetingsPolicy.read };
const write = { permission: meetingsPolicy.write };

/** Meetings of a room: an agenda before, attendance and minutes after; and dissociations, from a meeting or from anything. */
export const meetingsRoutes: Resource = (app, services) => {
  planRoutes(app, services);
  changeRoutes(app, services);
  peopleRoutes(app, services);
  minutesRoutes(app, services);
  dissociationRoutes(app, services);
};

const planRoutes: Resource = (app, services) => {
  app.get(
    meetingsPath,
    { config: read, schema: { params: roomParams, response: { 200: meetingList } } },
    (request) =>
      inRoom(services, request, async (tx, room) =>
        (await listMeetings(tx, room.id)).map(presentMeetingSummary),
      ),
  );
  app.get(
    onePath,
    { config: read, schema: { params: meetingParams, response: { 200: meeting } } },
    (request) => inRoom(services, request, (tx, room) => readMeeting(tx, room.id, request.params.meetingId)),
  );
  app.post(
    meetingsPath,
    { config: write, schema: { params: roomParams, body: newMeeting, response: { 201: meeting } } },
    async (request, reply) => {
      const { invited, ...fields } = request.body;
      checkTimes(fields.startsAt, fields.endsAt);
      const made = await inRoom(services, request, async (tx, { id: roomId, clusterId }) => {
        const meetingId = await addMeeting(tx, { clusterId, roomId }, fields);
        const everybody = async () =>
          (await peopleOfRoom(tx, roomId)).filter(({ isIn }) => isIn).map(({ personId }) => personId);
        await inviteToMeeting(tx, { clusterId, roomId, meetingId }, invited ?? (await everybody()));
        return readMeeting(tx, roomId, meetingId);
      });
      return reply.status(201).send(made);
    },
  );
};

const changeRoutes: Resource = (app, services) => {
  app.patch(
    onePath,
    { config: write, schema: { params: meetingParams, body: meetingChange, response: { 200: meeting } } },
    (request) =>
      onMeeting(services, request, async (tx, { id: roomId }) => {
        const { meetingId } = request.params;
        const { version, invited, ...fields } = request.body;
        const seen = await requireLed(tx, roomId, meetingId);
        const endsAt = fields.endsAt === undefined ? (seen.endsAt?.toISOString() ?? null) : fields.endsAt;
        checkTimes(fields.startsAt ?? seen.startsAt.toISOString(), endsAt);
        await change(tx, { meetingId, version }, { fields });
        const place = { clusterId: seen.clusterId, roomId, meetingId };
        if (invited !== undefined) await inviteToMeeting(tx, place, invited);
        return readMeeting(tx, roomId, meetingId);
      }),
  );
  for (const [step, edit] of [
    ['announce', { announce: true }],
    ['cancel', { cancel: true }],
  ] as const) {
    app.post(
      `${onePath}/${step}`,
      { config: write, schema: { params: meetingParams, body: versionSeen, response: { 200: meeting } } },
      (request) =>
        onMeeting(services, request, async (tx, { id: roomId }) => {
          const { meetingId } = request.params;
          await requireLed(tx, roomId, meetingId);
          await change(tx, { meetingId, version: request.body.version }, edit);
          return readMeeting(tx, roomId, meetingId);
        }),
    );
  }
  app.post(
    `${onePath}/delete`,
    { config: write, schema: { params: meetingParams, body: versionSeen, response: { 204: nothing } } },
    async (request, reply) => {
      await onMeeting(services, request, async (tx, { id: roomId }) => {
        const { meetingId } = request.params;
        const seen = await requireLed(tx, roomId, meetingId);
        if (seen.announcedAt !== null)
          throw refuse('invalid_request', { field: 'meetingId', reason: 'announced' });
        await change(tx, { meetingId, version: request.body.version }, { remove: true });
      });
      return reply.status(204).send(null);
    },
  );
};

async function change(
  tx: Session,
  seen: { meetingId: string; version: number },
  edit: MeetingEdit,
): Promise<void> {
  if (!(await changeMeeting(tx, seen, edit))) throw refuse('conflict_changed_meanwhile');
}

function checkTimes(startsAt: string, endsAt: string | null): void {
  if (endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt))
    throw refuse('invalid_request', { field: 'body.endsAt', reason: 'before_start' });
}

const peopleRoutes: Resource = (app, services) => {
  app.put(
    `${onePath}/reply`,
    { config: write, schema: { params: meetingParams, body: meetingReply, response: { 200: meeting } } },
    (request) =>
      onMeeting(services, request, async (tx, { id: roomId }) => {
        const { meetingId } = request.params;
        await requireMeeting(tx, roomId, meetingId);
        if (!(await replyToMeeting(tx, meetingId, request.body.reply))) throw refuse('not_allowed');
        return readMeeting(tx, roomId, meetingId);
      }),
  );
  app.put(
    `${onePath}/attendance`,
    { config: write, schema: { params: meetingParams, body: attendanceList, response: { 200: meeting } } },
    (request) =>
      onMeeting(services, request, async (tx, { id: roomId, clusterId }) => {
        const { meetingId } = request.params;
        await requireLed(tx, roomId, meetingId);
        if (!(await recordAttendance(tx, { clusterId, roomId, meetingId }, request.body.people)))
          throw refuse('conflict_changed_meanwhile');
        return readMeeting(tx, roomId, meetingId);
      }),
  );
};

const dissociationRoutes: Resource = (app, services) => {
  const path = `${inCluster}/rooms/:roomId/dissociations`;
  app.get(
    path,
    { config: read, schema: { params: roomParams, response: { 200: dissociationList } } },
    (request) =>
      inRoom(services, request, async (tx, room) =>
        (await listDissociations(tx, room.id)).map(presentDissociation),
      ),
  );
  app.post(
    path,
    { config: write, schema: { params: roomParams, body: newDissociation, response: { 201: dissociation } } },
    async (request, reply) => {
      const recorded = await inRoom(services, request, async (tx, { id: roomId, clusterId }) => {
        const told = request.body;
        await checkSubject(tx, roomId, told);
        await recordDissociation(tx, { ...told, clusterId, roomId });
        return oneDissociation(tx, roomId, told.clientId);
      });
      return reply.status(201).send(recorded);
    },
  );
};

/** What one parts from is of this room. */
async function checkSubject(
  tx: Session,
  roomId: string,
  { meetingId = null, messageId = null }: NewDissociation,
): Promise<void> {
  if (meetingId !== null) await requireMeeting(tx, roomId, meetingId);
  if (messageId === null) return;
  const [message] = await getRoomMessages(tx, [messageId]);
  if (message?.roomId !== roomId) throw refuse('not_found');
}

async function oneDissociation(tx: Session, roomId: string, clientId: string) {
  const [mine] = await listDissociations(tx, roomId, { clientId });
  if (mine === undefined) throw refuse('not_found');
  return presentDissociation(mine);
}
