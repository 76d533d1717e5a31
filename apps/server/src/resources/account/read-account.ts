import type { Account } from '@grappe/contracts/api';
import { myInvitations } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { providerId, type Accounts } from '../../accounts/accounts.ts';
import { asCaller, personOf } from '../../app/identify.ts';
import type { Services } from '../../app/services.ts';
import { presentOffer } from '../invitations/present.ts';

interface PasskeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date | null;
}

/** How the caller signs in, and from where it is signed in. */
export async function readAccount(services: Services, request: FastifyRequest): Promise<Account> {
  const { userId } = personOf(request);
  const { adapter, internalAdapter } = await services.accounts.$context;
  const where = [{ field: 'userId', value: userId }];
  const [ways, user, passkeys, sessions, current, invitations] = await Promise.all([
    internalAdapter.findAccounts(userId),
    internalAdapter.findUserById(userId),
    adapter.findMany<PasskeyRow>({ model: 'passkey', where }),
    internalAdapter.listSessions(userId),
    currentSession(services.accounts, request),
    asCaller(services, request, myInvitations),
  ]);
  return {
    hasPassword: ways.some((way) => way.providerId === 'credential'),
    secondFactor: user !== null && 'twoFactorEnabled' in user && user.twoFactorEnabled === true,
    provider: services.providerName,
    linkedToProvider: ways.some((way) => way.providerId === providerId),
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt: createdAt?.toISOString() ?? null,
    })),
    sessions: sessions
      .filter(({ expiresAt }) => expiresAt.getTime() > Date.now())
      .map(({ id, createdAt, expiresAt, userAgent }) => ({
        id,
        current: id === current,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        userAgent: userAgent ?? null,
      })),
    invitations: invitations.map(presentOffer),
  };
}

/** The session by which this call came. */
export async function currentSession(accounts: Accounts, request: FastifyRequest): Promise<string | null> {
  const { cookie } = request.headers;
  if (cookie === undefined) return null;
  const found = await accounts.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  });
  return found?.session.id ?? null;
}

/** Closes one session of the caller, or all but the one by which it calls; gives how many. */
export async function closeOwnSessions(
  services: Services,
  request: FastifyRequest,
  which: (id: string, isCurrent: boolean) => boolean,
): Promise<number> {
  const { internalAdapter } = await services.accounts.$context;
  const current = await currentSession(services.accounts, request);
  const sessions = await internalAdapter.listSessions(personOf(request).userId);
  const closing = sessions.filter(({ id }) => which(id, id === current));
  for (const { token } of closing) await internalAdapter.deleteSession(token);
  return closing.length;
}
