import { z } from 'zod';
import { providerId } from '../../accounts/accounts.ts';
import { callAccounts, visitAccounts } from '../../accounts/call-accounts.ts';
import { countAttempts } from '../../accounts/count-attempts.ts';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { accountPolicy } from './policy.ts';
import { elsewhere, noBody, providerVisit } from './schema.ts';

const answered = z.object({ url: z.string() });
const failed = '/sign-in?problem=provider';

/** Sign-in by the identity provider of the installation (OpenID Connect, authorization code with PKCE). */
export const providerRoutes: Resource = (app, services) => {
  const count = countAttempts(app, services, 'provider');
  app.post(
    '/api/auth/sign-in/provider',
    {
      config: { permission: accountPolicy.enter },
      schema: { body: providerVisit, response: { 200: elsewhere } },
    },
    async (request, reply) => {
      await count(request);
      if (services.providerName === null) throw refuse('not_found');
      const body = {
        provider: providerId,
        callbackURL: request.body.next,
        errorCallbackURL: failed,
        disableRedirect: true,
      };
      const call = { path: '/sign-in/social', body, refused: 'not_found' } as const;
      return answered.parse(await callAccounts(services.accounts, call, request, reply));
    },
  );
  // Whoever is signed in shows by that alone whose account it is; the provider must still name the same address.
  app.post(
    '/api/auth/provider/link',
    { config: { permission: accountPolicy.change }, schema: { body: noBody, response: { 200: elsewhere } } },
    async (request, reply) => {
      await count(request);
      if (services.providerName === null) throw refuse('not_found');
      const body = {
        provider: providerId,
        callbackURL: '/settings/account',
        errorCallbackURL: failed,
        disableRedirect: true,
      };
      const call = { path: '/link-social', body, refused: 'not_found' } as const;
      return answered.parse(await callAccounts(services.accounts, call, request, reply));
    },
  );
  app.get(
    `/api/auth/callback/${providerId}`,
    { config: { permission: accountPolicy.enter } },
    async (request, reply) => {
      await count(request);
      const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
      const next = await visitAccounts(services.accounts, `/callback/${providerId}${query}`, request, reply);
      return reply.redirect(ourPath(next, services.address) ?? failed);
    },
  );
};

/** Only ever back to a page of ours. */
function ourPath(next: string | null, address: string): string | null {
  if (next === null || !URL.canParse(next, address)) return null;
  const url = new URL(next, address);
  return url.host === new URL(address).host ? `${url.pathname}${url.search}` : null;
}
