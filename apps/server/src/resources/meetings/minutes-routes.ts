import { addMinutes, changeMinutes, minutesOf, type MinutesRow, type Session } from '@grappe/database';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { meetingsPolicy } from './policy.ts';
import { onMeeting, readMeeting, requireLed, requireMeeting } from './read-meeting.ts';
import { meeting, meetingParams, minutesChange, minutesParams, newMinutes, versionSeen } from './schema.ts';

const minutesPath = `${inCluster}/rooms/:roomId/meetings/:meetingId/minutes`;
const config = { permission: meetingsPolicy.write };

/** Minutes: a draft by anybody in the room, approved by whoever leads the meeting; then only corrections after it. */
export const minutesRoutes: Resource = (app, services) => {
  app.post(
    minutesPath,
    { config, schema: { params: meetingParams, body: newMinutes, response: { 201: meeting } } },
    async (request, reply) => {
      const begun = await onMeeting(services, request, async (tx, { id: roomId, clusterId }) => {
        const { meetingId } = request.params;
        await requireMeeting(tx, roomId, meetingId);
        const before = await minutesOf(tx, meetingId);
        const { reason, ...fields } = request.body;
        if (before.length > 0 && reason === '')
          throw refuse('invalid_request', { field: 'body.reason', reason: 'required' });
        const minutes = { ...fields, reason: before.length === 0 ? '' : reason, rank: before.length + 1 };
        await addMinutes(tx, { clusterId, roomId, meetingId }, minutes);
        return readMeeting(tx, roomId, meetingId);
      });
      return reply.status(201).send(begun);
    },
  );
  app.patch(
    `${minutesPath}/:minutesId`,
    { config, schema: { params: minutesParams, body: minutesChange, response: { 200: meeting } } },
    (request) =>
      onMeeting(services, request, async (tx, { id: roomId }) => {
        const { meetingId, minutesId } = request.params;
        const { version, ...change } = request.body;
        await requireMeeting(tx, roomId, meetingId);
        await requireDraft(tx, meetingId, minutesId);
        if (!(await changeMinutes(tx, { minutesId, version }, change)))
          throw refuse('conflict_changed_meanwhile');
        return readMeeting(tx, roomId, meetingId);
      }),
  );
  app.post(
    `${minutesPath}/:minutesId/approve`,
    { config, schema: { params: minutesParams, body: versionSeen, response: { 200: meeting } } },
    (request) =>
      onMeeting(services, request, async (tx, { id: roomId }) => {
        const { meetingId, minutesId } = request.params;
        await requireLed(tx, roomId, meetingId);
        await requireDraft(tx, meetingId, minutesId);
        const seen = { minutesId, version: request.body.version };
        if (!(await changeMinutes(tx, seen, { approve: true }))) throw refuse('conflict_changed_meanwhile');
        return readMeeting(tx, roomId, meetingId);
      }),
  );
};

async function requireDraft(tx: Session, meetingId: string, minutesId: string): Promise<MinutesRow> {
  const found = (await minutesOf(tx, meetingId)).find(({ id }) => id === minutesId);
  if (found === undefined) throw refuse('not_found');
  if (found.status === 'approved') throw refuse('minutes_approved');
  return found;
}
