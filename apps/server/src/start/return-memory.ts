import { isMainThread } from 'node:worker_threads';

const variable = 'MALLOC_MMAP_THRESHOLD_';
const bytes = '131072';

/**
 * Has the C library give large pieces of memory back to the system when they are freed: by default, glibc keeps those that
 * follow the first (tens of megabytes after a large import). It reads that wish when a process begins, so this process begins again
 * in its own place, with the same number. Elsewhere than on Linux nothing happens.
 */
export function returnFreedMemory(): void {
  if (process.platform !== 'linux' || !isMainThread || process.env[variable] !== undefined) return;
  const words = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve?.(process.execPath, words, { ...process.env, [variable]: bytes });
}
