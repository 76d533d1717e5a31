import { createHmac } from 'node:crypto';

/** Roles that processes sign in with; `grappe_owner` owns everything and never signs in. */
export const loginRoles = ['grappe_app', 'grappe_accounts', 'grappe_queue'] as const;
export type LoginRole = (typeof loginRoles)[number];

export const ownerRole = 'grappe_owner';

/**
 * The secret from which the passwords of the login roles are derived: GRAPPE_SECRET, or else the password inside
 * the administrator's address, so that any number of processes agree with no other setting.
 */
export function roleSecret(adminUrl: string, environment: NodeJS.ProcessEnv = process.env): string {
  const secret = environment['GRAPPE_SECRET'] ?? decodeURIComponent(new URL(adminUrl).password);
  if (secret === '') {
    throw new Error('DATABASE_URL has no password and GRAPPE_SECRET is not set: one of them is needed');
  }
  return secret;
}

/** HMAC-SHA256(secret, name of the role), in hexadecimal. */
export const rolePassword = (secret: string, role: LoginRole): string =>
  createHmac('sha256', secret).update(role).digest('hex');

/** The administrator's address with another role signed in. */
export function roleUrl(adminUrl: string, role: LoginRole, environment?: NodeJS.ProcessEnv): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(roleSecret(adminUrl, environment), role);
  return url.href;
}
