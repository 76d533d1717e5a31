import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import type { ApiServer } from '../app/resource.ts';
import { refuse } from '../app/refusal.ts';
import type { Services } from '../app/services.ts';

const usualSignIns = 10;

/** Refuses the call when too many of its kind came from that address, or about that e-mail, within a minute. */
export type CountAttempts = (request: FastifyRequest) => Promise<void>;

export function countAttempts(app: ApiServer, services: Services, what: string): CountAttempts {
  const max = services.signInsPerMinute ?? usualSignIns;
  const counted = (most: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max: most, timeWindow: '1 minute', keyGenerator });
  const byAddress = counted(max * 3, (request) => `${what}:${request.ip}`);
  const byEmail = counted(max, (request) => `${what}:email:${emailOf(request.body)}`);
  return async (request) => {
    const counts = emailOf(request.body) === '' ? [byAddress] : [byAddress, byEmail];
    for (const count of counts) {
      const counting = await count(request);
      if (!counting.isAllowed && counting.isExceeded) throw refuse('too_many_requests');
    }
  };
}

function emailOf(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return String(email).toLowerCase();
}

const sameMilliseconds = 300;

/** Answers after the same time whatever there was to do: how long it took tells nothing of whether somebody is known. */
export async function inTheSameTime(work: Promise<unknown>): Promise<void> {
  await Promise.all([work, sleep(sameMilliseconds)]);
}
