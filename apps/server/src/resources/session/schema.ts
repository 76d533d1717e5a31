import { z } from 'zod';
import { passwordLength } from '../../accounts/accounts.ts';

export { languageChange, session, signedIn, welcome } from '@grappe/contracts/api';

/** Bodies of the accounts library's calls; anything else in them is left out. */
export const signInBody = z.object({
  email: z.email().max(320),
  password: z.string().min(1).max(passwordLength.max),
  rememberMe: z.boolean().optional(),
});

export const passwordChangeBody = z.object({
  currentPassword: z.string().min(1).max(passwordLength.max),
  newPassword: z.string().min(passwordLength.min).max(passwordLength.max),
  revokeOtherSessions: z.boolean().default(true),
});

export const signOutBody = z.object({}).nullish();
export const ok = z.object({ ok: z.literal(true) });
