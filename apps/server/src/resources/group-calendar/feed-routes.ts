import { createHash, randomBytes } from 'node:crypto';
import { makeCalendarFeed, myCalendarFeed, ownerOfFeed, revokeCalendarFeed } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { writeCalendar } from './ical.ts';
import { groupCalendarPolicy } from './policy.ts';
import { readFeed } from './read-feed.ts';
import { calendarFeed, calendarFeedMade, feedParams } from './schema.ts';

const feedPath = `${inCluster}/me/calendar-feed`;
const own = { permission: groupCalendarPolicy.ownFeed };

/** A secret address that calendars of phones and desks follow, one per person; a new one or none at any moment. */
export const feedRoutes: Resource = (app, services) => {
  app.get(
    feedPath,
    { config: own, schema: { params: clusterParams, response: { 200: calendarFeed } } },
    async (request) => {
      const { clusterId } = request.params;
      const madeAt = await asCaller(services, request, (tx) => myCalendarFeed(tx, clusterId));
      return { madeAt: madeAt?.toISOString() ?? null };
    },
  );
  app.post(
    feedPath,
    { config: own, schema: { params: clusterParams, response: { 201: calendarFeedMade } } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const token = randomBytes(32).toString('base64url');
      await asCaller(services, request, (tx) => makeCalendarFeed(tx, clusterId, hashOf(token)));
      return reply.status(201).send({ address: `${services.address}/calendar/${token}.ics` });
    },
  );
  app.post(
    `${feedPath}/revoke`,
    { config: own, schema: { params: clusterParams, response: { 204: nothing } } },
    async (request, reply) => {
      await asCaller(services, request, (tx) => revokeCalendarFeed(tx, request.params.clusterId));
      return reply.status(204).send(null);
    },
  );
  // Read by programs that cannot sign in: the secret says who asks, and the database what that person may read today.
  app.get(
    '/calendar/:token.ics',
    { config: { permission: groupCalendarPolicy.feed }, schema: { params: feedParams } },
    async (request, reply) => {
      const { token } = request.params;
      const owner = await services.connection.asNobody((session) => ownerOfFeed(session, hashOf(token)));
      if (owner === undefined) throw refuse('not_found');
      const file = await services.connection.asPerson(owner.personId, (tx) => readFeed(tx, owner));
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="grappe.ics"')
        .header('cache-control', 'private, no-store')
        .header('referrer-policy', 'no-referrer')
        .send(writeCalendar(file));
    },
  );
};

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
