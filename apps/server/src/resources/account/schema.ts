import { id } from '@grappe/contracts/api';
import { z } from 'zod';
import { passwordLength } from '../../accounts/accounts.ts';

export { account, recoveryCodes, secondFactorBegun } from '@grappe/contracts/api';

const password = z.string().min(1).max(passwordLength.max);
export const resetRequest = z.object({ email: z.email().max(320) });
export const reset = z.object({
  token: z.string().min(1).max(200),
  newPassword: z.string().min(passwordLength.min).max(passwordLength.max),
});
export const code = z.object({ code: z.string().trim().min(6).max(40) });
export const ownPassword = z.object({ password });
export const sessionParams = z.object({ sessionId: id });
export const passkeyParams = z.object({ passkeyId: id });
/** Where to go after: a path of ours. */
export const providerVisit = z.object({
  next: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/)
    .default('/'),
});
export const noBody = z.object({}).nullish();
export const elsewhere = z.object({ url: z.string() });
/** What a browser answers to a challenge; the accounts library reads and checks it. */
export const challengeAnswer = z.object({
  response: z.looseObject({ id: z.string().max(2000) }),
  name: z.string().trim().max(100).optional(),
});
export const challenge = z.looseObject({ challenge: z.string() });
