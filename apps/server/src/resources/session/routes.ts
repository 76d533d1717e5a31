import { openClusters, setMyLanguage } from '@grappe/database';
import { tellOfPassword } from '../../accounts/account-mails.ts';
import { callAccounts } from '../../accounts/call-accounts.ts';
import { countAttempts } from '../../accounts/count-attempts.ts';
import { asCaller, personOf } from '../../app/identify.ts';
import { nothing, type Resource } from '../../app/resource.ts';
import { sessionPolicy } from './policy.ts';
import { presentSession, presentWelcome } from './present.ts';
import {
  languageChange,
  ok,
  passwordChangeBody,
  session,
  signInBody,
  signedIn,
  signOutBody,
  welcome,
} from './schema.ts';

export const sessionRoutes: Resource = (app, services) => {
  const count = countAttempts(app, services, 'sign-in');

  app.post(
    '/api/auth/sign-in/email',
    {
      config: { permission: sessionPolicy.signIn },
      schema: { body: signInBody, response: { 200: signedIn } },
    },
    async (request, reply) => {
      await count(request);
      const answer = await callAccounts(services.accounts, { path: '/sign-in/email' }, request, reply);
      return { ok: true as const, secondFactor: asksForMore(answer) };
    },
  );
  app.post(
    '/api/auth/sign-out',
    { config: { permission: sessionPolicy.signOut }, schema: { body: signOutBody, response: { 200: ok } } },
    async (request, reply) => {
      await callAccounts(services.accounts, { path: '/sign-out' }, request, reply);
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
      await callAccounts(services.accounts, { path: '/change-password' }, request, reply);
      await tellOfPassword(services.connection, personOf(request).userId);
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
    async () => {
      const open = await services.connection.asNobody(openClusters);
      return presentWelcome(services, open.length > 0);
    },
  );
};

const asksForMore = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer;
