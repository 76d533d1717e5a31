import { spawn } from 'node:child_process';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

/** Entry point of the server app, started as a process of its own (docs/adr/0005). */
const operations = fileURLToPath(new URL('../../../server/src/operations.ts', import.meta.url));

/** Runs an operation on a database; its output, its signals and its exit code pass through. */
export async function runOperation(name: string): Promise<number> {
  const passed = argv.slice(argv.indexOf(name));
  const child = spawn(execPath, [operations, ...passed], { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}
