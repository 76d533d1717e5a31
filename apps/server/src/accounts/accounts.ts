import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';

/** The shortest and the longest password accepted. */
export const passwordLength = { min: 12, max: 200 } as const;

export interface AccountsOptions {
  /** Reaches the accounts' schema only. */
  readonly pool: Pool;
  readonly secret: string;
  /** Address at which people reach the server. */
  readonly address: string;
  /** Other origins whose pages may call, for instance a development server. */
  readonly trustedOrigins: readonly string[];
}

export type Accounts = ReturnType<typeof openAccounts>;

/** How long a session's signed cookie is believed without asking the database. */
const cookieSeconds = 60;
const sessionDays = 14;
const daySeconds = 86_400;

/**
 * The accounts library, with e-mail and password only. People are created by a coordinator: nobody signs up.
 * Sessions live in the accounts' schema and are cached for a minute in a signed cookie.
 */
export function openAccounts(options: AccountsOptions) {
  return betterAuth({
    appName: 'Grappe',
    database: options.pool,
    secret: options.secret,
    baseURL: options.address,
    basePath: '/api/auth',
    trustedOrigins: (request) => [...options.trustedOrigins, ...ownOrigins(request)],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    session: {
      expiresIn: sessionDays * daySeconds,
      updateAge: daySeconds,
      cookieCache: { enabled: true, maxAge: cookieSeconds },
    },
    // Calls are counted before they come here (see routes.ts), by address and by e-mail.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'grappe',
      useSecureCookies: options.address.startsWith('https:'),
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => randomUUID() },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
  });
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
}

export type AccountCreation =
  { readonly kind: 'created'; readonly userId: string } | { readonly kind: 'email_taken' };

/** Creates an account with a password. The caller has checked that it may. */
export async function createAccount(accounts: Accounts, account: NewAccount): Promise<AccountCreation> {
  const context = await accounts.$context;
  const email = account.email.toLowerCase();
  const existing = await context.internalAdapter.findUserByEmail(email);
  if (existing) return { kind: 'email_taken' };
  const user = await context.internalAdapter.createUser(
    { name: account.name, email, emailVerified: true },
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
