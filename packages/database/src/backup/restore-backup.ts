import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from, type CopyStreamQuery } from 'pg-copy-streams';
import { ownerRole } from '../login-roles.ts';
import { migrate } from '../migration/migrate.ts';
import { readMigrations } from '../migration/migration-files.ts';
import type { BackupCounts, BackupHeader, TableLine } from './backup-format.ts';
import { BackupRefusal, damaged } from './backup-refusal.ts';
import { readBackup, type BackupReader } from './read-backup.ts';
import { columnList, nameOf, quoted, tablesToKeep, type KeptTable } from './tables-to-keep.ts';

/**
 * Puts a backup into an empty database: the whole file is verified before anything is changed; the tables are made as
 * they were when the backup was made, filled in one transaction, and brought to this version. Stopped in the middle, the
 * database is still empty and the restore can be run again.
 */
export async function restoreBackup(adminUrl: string, file: string): Promise<BackupCounts> {
  const header = await verifyBackup(file);
  await requireEmpty(adminUrl);
  await prepareTables(adminUrl, header);
  const counts = await fillTables(adminUrl, file);
  await migrate(adminUrl);
  return counts;
}

const nothing = async (): Promise<void> => undefined;

/** Reads the file from end to end without keeping any of it, and compares its migrations with ours. */
async function verifyBackup(file: string): Promise<BackupHeader> {
  const found: BackupHeader[] = [];
  const keep = async (header: BackupHeader): Promise<void> => void found.push(header);
  await readBackup(file, { header: keep, table: nothing, rows: nothing, endOfTable: nothing });
  const [header] = found;
  if (header === undefined) throw damaged('header');
  const ours = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]));
  const isKnown = header.migrations.every(({ name, checksum }) => ours.get(name) === checksum);
  if (!isKnown) throw new BackupRefusal('restore_other_version', { version: header.grappe });
  return header;
}

async function withAdministrator<Result>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Reference data that a migration brings are not somebody's data. */
const isReference = (table: KeptTable): boolean => nameOf(table) === 'grappe.classification_codes';

const isMigrated = async (client: pg.Client): Promise<boolean> =>
  (await client.query(`select to_regclass('grappe.migrations') as found`)).rows[0]?.found !== null;

const requireEmpty = (adminUrl: string): Promise<void> =>
  withAdministrator(adminUrl, async (client) => {
    if (!(await isMigrated(client))) return;
    await client.query(`set role ${ownerRole}`);
    for (const table of await tablesToKeep(client)) {
      if (isReference(table)) continue;
      const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`);
      if (rowCount !== 0) throw new BackupRefusal('restore_not_empty', { table: nameOf(table) });
    }
  });

/** The tables as the backup knew them: an empty database that is already ahead is begun again. */
async function prepareTables(adminUrl: string, header: BackupHeader): Promise<void> {
  const last = header.migrations.at(-1)?.name ?? '';
  await withAdministrator(adminUrl, async (client) => {
    if (!(await isMigrated(client))) return;
    await client.query(`set role ${ownerRole}`);
    const { rows } = await client.query<{ name: string }>('select name from grappe.migrations');
    if (rows.every(({ name }) => name <= last)) return;
    await client.query('drop schema grappe, accounts cascade');
  });
  await migrate(adminUrl, { upTo: last });
}

const fillTables = (adminUrl: string, file: string): Promise<BackupCounts> =>
  withAdministrator(adminUrl, async (client) => {
    await client.query(`set role ${ownerRole}`);
    await client.query('begin');
    const filling = new TableFilling(client, await tablesToKeep(client));
    await client.query('delete from grappe.classification_codes');
    await filling.disableTriggers('disable');
    const counts = await readBackup(file, filling);
    await filling.advanceSequences();
    await filling.disableTriggers('enable');
    await client.query('commit');
    return counts;
  });

/**
 * Fills one table after the other. COPY does not go into a table under row-level security, so that rows pass through a
 * temporary table; references between tables are checked, the other triggers did their work when the data were written.
 */
class TableFilling implements BackupReader {
  private readonly client: pg.Client;
  private readonly tables: ReadonlyMap<string, KeptTable>;
  private current: {
    table: KeptTable;
    columns: string;
    stream: CopyStreamQuery;
    done: Promise<void>;
  } | null = null;

  constructor(client: pg.Client, tables: readonly KeptTable[]) {
    this.client = client;
    this.tables = new Map(tables.map((table) => [nameOf(table), table]));
  }

  async disableTriggers(how: 'disable' | 'enable'): Promise<void> {
    for (const table of this.tables.values())
      await this.client.query(`alter table ${quoted(table)} ${how} trigger user`);
  }

  async header(): Promise<void> {
    // Verified before.
  }

  async table({ schema, table: name, columns }: TableLine): Promise<void> {
    const table = this.tables.get(nameOf({ schema, name }));
    if (table === undefined || !columns.every((column) => table.columns.includes(column)))
      throw damaged(`${schema}.${name}`);
    const listed = columnList(columns);
    await this.client.query(
      `create temporary table restored_rows on commit drop as select ${listed} from ${quoted(table)} with no data`,
    );
    const stream = this.client.query(from(`copy restored_rows (${listed}) from stdin`));
    const done = finished(stream);
    this.current = { table, columns: listed, stream, done };
  }

  async rows(lines: Buffer): Promise<void> {
    if (this.current === null) throw damaged('rows');
    const { stream, done } = this.current;
    // The reader's buffer is used again: the copy takes its own.
    if (!stream.write(Buffer.from(lines))) await Promise.race([once(stream, 'drain'), done]);
  }

  async endOfTable(): Promise<void> {
    if (this.current === null) throw damaged('rows');
    const { table, columns, stream, done } = this.current;
    this.current = null;
    stream.end();
    await done;
    await this.client.query(
      `insert into ${quoted(table)} (${columns}) overriding system value select ${columns} from restored_rows`,
    );
    await this.client.query('drop table restored_rows');
  }

  /** Numbers that the database gives go on after the highest that was restored. */
  async advanceSequences(): Promise<void> {
    for (const table of this.tables.values()) {
      const { rows } = await this.client.query<{ column: string; sequence: string }>(
        `select column_name as column, pg_get_serial_sequence($1, column_name) as sequence
         from unnest($2::text[]) as column_name where pg_get_serial_sequence($1, column_name) is not null`,
        [quoted(table), table.columns],
      );
      for (const { column, sequence } of rows)
        await this.client.query(
          `select setval($1, greatest(max(${pg.escapeIdentifier(column)}), 1)) from ${quoted(table)}`,
          [sequence],
        );
    }
  }
}
