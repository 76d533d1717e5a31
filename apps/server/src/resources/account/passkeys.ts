import { callAccounts } from '../../accounts/call-accounts.ts';
import { countAttempts } from '../../accounts/count-attempts.ts';
import { nothing, type Resource } from '../../app/resource.ts';
import { accountPolicy } from './policy.ts';
import { challenge, challengeAnswer, passkeyParams } from './schema.ts';

/** Passkeys (WebAuthn): the browser answers a challenge, and its holder unlocks it. */
export const passkeyRoutes: Resource = (app, services) => {
  const { accounts } = services;
  const count = countAttempts(app, services, 'passkey');
  const refused = 'passkey_refused';
  const asked = (permission: typeof accountPolicy.enter, url: string, path: string): void => {
    app.get(
      url,
      { config: { permission }, schema: { response: { 200: challenge } } },
      async (request, reply) => {
        await count(request);
        return challenge.parse(
          await callAccounts(accounts, { path, method: 'GET', refused }, request, reply),
        );
      },
    );
  };
  const answered = (permission: typeof accountPolicy.enter, url: string, path: string): void => {
    app.post(
      url,
      { config: { permission }, schema: { body: challengeAnswer, response: { 204: nothing } } },
      async (request, reply) => {
        await count(request);
        await callAccounts(accounts, { path, refused }, request, reply);
        return reply.status(204).send(null);
      },
    );
  };
  asked(accountPolicy.change, '/api/auth/passkey/registration', '/passkey/generate-register-options');
  answered(accountPolicy.change, '/api/auth/passkey/registration', '/passkey/verify-registration');
  asked(accountPolicy.enter, '/api/auth/passkey/sign-in', '/passkey/generate-authenticate-options');
  answered(accountPolicy.enter, '/api/auth/passkey/sign-in', '/passkey/verify-authentication');
  app.post(
    '/api/auth/passkey/:passkeyId/remove',
    {
      config: { permission: accountPolicy.change },
      schema: { params: passkeyParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const body = { id: request.params.passkeyId };
      const call = { path: '/passkey/delete-passkey', body, refused: 'not_found' } as const;
      await callAccounts(accounts, call, request, reply);
      return reply.status(204).send(null);
    },
  );
};
