import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LauncherError } from './launcher-error.ts';
import { makeOpenFolder } from './open-folder.ts';
import { canReach, chooseRunAs, isRoot } from './run-as.ts';

/** The folder of the cluster's own files inside a data folder. */
export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, 'postgres');
}

export interface DataFolderOptions {
  /** The clone of Grappe this server runs from. */
  readonly home: string;
  /** A folder asked for by name (GRAPPE_DATA); nothing else is then tried. */
  readonly asked?: string | undefined;
}

/**
 * Chooses where the embedded database lives, the same place at each start:
 * the folder asked for, else where a database already is, else `.grappe` in the clone when the
 * user PostgreSQL runs as can read it, else a folder of the system named after the clone's path.
 */
export function chooseDataFolder(options: DataFolderOptions): string {
  if (options.asked) return resolve(options.asked);
  const home = realpathSync(options.home);
  const inClone = join(home, '.grappe');
  const inSystem = join(
    systemFolder(),
    `data-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`,
  );
  const existing = [inClone, inSystem].find((folder) => existsSync(clusterFolder(folder)));
  return existing ?? (isUsable(inClone) ? inClone : inSystem);
}

function systemFolder(): string {
  if (isRoot()) return '/var/lib/grappe';
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'grappe');
}

function isUsable(folder: string): boolean {
  const runAs = chooseRunAs(clusterFolder(folder));
  if (runAs !== null && !canReach(folder, runAs)) return false;
  return isWritable(existsSync(folder) ? folder : dirname(folder));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes the data folder and checks that this process can write it and PostgreSQL's user reach it. */
export function prepareDataFolder(dataFolder: string): void {
  if (!existsSync(dataFolder)) {
    try {
      makeOpenFolder(dataFolder, 0o711); // others may pass through to what they own, and list nothing
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    }
  }
  if (!isWritable(dataFolder)) {
    throw new LauncherError({
      code: 'database_folder_not_writable',
      params: { folder: dataFolder, variable: 'GRAPPE_DATA' },
    });
  }
  const runAs = chooseRunAs(clusterFolder(dataFolder));
  if (runAs !== null && !canReach(dataFolder, runAs)) {
    throw new LauncherError({
      code: 'database_folder_unreachable',
      params: { folder: dataFolder, user: runAs.name, variable: 'GRAPPE_DATA' },
    });
  }
}
