import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LauncherError } from './launcher-error.ts';

/** Who holds a data folder, for the message only: the lock itself is the kernel's. */
interface Owner {
  readonly pid: number;
  readonly since: string;
}

/** Ownership of a data folder by this process. */
export interface FolderLock {
  release(): void;
}

const sqliteBusy = 5;

/**
 * Takes sole ownership of a data folder until release or the end of this process.
 * The lock is an exclusive lock on a file held by the operating system (through SQLite, which has
 * it for every platform): it ends with its process however that process ends, so no lock is ever
 * left behind by a crash and no reused process number can be mistaken for an owner.
 */
export function lockFolder(folder: string): FolderLock {
  const ownerFile = join(folder, 'owner.json');
  const database = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 });
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error;
    const owner = readOwner(ownerFile);
    throw new LauncherError({
      code: 'database_folder_in_use',
      params: { folder, pid: owner?.pid ?? null, since: owner?.since ?? null },
    });
  }
  const owner: Owner = { pid: process.pid, since: new Date().toISOString() };
  writeFileSync(ownerFile, JSON.stringify(owner), { mode: 0o644 });
  chmodSync(ownerFile, 0o644);
  return { release: () => database.close() };
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined; // the owner has not written its name yet
  }
}
