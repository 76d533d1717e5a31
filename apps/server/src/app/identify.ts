import type { GrantShape } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import { callerOfAccount, type DatabaseConnection, type Session } from '@grappe/database';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts/accounts.ts';
import { checkGrants } from './permission.ts';
import { refuse } from './refusal.ts';
import type { Services } from './services.ts';

/** Who calls, read from the session once per request. */
export interface SignedInPerson {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly grants: readonly GrantShape[];
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedInPerson | null;
  }
}

/** Before anything of a request is read: who calls, and may that person call this route? */
export function identify(app: FastifyInstance, services: Services): void {
  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', async (request, reply) => {
    const permission = request.routeOptions.config.permission;
    if (permission === undefined || permission.scope === 'anyone') return;
    const userId = await userOfSession(services.accounts, request, reply);
    const person = userId === null ? null : await findPerson(services.connection, userId);
    if (person === null) throw refuse('not_signed_in');
    request.signedIn = person;
    checkGrants(permission, person.grants, clusterOf(request));
  });
}

/** The person who calls; routes for anyone have none and must not ask. */
export function personOf(request: FastifyRequest): SignedInPerson {
  if (request.signedIn === null) throw refuse('not_signed_in');
  return request.signedIn;
}

/** Runs `work` in one transaction in the name of whoever calls. */
export function asCaller<Result>(
  services: Services,
  request: FastifyRequest,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  return services.connection.asPerson(personOf(request).id, work);
}

async function userOfSession(
  accounts: Accounts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | null> {
  const { cookie } = request.headers;
  if (cookie === undefined) return null;
  const { response, headers } = await accounts.api.getSession({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  for (const value of headers.getSetCookie()) reply.header('set-cookie', value);
  return response?.user.id ?? null;
}

/** Whether the session of a cookie still stands; asking does not make it last longer. */
export async function hasSession(accounts: Accounts, cookie: string | undefined): Promise<boolean> {
  if (cookie === undefined) return false;
  const session = await accounts.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true, disableCookieCache: true },
  });
  return session !== null;
}

async function findPerson({ app }: DatabaseConnection, userId: string): Promise<SignedInPerson | null> {
  const found = await callerOfAccount(app, userId);
  if (found === undefined) return null;
  const { personId, displayName, email, language, grants } = found;
  return { id: personId, userId, name: displayName, email, language, grants };
}

function clusterOf(request: FastifyRequest): string | undefined {
  const { params } = request;
  if (typeof params !== 'object' || params === null || !('clusterId' in params)) return undefined;
  return typeof params.clusterId === 'string' ? params.clusterId.toLowerCase() : undefined;
}
