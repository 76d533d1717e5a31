import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Migration {
  /** File name without `.sql`; migrations run in its order. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  /** Processes of the version before must not work on the migrated database. */
  readonly breaking: boolean;
}

const folder = fileURLToPath(new URL('../migrations/', import.meta.url));

/** The migrations of this version, in order. */
export async function readMigrations(from: string = folder): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => /^\d{6}_[a-z_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (file) => {
      const sql = (await readFile(`${from}/${file}`, 'utf8')).replaceAll('\r\n', '\n');
      return {
        name: file.slice(0, -'.sql'.length),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
        breaking: sql.startsWith('--! breaking\n'),
      };
    }),
  );
}
