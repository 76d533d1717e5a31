import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Actor } from '@grappe/database/testing';
import { testPassword } from './test-app.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const startLimitMilliseconds = 60_000;

/** A server in a process of its own, on a database that others use too. */
export interface ServerProcess {
  readonly address: string;
  /** The cookie of somebody who signed in there; it holds on every server of the same database. */
  signIn(actor: Actor): Promise<string>;
  stop(): Promise<void>;
}

export async function startServerProcess(databaseUrl: string): Promise<ServerProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      GRAPPE_DEMONSTRATION: '0',
      LOG_LEVEL: 'warn',
      LANG: 'en',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answering(address, child);
  return { address, signIn: (actor) => signIn(address, actor), stop: () => ended(child) };
}

async function answering(address: string, child: ChildProcess): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < startLimitMilliseconds) {
    const answer = await fetch(`${address}/api/welcome`).catch(() => null);
    if (answer?.ok === true) return;
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error('The server did not start.');
}

async function signIn(address: string, actor: Actor): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: `${actor.toLowerCase()}@example.org`, password: testPassword }),
  });
  if (!answer.ok) throw new Error(`${actor} could not sign in: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
