import { createHash, randomBytes } from 'node:crypto';

/** What opens a door from a mail: 256 random bits. The database keeps its SHA-256, the mail the rest. */
export const newLinkToken = (): { token: string; tokenHash: Buffer } => {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
};

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
