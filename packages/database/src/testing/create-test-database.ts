import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { connect, type DatabaseConnection } from '../connect.ts';
import { startTemporary, testServerVariable } from '../launcher/index.ts';
import { migrate } from '../migration/migrate.ts';
import { readMigrations } from '../migration/migration-files.ts';

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  /** The administrator's address, as DATABASE_URL would be. */
  readonly url: string;
  readonly connection: DatabaseConnection;
  /** Runs with a client signed in as the administrator. */
  asAdministrator<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result>;
  /** Runs with a client acting as grappe_owner, in one transaction, to set a scene up. */
  asOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result>;
  /** Closes the connection and leaves the database, to be copied. */
  leave(): Promise<void>;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** An empty database without roles, schemas or migrations. */
  readonly empty?: boolean;
  /** A copy of this test database, to which nobody is connected. */
  readonly copyOf?: TestDatabase;
}

/**
 * Clones a migrated template on the throw-away server of this run (GRAPPE_TEST_SERVER_URL), or on one started for
 * this call. The template is made once per server and set of migrations.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const shared = process.env[testServerVariable];
  const own = shared === undefined ? await startTemporary() : undefined;
  const serverUrl = own?.url ?? shared ?? '';
  const name = `grappe_test_${randomUUID().replaceAll('-', '')}`;
  await withClient(serverUrl, async (client) => {
    if (options.empty === true) return client.query(`create database ${name}`);
    if (options.copyOf !== undefined) return copyDatabase(client, options.copyOf, name);
    return cloneTemplate(client, serverUrl, name);
  });
  const url = withDatabase(serverUrl, name);
  const connection = connect(url);
  let left: Promise<void> | undefined;
  const leave = (): Promise<void> => (left ??= connection.close());
  return {
    url,
    connection,
    leave,
    asAdministrator: (work) => withClient(url, work),
    asOwner: (work) => withClient(url, (client) => ownerTransaction(client, work)),
    drop: async () => {
      await leave();
      await withClient(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
      await own?.stop();
    },
  };
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const copyDatabase = (client: pg.Client, { url }: TestDatabase, name: string): Promise<unknown> =>
  client.query(`create database ${name} template ${new URL(url).pathname.slice(1)} strategy file_copy`);

const templateLock = 7_102_023_003;

/** A template may be cloned by one session at a time, so the lock covers both steps. */
async function cloneTemplate(client: pg.Client, serverUrl: string, name: string): Promise<void> {
  const checksums = (await readMigrations()).map((migration) => migration.checksum).join();
  const template = `grappe_template_${createHash('sha256').update(checksums).digest('hex').slice(0, 16)}`;
  await client.query('select pg_advisory_lock($1)', [templateLock]);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
  if (rowCount === 0) {
    await client.query(`drop database if exists ${template}_new with (force)`);
    await client.query(`create database ${template}_new`);
    await migrate(withDatabase(serverUrl, `${template}_new`));
    await client.query(`alter database ${template}_new rename to ${template}`);
  }
  await client.query(`create database ${name} template ${template} strategy file_copy`);
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ownerTransaction<Result>(
  client: pg.Client,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  await client.query('begin');
  await client.query('set local role grappe_owner');
  await client.query('set local search_path = grappe');
  try {
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
