import { createHash } from 'node:crypto';
import { findMapping, rememberMapping, type Session } from '@grappe/database';
import type { ImportKind } from '@grappe/contracts/api';
import { z } from 'zod';

export type Targets = Readonly<Record<string, string>>;

/** Columns that were mapped in any file of the cluster; a file with the very same columns goes before. */
const anyHeader = '*';
const stored = z.record(z.string(), z.string()).catch({});

const signatureOf = (header: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...header].sort()))
    .digest('hex');

/** Where the columns of a header went the last time somebody decided. */
export async function recallMapping(
  session: Session,
  clusterId: string,
  kind: ImportKind,
  header: readonly string[],
): Promise<Targets> {
  const of = async (headerSignature: string): Promise<Targets> =>
    stored.parse((await findMapping(session, { clusterId, kind, headerSignature })) ?? {});
  return { ...(await of(anyHeader)), ...(await of(signatureOf(header))) };
}

/** Remembers an accepted mapping, for the same file and for others with the same columns. */
export async function keepMapping(
  session: Session,
  clusterId: string,
  kind: ImportKind,
  header: readonly string[],
  targets: Targets,
): Promise<void> {
  const before = stored.parse(
    (await findMapping(session, { clusterId, kind, headerSignature: anyHeader })) ?? {},
  );
  await rememberMapping(session, { clusterId, kind, headerSignature: anyHeader }, { ...before, ...targets });
  await rememberMapping(session, { clusterId, kind, headerSignature: signatureOf(header) }, { ...targets });
}
