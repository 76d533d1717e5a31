// Run by startTemporary: waits for its input to end, then stops the server and removes its folder.
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './postmaster-file.ts';

const [pid, folder] = [Number(process.argv[2]), process.argv[3]];
if (!Number.isInteger(pid) || pid <= 1 || !folder)
  throw new Error('Give the number of a process and a folder.');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdin.resume();
process.stdin.on('close', () => void clean(pid, folder));
process.stdin.on('error', () => undefined); // the end of the input is what counts

async function clean(server: number, remains: string): Promise<void> {
  const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
  for (const signal of signals) {
    if (isAlive(server)) process.kill(server, signal);
    for (let wait = 0; wait < 100 && isAlive(server); wait++) await sleep(50);
  }
  rmSync(remains, { recursive: true, force: true, maxRetries: 5 });
}
