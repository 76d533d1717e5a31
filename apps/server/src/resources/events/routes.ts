import type { FastifyReply, FastifyRequest } from 'fastify';
import { id } from '@grappe/contracts/api';
import { lastEventPosition, myRoomEventsAfter, positionOfEvent } from '@grappe/database';
import { forRoles, readingRoles } from '../../app/permission.ts';
import { asCaller, hasSession, personOf } from '../../app/identify.ts';
import { limits } from '../../app/limits.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { EventHub } from '../../realtime/event-hub.ts';
import { greetingFrame, resetFrame } from '../../realtime/frames.ts';
import { LiveStream } from '../../realtime/live-stream.ts';
import { readEvents } from '../../realtime/read-events.ts';
import { eventsQuery } from './schema.ts';

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'private, no-store',
  // Proxies that gather answers before they pass them on are asked not to.
  'x-accel-buffering': 'no',
};

const mostWithoutFollowing = 1000;

/** The live stream of a person: what happens in the rooms that it is in, and only there. */
export const eventsRoutes: Resource = (app, services) => {
  const hub = new EventHub(services);
  app.addHook('preClose', () => hub.stop());
  app.get(
    `${inCluster}/events`,
    {
      config: { permission: forRoles('events.read', readingRoles) },
      schema: { params: clusterParams, querystring: eventsQuery },
    },
    async (request, reply) => {
      const start = await startOf(services, request, request.query.after);
      if (request.query.follow === '0') return sendOnce(services, request, reply, start);
      if (hub.streamsOf(personOf(request).id) >= limits.streamsPerPerson) throw refuse('too_many_requests');
      await follow(hub, services, request, reply, start);
      return reply;
    },
  );
};

interface Start {
  readonly position: number;
  /** False: the event that the browser names is forgotten. */
  readonly known: boolean;
}

async function startOf(
  services: Services,
  request: FastifyRequest,
  after: string | undefined,
): Promise<Start> {
  const named = request.headers['last-event-id'];
  const last = typeof named === 'string' && named !== '' ? named : after;
  return services.connection.asNobody(async (session) => {
    if (last === undefined) return { position: await lastEventPosition(session), known: true };
    const position = id.safeParse(last).success ? await positionOfEvent(session, last) : null;
    return { position: position ?? 0, known: position !== null };
  });
}

async function follow(
  hub: EventHub,
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  start: Start,
): Promise<void> {
  const response = reply.hijack().raw;
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...streamHeaders })) {
    if (value !== undefined) response.setHeader(name, value);
  }
  const stream = new LiveStream(personOf(request).id, response, {
    after: start.position,
    stillSignedIn: () => hasSession(services.accounts, request.headers.cookie),
  });
  response.on('close', () => hub.detach(stream));
  response.on('error', () => hub.detach(stream));
  response.writeHead(200);
  response.write(greetingFrame);
  try {
    await hub.attach(stream, start.known);
  } catch (error) {
    // The answer has begun: the browser comes again by itself, and resumes.
    request.log.warn(
      { type: error instanceof Error ? error.name : typeof error },
      'a live stream did not start',
    );
    response.destroy();
  }
  if (!stream.isOpen) hub.detach(stream);
}

/** For callers that do not stay: the events since, as a stream that ends. */
async function sendOnce(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  start: Start,
): Promise<FastifyReply> {
  const ready = start.known
    ? await asCaller(services, request, async (session) =>
        readEvents(session, await myRoomEventsAfter(session, start.position, mostWithoutFollowing)),
      )
    : [];
  const frames = start.known ? ready.map(({ bytes }) => bytes) : [resetFrame];
  return reply.headers(streamHeaders).send(Buffer.concat([greetingFrame, ...frames]));
}
