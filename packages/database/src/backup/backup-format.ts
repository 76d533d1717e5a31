import { z } from 'zod';

/**
 * A backup is text under gzip: a header, then for each table one line that names it, its rows as PostgreSQL's COPY writes
 * them and a line `\\.`, then a last line with the counts and the SHA-256 of all that comes before it (docs/formats.md).
 */
export const formatName = 'grappe-backup';
export const formatVersion = 1;
export const endOfTable = '\\.';

export const backupHeader = z.object({
  format: z.literal(formatName),
  formatVersion: z.int(),
  grappe: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
});
export type BackupHeader = z.infer<typeof backupHeader>;

export const tableLine = z.object({
  schema: z.enum(['accounts', 'grappe']),
  table: z.string(),
  columns: z.array(z.string()).min(1),
});
export type TableLine = z.infer<typeof tableLine>;

export const backupEnd = z.object({ tables: z.int(), rows: z.int(), sha256: z.string() });

/** What a backup holds. */
export interface BackupCounts {
  readonly tables: number;
  readonly rows: number;
}
