import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, reachableBinaries, type Binaries } from './binaries.ts';
import { clusterFolder, prepareDataFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { initialiseCluster, readPassword, superuser } from './initialise-cluster.ts';
import { LauncherError } from './launcher-error.ts';
import { isAlive, isReused, readPostmaster, takeOverPidFile, type Postmaster } from './postmaster-file.ts';
import {
  failedToStart,
  findFreePort,
  logFile,
  startPostgres,
  stopPostgres,
  watchPostgres,
  type RunningPostgres,
} from './postgres-process.ts';
import { chooseRunAs } from './run-as.ts';

export interface EmbeddedOptions {
  /** Where the cluster, its password and its log live. */
  readonly dataFolder: string;
  /** The port to listen on; by default the one of last time if free, else any free one. */
  readonly port?: number | undefined;
  /** The database `url` names, made when missing. */
  readonly database?: string | undefined;
  /** Settings of PostgreSQL added to ours. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** False only for a throw-away cluster: nothing is forced to the disk. */
  readonly durable?: boolean | undefined;
  /** The programs to run instead of the installed ones. */
  readonly binaries?: Binaries | undefined;
}

/** A running embedded server, owned by this process. */
export interface EmbeddedDatabase {
  /** Connection address of the superuser, on the database asked for. */
  readonly url: string;
  /** The same for another database of the server. */
  urlOf(database: string): string;
  readonly dataFolder: string;
  readonly port: number;
  readonly pid: number;
  /** True when the server was already running, left by a process that was killed. */
  readonly attached: boolean;
  /** Resolves when the server ends: `expected` is false when it crashed or somebody else stopped it. */
  readonly ended: Promise<{ expected: boolean; log: string }>;
  /** Stops the server and gives the folder up; may be called twice. */
  stop(): Promise<void>;
}

const defaultDatabase = 'grappe';
const attachPatience = 10_000;
const portAttempts = 5;
const largestLog = 10_000_000;

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to the one a killed process left running.
 * Fails with a LauncherError: among others `database_folder_in_use` while another process owns the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const installed = options.binaries ?? findBinaries();
  prepareDataFolder(options.dataFolder);
  const dataFolder = realpathSync(options.dataFolder);
  const lock = lockFolder(dataFolder);
  try {
    const runAs = chooseRunAs(clusterFolder(dataFolder));
    const binaries = reachableBinaries(installed, runAs);
    await initialiseCluster(dataFolder, binaries, runAs, { durable: options.durable ?? true });
    const left = await findLeftRunning(dataFolder);
    const postgres = left ?? (await startFresh({ dataFolder, binaries, runAs, options }));
    const handle = handleOf(postgres, { dataFolder, binaries, options, attached: left !== undefined, lock });
    await createIfMissing(handle.urlOf(superuser), options.database ?? defaultDatabase);
    return handle;
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface HandleFacts {
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly options: EmbeddedOptions;
  readonly attached: boolean;
  readonly lock: { release(): void };
}

function handleOf(postgres: RunningPostgres, facts: HandleFacts): EmbeddedDatabase {
  const { dataFolder, lock } = facts;
  const urlOf = urlsOf(readPassword(dataFolder), postgres.port);
  let stopping: Promise<void> | undefined;
  const stopAtExit = (): void => {
    if (isAlive(postgres.pid)) process.kill(postgres.pid, 'SIGINT');
  };
  const stop = async (): Promise<void> => {
    await stopPostgres(postgres, dataFolder, facts.binaries);
    process.off('exit', stopAtExit);
    lock.release();
  };
  process.once('exit', stopAtExit);
  return {
    url: urlOf(facts.options.database ?? defaultDatabase),
    urlOf,
    dataFolder,
    port: postgres.port,
    pid: postgres.pid,
    attached: facts.attached,
    ended: postgres.ended.then(() => ({ expected: stopping !== undefined, log: logFile(dataFolder) })),
    stop: () => (stopping ??= stop()),
  };
}

function urlsOf(password: string, port: number): (database: string) => string {
  return (database) =>
    `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/**
 * Looks for a server left running on this folder by a process that was killed. Waits for one that is
 * still starting or stopping; says nothing of a pid file whose process is gone, which PostgreSQL checks itself.
 */
async function findLeftRunning(dataFolder: string): Promise<RunningPostgres | undefined> {
  const cluster = clusterFolder(dataFolder);
  const deadline = Date.now() + attachPatience;
  for (;;) {
    const found = readPostmaster(cluster);
    if (!found || !isAlive(found.pid)) return undefined;
    if (isReused(found)) {
      takeOverPidFile(cluster);
      return undefined;
    }
    if (found.port !== null && (await isOurs(dataFolder, found))) return watchPostgres(found.pid, found.port);
    if (Date.now() > deadline) {
      throw new LauncherError({
        code: 'database_process_stuck',
        params: { folder: dataFolder, pid: found.pid, seconds: attachPatience / 1000 },
      });
    }
    await sleep(100);
  }
}

/** True when the server at the port of a pid file opens with our password and keeps this very folder. */
async function isOurs(dataFolder: string, found: Postmaster): Promise<boolean> {
  const connectionString = urlsOf(readPassword(dataFolder), found.port ?? 0)(superuser);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // a server that is stopping closes the line: the query below fails
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; pid: string }>(
      `select current_setting('data_directory') as folder, split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`,
    );
    return rows[0]?.folder === clusterFolder(dataFolder) && Number(rows[0]?.pid) === found.pid;
  } catch {
    return false; // starting, stopping, or not ours: the caller waits, then says so
  } finally {
    await client.end();
  }
}

type FreshStart = Pick<HandleFacts, 'dataFolder' | 'binaries' | 'options'> & {
  readonly runAs: ReturnType<typeof chooseRunAs>;
};

async function startFresh({ dataFolder, binaries, runAs, options }: FreshStart): Promise<RunningPostgres> {
  shortenLog(dataFolder);
  const durability: Record<string, string> =
    (options.durable ?? true) ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const settings = { ...sizes(), ...durability, ...options.settings };
  const deadline = Date.now() + attachPatience;
  let port = options.port ?? readPort(dataFolder) ?? (await findFreePort());
  for (let attempt = 1; ;) {
    const outcome = await startPostgres({ dataFolder, binaries, runAs, port, settings });
    if (outcome.kind === 'running') {
      writePort(dataFolder, port);
      return outcome.postgres;
    }
    if (outcome.kind === 'port_taken' && options.port === undefined && attempt++ < portAttempts) {
      port = await findFreePort();
    } else if (outcome.kind === 'memory_busy' && Date.now() < deadline) {
      await sleep(200);
    } else {
      throw failedToStart(dataFolder, outcome.kind === 'failed' ? outcome.reason : `${outcome.kind} ${port}`);
    }
  }
}

/**
 * PostgreSQL's own defaults suit a machine of 1 GB; an eighth of the memory, within bounds, keeps a large directory at hand. Its
 * journal serves recovery alone, for nobody copies it: it may grow by a large import before a checkpoint asks for whole pages again.
 * What an import left is tidied within seconds, not a minute: searches answered by indexes alone wait for it.
 */
function sizes(): Record<string, string> {
  const machine = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  const buffers = Math.round(Math.min(512, Math.max(128, machine / 8)));
  const journal = { wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '3GB', wal_buffers: '64MB' };
  const tidying = { autovacuum_naptime: '10s', autovacuum_vacuum_cost_limit: '2000' };
  return { shared_buffers: `${buffers}MB`, random_page_cost: '1.5', jit: 'off', ...journal, ...tidying };
}

function portFile(dataFolder: string): string {
  return join(dataFolder, 'port');
}

function readPort(dataFolder: string): number | undefined {
  if (!existsSync(portFile(dataFolder))) return undefined;
  const port = Number(readFileSync(portFile(dataFolder), 'utf8'));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

function writePort(dataFolder: string, port: number): void {
  writeFileSync(portFile(dataFolder), `${port}\n`);
  chmodSync(portFile(dataFolder), 0o644);
}

/** One older log is kept; without this a server that logs much would fill the disk. */
function shortenLog(dataFolder: string): void {
  const log = logFile(dataFolder);
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(log, `${log}.old`);
}

async function createIfMissing(maintenanceUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
