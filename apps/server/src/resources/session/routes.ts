import { setMyLanguage } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { callAccounts } from '../../accounts/call-accounts.ts';
import { asCaller, personOf } from '../../app/identify.ts';
import { nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sessionPolicy } from './policy.ts';
import { presentSession, presentWelcome } from './present.ts';
import {
  languageChange,
  ok,
  passwordChangeBody,
  session,
  signInBody,
  signOutBody,
  welcome,
} from './schema.ts';

const usualSignIns = 10;

export const sessionRoutes: Resource = (app, services) => {
  const max = services.signInsPerMinute ?? usualSignIns;
  const counted = (keyGenerator: (request: FastifyRequest) => string) => ({
    max,
    timeWindow: '1 minute',
    keyGenerator,
    errorResponseBuilder: () => refuse('too_many_requests'),
  });
  const byEmail = app.createRateLimit(counted((request) => `email:${emailOf(request.body)}`));
  const byAddress = app.createRateLimit({ ...counted((request) => `sign-in:${request.ip}`), max: max * 3 });

  app.post(
    '/api/auth/sign-in/email',
    { config: { permission: sessionPolicy.signIn }, schema: { body: signInBody, response: { 200: ok } } },
    async (request, reply) => {
      for (const count of [byAddress, byEmail]) {
        const counting = await count(request);
        if (!counting.isAllowed && counting.isExceeded) throw refuse('too_many_requests');
      }
      await callAccounts(services.accounts, '/sign-in/email', request, reply);
      return { ok: true as const };
    },
  );
  app.post(
    '/api/auth/sign-out',
    { config: { permission: sessionPolicy.signOut }, schema: { body: signOutBody, response: { 200: ok } } },
    async (request, reply) => {
      await callAccounts(services.accounts, '/sign-out', request, reply);
      return { ok: true as const };
    },
  );
  app.post(
    '/api/auth/change-password',
    {
      config: { permission: sessionPolicy.change },
      schema: { body: passwordChangeBody, response: { 200: ok } },
    },
    async (request, reply) => {
      await callAccounts(services.accounts, '/change-password', request, reply);
      return { ok: true as const };
    },
  );
  app.get(
    '/api/session',
    { config: { permission: sessionPolicy.read }, schema: { response: { 200: session } } },
    (request) => presentSession(personOf(request), services),
  );
  app.put(
    '/api/session/language',
    {
      config: { permission: sessionPolicy.change },
      schema: { body: languageChange, response: { 204: nothing } },
    },
    async (request, reply) => {
      await asCaller(services, request, (tx) => setMyLanguage(tx, request.body.language));
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/api/welcome',
    { config: { permission: sessionPolicy.welcome }, schema: { response: { 200: welcome } } },
    () => presentWelcome(services),
  );
};

function emailOf(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return String(email).toLowerCase();
}
