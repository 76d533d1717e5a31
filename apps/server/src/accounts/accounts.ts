import { randomUUID } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import type { DatabaseConnection } from '@grappe/database';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { onlyExpectedPeople, onlyKnownPeople, onlyVerifiedHolders, withoutTokens } from './account-rules.ts';
import { tellOfPassword, writeResetLink } from './account-mails.ts';

/** The shortest and the longest password accepted. */
export const passwordLength = { min: 12, max: 200 } as const;

/** The one identity provider that an installation may name. */
export const providerId = 'oidc';

/** An identity provider that tells its addresses by discovery (OpenID Connect). */
export interface OidcSettings {
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As people know it. */
  readonly name: string;
}

export interface AccountsOptions {
  /** Its accounts' pool reaches the accounts' schema only; the rest goes through doors that need no identity. */
  readonly connection: DatabaseConnection;
  readonly secret: string;
  /** Address at which people reach the server. */
  readonly address: string;
  /** Other origins whose pages may call, for instance a development server. */
  readonly trustedOrigins: readonly string[];
  /** Null: passwords and passkeys only. */
  readonly oidc?: OidcSettings | null;
}

export type Accounts = ReturnType<typeof openAccounts>;

const sessionDays = 14;
const daySeconds = 86_400;
/** How long the link of a mail lets one choose a new password. */
export const resetMinutes = 60;

/**
 * The accounts library: password with a second factor, passkey, identity provider. People are invited: nobody signs up.
 * Sessions are read from the database at each call, so that one that was closed is closed at once, everywhere.
 */
export function openAccounts(options: AccountsOptions) {
  const { connection, address } = options;
  return betterAuth({
    appName: 'Grappe',
    database: connection.accounts,
    secret: options.secret,
    baseURL: address,
    basePath: '/api/auth',
    trustedOrigins: (request) => [...options.trustedOrigins, ...ownOrigins(request)],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => writeResetLink(connection, user.id, token, resetMinutes),
      onPasswordReset: ({ user }) => tellOfPassword(connection, user.id),
    },
    session: {
      expiresIn: sessionDays * daySeconds,
      updateAge: daySeconds,
      cookieCache: { enabled: false },
    },
    // What stands in links and cookies is not what stands in the database.
    verification: { storeIdentifier: 'hashed' },
    account: { updateAccountOnSignIn: false, accountLinking: { enabled: true } },
    databaseHooks: {
      user: { create: onlyExpectedPeople(connection) },
      session: { create: onlyKnownPeople(connection) },
      account: { create: withoutTokens },
    },
    plugins: [
      twoFactor({ issuer: 'Grappe' }),
      passkey({
        rpName: 'Grappe',
        rpID: passkeyHost(address),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        ...onlyVerifiedHolders,
      }),
      genericOAuth({ config: providersOf(options.oidc ?? null) }),
    ],
    onAPIError: { errorURL: `${address}/sign-in?problem=provider` },
    // Calls are counted before they come here (see count-attempts.ts), by address and by e-mail.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'grappe',
      useSecureCookies: address.startsWith('https:'),
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // A session with its person in one question: every call asks it.
      database: { generateId: () => randomUUID(), joins: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
  });
}

const providersOf = (oidc: OidcSettings | null) =>
  oidc === null
    ? []
    : [
        {
          providerId,
          name: oidc.name,
          discoveryUrl: oidc.discoveryUrl,
          clientId: oidc.clientId,
          clientSecret: oidc.clientSecret,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          requireIdTokenVerification: true,
        },
      ];

/** Browsers tie a passkey to a name, never to a number: this machine is called localhost. */
export function passkeyHost(address: string): string {
  const { hostname } = new URL(address);
  return hostname === '[::1]' || hostname.startsWith('127.') ? 'localhost' : hostname;
}

/** The origins of the host that was called: pages served by this very server. */
function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return host ? [`http://${host}`, `https://${host}`] : [];
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** The address is known to be theirs. */
  readonly verified?: boolean;
}

export type AccountCreation = { readonly kind: 'created' | 'email_taken'; readonly userId: string };

/** Creates an account with a password. The caller has checked that it may. */
export async function createAccount(accounts: Accounts, account: NewAccount): Promise<AccountCreation> {
  const context = await accounts.$context;
  const email = account.email.toLowerCase();
  const existing = await context.internalAdapter.findUserByEmail(email);
  if (existing) return { kind: 'email_taken', userId: existing.user.id };
  const user = await context.internalAdapter.createUser(
    { name: account.name, email, emailVerified: account.verified ?? true },
    { method: 'email-password' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: 'credential',
    password: await context.password.hash(account.password),
  });
  return { kind: 'created', userId: user.id };
}

/** Gives an account that nobody uses yet the password that was just chosen for it. */
export async function setPassword(accounts: Accounts, userId: string, password: string): Promise<void> {
  const { internalAdapter, password: passwords } = await accounts.$context;
  const hash = await passwords.hash(password);
  if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash);
  else
    await internalAdapter.linkAccount({
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hash,
    });
}

/** Closes every session of an account, at once. */
export async function closeSessions(accounts: Accounts, userId: string): Promise<void> {
  const { internalAdapter } = await accounts.$context;
  await internalAdapter.deleteUserSessions(userId);
}
