import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server of its own process, at its address. */
export interface RunningServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** More variables of its environment, once its port is known. */
export type ServerSettings = (port: number) => Promise<Readonly<Record<string, string>>>;

const program = fileURLToPath(new URL('../apps/server/src/main.ts', import.meta.url));
const startLimit = 120_000;

/** As root the database runs as somebody else, who must be able to go through the folder. */
export function reachableFolder(): string {
  const isRoot = process.getuid?.() === 0;
  const folder = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'grappe-e2e-'));
  if (isRoot) chmodSync(folder, 0o711);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => {
    server.close(closed);
  });
  return port;
}

/** Starts a server on a data folder, which it makes when there is none, and waits until it answers. */
export async function runServer(
  dataFolder: string,
  settings: ServerSettings = async () => ({}),
): Promise<RunningServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const { DATABASE_URL: _shared, ...environment } = process.env;
  const more = await settings(port);
  const server = spawn(process.execPath, [program], {
    env: { ...environment, PORT: String(port), GRAPPE_DATA: dataFolder, LANG: 'en', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = collect(server);
  try {
    await answering(server, address, said);
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  }
  return { address, stop: () => ended(server) };
}

/** What the server printed, for the message of a failure. */
function collect(server: ChildProcess): () => string {
  const parts: string[] = [];
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (part: Buffer) => parts.push(part.toString()));
  return () => parts.join('');
}

async function answering(server: ChildProcess, address: string, said: () => string): Promise<void> {
  const end = Date.now() + startLimit;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}:\n${said()}`);
    const answer = await fetch(`${address}/api/welcome`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((wait) => {
      setTimeout(wait, 100);
    });
  }
  throw new Error(`The server did not answer within ${startLimit / 1000} s:\n${said()}`);
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null) return done();
    const force = setTimeout(() => server.kill('SIGKILL'), 20_000);
    server.once('exit', () => {
      clearTimeout(force);
      done();
    });
    server.kill('SIGTERM');
  });
}
