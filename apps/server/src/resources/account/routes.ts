import { callAccounts } from '../../accounts/call-accounts.ts';
import { countAttempts, inTheSameTime } from '../../accounts/count-attempts.ts';
import { nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { passkeyRoutes } from './passkeys.ts';
import { accountPolicy } from './policy.ts';
import { providerRoutes } from './provider.ts';
import { closeOwnSessions, readAccount } from './read-account.ts';
import { account, reset, resetRequest, sessionParams } from './schema.ts';
import { secondFactorRoutes } from './second-factor.ts';

/** How one signs in, beyond the password, and from where one is signed in. */
export const accountRoutes: Resource = (app, services) => {
  app.get(
    '/api/account',
    { config: { permission: accountPolicy.read }, schema: { response: { 200: account } } },
    (request) => readAccount(services, request),
  );
  app.post(
    '/api/account/sessions/:sessionId/close',
    {
      config: { permission: accountPolicy.change },
      schema: { params: sessionParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const closed = await closeOwnSessions(services, request, (id) => id === request.params.sessionId);
      if (closed === 0) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/account/sessions/close-others',
    { config: { permission: accountPolicy.change }, schema: { response: { 204: nothing } } },
    async (request, reply) => {
      await closeOwnSessions(services, request, (_id, isCurrent) => !isCurrent);
      return reply.status(204).send(null);
    },
  );
  forgottenPassword(app, services);
  secondFactorRoutes(app, services);
  passkeyRoutes(app, services);
  providerRoutes(app, services);
};

/** A new password by mail. The answer is the same, and as fast, whether the address is known or not. */
const forgottenPassword: Resource = (app, services) => {
  const count = countAttempts(app, services, 'reset');
  app.post(
    '/api/auth/request-password-reset',
    {
      config: { permission: accountPolicy.enter },
      schema: { body: resetRequest, response: { 204: nothing } },
    },
    async (request, reply) => {
      await count(request);
      const body = { email: request.body.email };
      await inTheSameTime(
        callAccounts(services.accounts, { path: '/request-password-reset', body }, request, reply),
      );
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/auth/reset-password',
    { config: { permission: accountPolicy.enter }, schema: { body: reset, response: { 204: nothing } } },
    async (request, reply) => {
      await count(request);
      const refused = 'link_opens_nothing';
      await callAccounts(services.accounts, { path: '/reset-password', refused }, request, reply);
      return reply.status(204).send(null);
    },
  );
};
