import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { clusterFolder } from './data-folder.ts';
import { identityOf, programEnvironment } from './initialise-cluster.ts';
import { LauncherError } from './launcher-error.ts';
import { isAlive, readPostmaster } from './postmaster-file.ts';
import type { RunAs } from './run-as.ts';

/** A PostgreSQL server that answers. */
export interface RunningPostgres {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
}

export interface PostgresOptions {
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs | null;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** Why a start did not succeed: `taken` ports and `busy` memory of a server just killed pass by themselves. */
export type StartFailure =
  { kind: 'port_taken' } | { kind: 'memory_busy' } | { kind: 'failed'; reason: string };

export type StartOutcome = { kind: 'running'; postgres: RunningPostgres } | StartFailure;

/** Recovery after a crash replays the log written since the last checkpoint: minutes at the very most. */
const startLimit = 300_000;
const pollInterval = 20;
/** A pool that was closed has said goodbye, but the server may not have read it yet. */
const leaveTime = 300;

/** Where a cluster's own messages go. */
export function logFile(dataFolder: string): string {
  return join(dataFolder, 'postgres.log');
}

/** Starts a server in a session of its own, so that a terminal's Ctrl-C reaches only us; waits until it answers. */
export async function startPostgres(options: PostgresOptions): Promise<StartOutcome> {
  const cluster = clusterFolder(options.dataFolder);
  const logged = openSync(logFile(options.dataFolder), 'a', 0o600);
  const from = statSync(logFile(options.dataFolder)).size;
  const child = spawn(options.binaries.postgres, postgresArguments(cluster, options), {
    ...identityOf(options.runAs),
    cwd: cluster,
    env: programEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', logged, logged],
  });
  closeSync(logged);
  child.unref();
  let failure: string | undefined;
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      over = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', (error) => {
      failure = error.message;
      end();
    });
  });
  const deadline = Date.now() + startLimit;
  while (!over && Date.now() < deadline) {
    const file = readPostmaster(cluster);
    if (file?.ready && file.pid === child.pid) {
      return { kind: 'running', postgres: { pid: file.pid, port: options.port, ended } };
    }
    await sleep(pollInterval);
  }
  if (!over) child.kill('SIGINT');
  return explain(failure ?? readFrom(logFile(options.dataFolder), from));
}

function postgresArguments(cluster: string, options: PostgresOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    jit: 'off',
    ...options.settings,
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function readFrom(file: string, position: number): string {
  const length = statSync(file).size - position;
  const buffer = Buffer.alloc(Math.max(0, length));
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, buffer, 0, buffer.length, position);
  } finally {
    closeSync(descriptor);
  }
  return buffer.toString('utf8').trim();
}

function explain(reason: string): StartFailure {
  if (/could not bind IPv4 address|could not create any TCP\/IP sockets/.test(reason))
    return { kind: 'port_taken' };
  if (/pre-existing shared memory block/.test(reason)) return { kind: 'memory_busy' };
  return { kind: 'failed', reason };
}

/** The server another process started, watched by its number since it is no child of ours. */
export function watchPostgres(pid: number, port: number): RunningPostgres {
  const ended = (async () => {
    while (isAlive(pid)) await sleep(500, undefined, { ref: false });
  })();
  return { pid, port, ended };
}

/**
 * Stops a server: sessions that are just leaving may do so ("smart"), the others are closed and their
 * transactions undone ("fast"). After the time given it is stopped at once, which loses nothing but makes
 * the next start replay its log.
 */
export async function stopPostgres(
  postgres: RunningPostgres,
  dataFolder: string,
  binaries: Binaries,
  patience = 30_000,
): Promise<void> {
  if (!isAlive(postgres.pid)) return;
  if (process.platform === 'win32') return stopOnWindows(dataFolder, binaries, postgres);
  process.kill(postgres.pid, 'SIGTERM');
  if (await endsWithin(postgres, leaveTime)) return;
  if (isAlive(postgres.pid)) process.kill(postgres.pid, 'SIGINT');
  if (!(await endsWithin(postgres, patience)) && isAlive(postgres.pid)) process.kill(postgres.pid, 'SIGQUIT');
  await endsWithin(postgres, patience);
}

/** Waits with a timer that keeps this process alive, which the server (unreferenced) does not. */
async function endsWithin(postgres: RunningPostgres, patience: number): Promise<boolean> {
  const waiting = new AbortController();
  const timer = sleep(patience, false, { signal: waiting.signal }).catch(() => false); // aborted below
  const ended = await Promise.race([postgres.ended.then(() => true), timer]);
  waiting.abort();
  return ended;
}

/** Windows has no signals: PostgreSQL's own tool speaks to the server there. */
async function stopOnWindows(
  dataFolder: string,
  binaries: Binaries,
  postgres: RunningPostgres,
): Promise<void> {
  spawn(binaries.pgCtl, ['stop', '-D', clusterFolder(dataFolder), '-m', 'fast'], { windowsHide: true });
  await endsWithin(postgres, 30_000);
}

/** A port of 127.0.0.1 that is free now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}

/** The error of a start that failed, with the last lines of the cluster's log. */
export function failedToStart(dataFolder: string, reason: string): LauncherError {
  const lines = reason.split('\n').slice(-8).join('\n');
  const log = logFile(dataFolder);
  return new LauncherError({
    code: 'database_start_failed',
    params: { folder: dataFolder, log, reason: lines },
  });
}
