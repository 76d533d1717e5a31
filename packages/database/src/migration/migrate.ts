import pg from 'pg';
import { ownerRole } from '../login-roles.ts';
import { MigrationRefusal } from './migration-refusal.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { prepareRoles } from './prepare.ts';
import { fillClassifications } from './fill-classifications.ts';

/** What `migrate` did. */
export interface MigrationReport {
  readonly applied: readonly string[];
}

export interface MigrateOptions {
  /** Stop after this migration (to restore an older backup); all by default. */
  readonly upTo?: string;
  /** Where the migrations lie; this package's own by default. */
  readonly migrations?: readonly Migration[];
}

const migrationLock = 7_102_023_002;

/**
 * Brings a database to this version: roles, schemas, then each missing migration in a transaction of its own,
 * under an advisory lock so that several processes may start at once. Refuses a migration that changed after it ran.
 */
export async function migrate(adminUrl: string, options: MigrateOptions = {}): Promise<MigrationReport> {
  const migrations = options.migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await requireVersion(client);
    await prepareRoles(client, adminUrl);
    await client.query(`set role ${ownerRole}; set search_path = grappe, public, extensions`);
    const applied = await applyMissing(client, wanted(migrations, options.upTo));
    await fillClassifications(client);
    return { applied };
  } finally {
    await client.end();
  }
}

const wanted = (migrations: readonly Migration[], upTo: string | undefined): readonly Migration[] =>
  upTo === undefined ? migrations : migrations.filter((migration) => migration.name <= upTo);

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const version = Number(rows[0]?.server_version_num);
  if (version < 160_000)
    throw new MigrationRefusal('database_server_too_old', {
      version: Math.floor(version / 10_000),
      needed: 16,
    });
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`
    create table if not exists grappe.migrations (
      name text primary key,
      checksum text not null,
      breaking boolean not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<{ name: string; checksum: string; breaking: boolean }>(
    'select name, checksum, breaking from grappe.migrations',
  );
  const done = new Map(rows.map((row) => [row.name, row]));
  refuseNewerDatabase(rows, migrations);
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = done.get(migration.name);
    if (before === undefined) {
      await applyOne(client, migration);
      applied.push(migration.name);
    } else if (before.checksum !== migration.checksum) {
      throw new MigrationRefusal('database_changed', { migration: migration.name });
    }
  }
  return applied;
}

/** A breaking migration that this version does not know means that a newer version owns the database. */
function refuseNewerDatabase(
  rows: readonly { name: string; breaking: boolean }[],
  migrations: readonly Migration[],
): void {
  const last = migrations.at(-1)?.name ?? '';
  const unknown = rows.find((row) => row.breaking && row.name > last);
  if (unknown !== undefined) {
    throw new MigrationRefusal('database_newer', { migration: unknown.name });
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into grappe.migrations (name, checksum, breaking) values ($1, $2, $3)', [
      migration.name,
      migration.checksum,
      migration.breaking,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`The migration ${migration.name} failed`, { cause: error });
  }
}
