import { z } from 'zod';
import { callAccounts } from '../../accounts/call-accounts.ts';
import { countAttempts } from '../../accounts/count-attempts.ts';
import { nothing, type Resource } from '../../app/resource.ts';
import { accountPolicy } from './policy.ts';
import { code, ownPassword, recoveryCodes, secondFactorBegun } from './schema.ts';

const begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** Codes that change every thirty seconds (RFC 6238), and codes on paper for the day the telephone is lost. */
export const secondFactorRoutes: Resource = (app, services) => {
  const count = countAttempts(app, services, 'second-factor');
  app.post(
    '/api/auth/two-factor/enable',
    {
      config: { permission: accountPolicy.change },
      schema: { body: ownPassword, response: { 200: secondFactorBegun } },
    },
    async (request, reply) => {
      await count(request);
      const answer = await callAccounts(services.accounts, { path: '/two-factor/enable' }, request, reply);
      const { totpURI: totpUri, backupCodes } = begun.parse(answer);
      return { totpUri, backupCodes };
    },
  );
  app.post(
    '/api/auth/two-factor/disable',
    {
      config: { permission: accountPolicy.change },
      schema: { body: ownPassword, response: { 204: nothing } },
    },
    async (request, reply) => {
      await count(request);
      await callAccounts(services.accounts, { path: '/two-factor/disable' }, request, reply);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/auth/two-factor/renew-codes',
    {
      config: { permission: accountPolicy.change },
      schema: { body: ownPassword, response: { 200: recoveryCodes } },
    },
    async (request, reply) => {
      await count(request);
      const path = '/two-factor/generate-backup-codes';
      return recoveryCodes.parse(await callAccounts(services.accounts, { path }, request, reply));
    },
  );
  // The same two calls end a sign-in and confirm that the application of codes was set up.
  for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code'] as const) {
    app.post(
      `/api/auth${path}`,
      { config: { permission: accountPolicy.enter }, schema: { body: code, response: { 204: nothing } } },
      async (request, reply) => {
        await count(request);
        const body = { code: request.body.code };
        await callAccounts(services.accounts, { path, body, refused: 'second_factor_wrong' }, request, reply);
        return reply.status(204).send(null);
      },
    );
  }
};
