import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The system user PostgreSQL runs as when it is not the user who starts Grappe. */
export interface RunAs {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const lastResort: RunAs = { name: 'nobody', uid: 65534, gid: 65534 };

/** True when this process is the administrator of a POSIX system (PostgreSQL refuses to run as such). */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Finds users in the text of a passwd file. */
function findUser(passwd: string, matches: (name: string, uid: number) => boolean): RunAs | undefined {
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (!name || uid === undefined || gid === undefined) continue;
    if (matches(name, Number(uid))) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return ''; // a system without the file: the last resort is used
  }
}

/**
 * The unprivileged user for PostgreSQL, or null when this process may run it itself.
 * An existing cluster keeps its owner; a new one made by root belongs to `nobody`.
 */
export function chooseRunAs(clusterFolder: string): RunAs | null {
  if (!isRoot()) return null;
  const passwd = readPasswd();
  const owner = ownerOf(clusterFolder);
  if (owner !== null && owner !== 0) {
    const known = findUser(passwd, (_name, uid) => uid === owner);
    if (known) return known;
  }
  return findUser(passwd, (name) => name === 'nobody') ?? lastResort;
}

function ownerOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.uid ?? null;
}

/** True when the user may walk through every folder above `path` and through `path` itself. */
export function canReach(path: string, user: Pick<RunAs, 'uid' | 'gid'>): boolean {
  let folder = resolve(path);
  for (;;) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat?.isDirectory() && !mayEnter(stat, user)) return false;
    const parent = dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

function mayEnter(
  stat: { mode: number; uid: number; gid: number },
  user: Pick<RunAs, 'uid' | 'gid'>,
): boolean {
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
