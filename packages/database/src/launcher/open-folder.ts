import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes a folder and those missing above it, each with exactly this mode whatever the umask. */
export function makeOpenFolder(folder: string, mode: number): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(folder); ; made = dirname(made)) {
    chmodSync(made, mode);
    if (made === resolve(first)) return;
  }
}
