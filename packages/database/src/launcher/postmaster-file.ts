import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What PostgreSQL writes about itself in `postmaster.pid` (one fact per line). */
export interface Postmaster {
  readonly pid: number;
  readonly folder: string;
  /** Seconds since 1970 at which it started. */
  readonly startedAt: number;
  readonly port: number | null;
  readonly ready: boolean;
}

const fileName = 'postmaster.pid';

/** Reads the pid file of a cluster; undefined when there is none or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let text: string;
  try {
    text = readFileSync(join(cluster, fileName), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const folder = lines[1];
  if (!Number.isInteger(pid) || pid === 0 || !folder) return undefined;
  return {
    pid: Math.abs(pid),
    folder,
    startedAt: Number(lines[2]),
    port: lines[3] ? Number(lines[3]) : null,
    ready: lines[7] === 'ready',
  };
}

/** True while a process with this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When the process with this number started, in seconds since 1970; undefined where the system
 * does not tell (only Linux does, in /proc).
 */
function processStart(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1];
    const ticks = afterName[19];
    if (!boot || !ticks) return undefined;
    return Number(boot) + Number(ticks) / 100;
  } catch {
    return undefined; // no /proc, or the process has just ended
  }
}

/** Seconds the clock may have been set right between two readings of a start time. */
const clockTolerance = 60;

/** True when the number in a pid file surely belongs to another process by now (told only on Linux). */
export function isReused(postmaster: Postmaster): boolean {
  const name = processName(postmaster.pid);
  if (name !== undefined && name !== 'postgres') return true;
  const start = processStart(postmaster.pid);
  return start !== undefined && start > postmaster.startedAt + clockTolerance;
}

function processName(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined; // no /proc, or the process has just ended
  }
}

/**
 * Puts this process in the place of a dead postmaster whose number another process now has.
 * PostgreSQL takes its parent's number for its own, then still refuses to start while anything
 * uses the old shared memory: the file is never deleted, so that check is never lost.
 */
export function takeOverPidFile(cluster: string): void {
  const file = join(cluster, fileName);
  const lines = readFileSync(file, 'utf8').split('\n');
  lines[0] = String(process.pid);
  writeFileSync(file, lines.join('\n'));
}
