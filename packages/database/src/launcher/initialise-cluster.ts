import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { clusterFolder } from './data-folder.ts';
import { LauncherError } from './launcher-error.ts';
import type { RunAs } from './run-as.ts';

const run = promisify(execFile);

/** The name of the superuser of an embedded cluster. */
export const superuser = 'postgres';

function passwordFile(dataFolder: string): string {
  return join(dataFolder, 'superuser-password');
}

/** Reads the superuser's password, which only the owner of the data folder can. */
export function readPassword(dataFolder: string): string {
  const file = passwordFile(dataFolder);
  if (!existsSync(file)) throw new LauncherError({ code: 'database_password_missing', params: { file } });
  return readFileSync(file, 'utf8').trim();
}

/** The child_process options that make a program run as the unprivileged user. */
export function identityOf(runAs: RunAs | null): { uid?: number; gid?: number } {
  return runAs === null ? {} : { uid: runAs.uid, gid: runAs.gid };
}

/**
 * Makes the cluster of a data folder unless it exists: UTF-8, scram-sha-256 with a random password.
 * It is made beside its place and renamed, so that an interrupted start leaves no half cluster.
 */
export async function initialiseCluster(
  dataFolder: string,
  binaries: Binaries,
  runAs: RunAs | null,
  options: { readonly durable: boolean },
): Promise<void> {
  const cluster = clusterFolder(dataFolder);
  if (existsSync(cluster)) return checkVersion(cluster, binaries);
  const unfinished = join(dataFolder, 'postgres.unfinished');
  const secret = join(dataFolder, 'initdb-password');
  rmSync(unfinished, { recursive: true, force: true });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(dataFolder), password + '\n', { mode: 0o600 });
  chmodSync(passwordFile(dataFolder), 0o600);
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(secret, password + '\n', { mode: 0o600 });
  for (const path of runAs ? [unfinished, secret] : []) chownSync(path, runAs!.uid, runAs!.gid);
  try {
    await runInitdb(binaries, runAs, dataFolder, initdbArguments(unfinished, secret, options.durable));
    renameSync(unfinished, cluster);
  } finally {
    rmSync(secret, { force: true });
  }
}

function initdbArguments(folder: string, secret: string, durable: boolean): string[] {
  const settings = [
    ['--pgdata', folder],
    ['--username', superuser],
    ['--pwfile', secret],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--locale', 'C'],
  ].flat();
  return durable ? settings : [...settings, '--no-sync'];
}

async function runInitdb(
  binaries: Binaries,
  runAs: RunAs | null,
  dataFolder: string,
  parameters: string[],
): Promise<void> {
  try {
    await run(binaries.initdb, parameters, {
      ...identityOf(runAs),
      cwd: join(dataFolder, 'postgres.unfinished'),
      env: programEnvironment(),
    });
  } catch (error) {
    const facts = error as { stderr?: string; message: string };
    const reason = facts.stderr?.trim() || facts.message;
    throw new LauncherError({
      code: 'database_start_failed',
      params: { folder: dataFolder, log: '', reason },
    });
  }
}

/** The environment of PostgreSQL's programs: nothing of ours, messages in English for the log. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const keep = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'DYLD_LIBRARY_PATH', 'LD_LIBRARY_PATH'];
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of keep) if (process.env[name] !== undefined) environment[name] = process.env[name];
  return environment;
}

function checkVersion(cluster: string, binaries: Binaries): void {
  const file = join(cluster, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  const expected = binaries.version.split('.')[0] ?? '';
  if (found === expected) return;
  throw new LauncherError({
    code: 'database_folder_other_version',
    params: { folder: cluster, found, expected },
  });
}
