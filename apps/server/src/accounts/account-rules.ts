import { isExpected, personOfAccount, registerPerson, type DatabaseConnection } from '@grappe/database';
import { APIError } from 'better-auth/api';

/**
 * An identity provider opens an account only for an address that it verified and that somebody invited; accounts that we
 * open ourselves come without a call of the library and have been checked before.
 */
export const onlyExpectedPeople = (connection: DatabaseConnection) => ({
  before: async (user: { email: string; emailVerified: boolean }, call: object | null | undefined) => {
    if (!call) return;
    const expected = user.emailVerified && (await connection.asNobody((tx) => isExpected(tx, user.email)));
    if (!expected) throw new APIError('FORBIDDEN', { code: 'NOT_INVITED', message: 'not invited' });
  },
  after: async (user: { id: string; name: string; email: string }, call: object | null | undefined) => {
    if (!call) return;
    const { id: account, name, email } = user;
    await connection.asNobody((tx) => registerPerson(tx, { account, name, email, language: 'fr' }));
  },
});

/** No session for an account behind which nobody is, or nobody any more. */
export const onlyKnownPeople = (connection: DatabaseConnection) => ({
  before: async ({ userId }: { userId: string }) => {
    const person = await connection.asNobody((tx) => personOfAccount(tx, userId));
    if (person === undefined) throw new APIError('UNAUTHORIZED', { code: 'NOBODY', message: 'nobody' });
  },
});

/** We ask an identity provider who somebody is and nothing else: what would let us act in their name is not kept. */
export const withoutTokens = {
  before: (account: Record<string, unknown>) =>
    Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
};

interface Verified {
  readonly verification: {
    readonly registrationInfo?: { readonly userVerified: boolean } | undefined;
    readonly authenticationInfo?: { readonly userVerified: boolean } | undefined;
  };
}

/** A passkey stands for both factors: its holder must have unlocked it (finger, face, code). */
function requireHolder({ verification }: Verified): void {
  const { registrationInfo, authenticationInfo } = verification;
  if ((registrationInfo ?? authenticationInfo)?.userVerified !== true)
    throw new APIError('UNAUTHORIZED', { code: 'HOLDER_NOT_VERIFIED', message: 'holder not verified' });
}

export const onlyVerifiedHolders = {
  registration: { afterVerification: requireHolder },
  authentication: { afterVerification: requireHolder },
};
