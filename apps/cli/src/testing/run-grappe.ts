import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', 'main.ts');

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of files where commands are run as people run them: in a process of their own. */
export interface Workplace {
  readonly folder: string;
  write(name: string, content: string | Uint8Array): void;
  grappe(...parameters: string[]): Promise<Ended>;
  remove(): void;
}

export function openWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-cli-'));
  return {
    folder,
    write: (name, content) => writeFileSync(join(folder, name), content),
    grappe: (...parameters) => runIn(folder, parameters),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const runIn = (cwd: string, parameters: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const environment = { PATH: process.env['PATH'], LANG: 'fr_FR.UTF-8' };
    execFile(process.execPath, [main, ...parameters], { cwd, env: environment }, (error, out, err) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, out, err });
      else reject(error);
    });
  });
