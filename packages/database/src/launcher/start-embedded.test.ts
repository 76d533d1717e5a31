import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isAlive } from './postmaster-file.ts';
import { startEmbedded, type EmbeddedDatabase } from './start-embedded.ts';

let folder: string;
const children: ChildProcess[] = [];
const servers: EmbeddedDatabase[] = [];

function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'grappe-launcher-'));
  chmodSync(parent, 0o755);
  return join(parent, 'data');
}

beforeEach(() => {
  folder = newFolder();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  const left = postmasterPid();
  if (left !== undefined && isAlive(left)) process.kill(left, 'SIGKILL');
  rmSync(join(folder, '..'), { recursive: true, force: true, maxRetries: 10 });
});

async function start(options: { port?: number } = {}): Promise<EmbeddedDatabase> {
  // Nothing here pulls the plug: forcing each file to a busy disk would only take time.
  const server = await startEmbedded({ dataFolder: folder, durable: false, ...options });
  servers.push(server);
  return server;
}

function postmasterPid(): number | undefined {
  const file = join(folder, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Node process that owns the folder, then does what `then` says. */
async function startElsewhere(then = ''): Promise<{ child: ChildProcess; pid: number; url: string }> {
  const launcher = new URL('./index.ts', import.meta.url).href;
  const code = `import { startEmbedded } from ${JSON.stringify(launcher)};
    const server = await startEmbedded({ dataFolder: ${JSON.stringify(folder)}, durable: false });
    console.log(JSON.stringify({ pid: server.pid, url: server.url }));
    setInterval(() => {}, 1000);
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ...(JSON.parse(line.toString()) as { pid: number; url: string }) };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, 'exit');
}

async function occupyPort(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('the first start makes a cluster; the next finds its data, port and password again', async () => {
  const first = await start();
  await query(first.url, "create table kept (word text); insert into kept values ('vigne')");
  expect(first.attached).toBe(false);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'vigne' }]);
});

test('a folder owned by another process is refused, and free again once that process was killed', async () => {
  const other = await startElsewhere();
  await expect(startEmbedded({ dataFolder: folder })).rejects.toMatchObject({
    code: 'database_folder_in_use',
    params: { folder, pid: other.child.pid },
  });
  await kill(other.child, 'SIGKILL');
  const mine = await start();
  expect(mine.attached).toBe(true);
});

test('after kill -9 of its process the server lives on, and the next start attaches to it', async () => {
  const other = await startElsewhere();
  await query(other.url, "create table kept (word text); insert into kept values ('cep')");
  await kill(other.child, 'SIGKILL');
  expect(isAlive(other.pid)).toBe(true);
  const mine = await start();
  expect(mine).toMatchObject({ attached: true, pid: other.pid, url: other.url });
  expect(await query(mine.url, 'select word from kept')).toEqual([{ word: 'cep' }]);
  await mine.stop();
  expect(isAlive(other.pid)).toBe(false);
});

test('a process that simply ends takes its server with it', async () => {
  const other = await startElsewhere('setTimeout(() => process.exit(3), 50);');
  await once(other.child, 'exit');
  const mine = await start();
  expect(mine.attached).toBe(false);
});

test('the end of a server nobody asked to stop is noticed', async () => {
  const server = await start();
  process.kill(server.pid, 'SIGKILL');
  expect(await server.ended).toEqual({ expected: false, log: join(folder, 'postgres.log') });
  await server.stop();
  const again = await start();
  expect(again.attached).toBe(false);
  expect((await again.stop(), await again.ended).expected).toBe(true);
});

test('the end of a server attached to is noticed too', async () => {
  const other = await startElsewhere();
  await kill(other.child, 'SIGKILL');
  const mine = await start();
  process.kill(mine.pid, 'SIGKILL');
  expect(await mine.ended).toMatchObject({ expected: false });
});

test('stopping waits for no session', async () => {
  const server = await start();
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined); // closed by the stop
  await client.connect();
  await client.query('begin; create table undone ()');
  const from = performance.now();
  await server.stop();
  expect(performance.now() - from).toBeLessThan(5000);
  const again = await start();
  expect(await query(again.url, "select 1 from pg_tables where tablename = 'undone'")).toEqual([]);
});

test('a port taken since last time is replaced; one asked for by number is not', async () => {
  const first = await start();
  await first.stop();
  const thief = await occupyPort(first.port);
  const second = await start();
  expect(second.port).not.toBe(first.port);
  await second.stop();
  await expect(start({ port: first.port })).rejects.toMatchObject({ code: 'database_start_failed' });
  thief.close();
  expect((await start({ port: first.port })).port).toBe(first.port);
});

test('a pid file whose number another program has by now does not stop the start', async () => {
  const first = await start();
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const stranger = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  children.push(stranger);
  await once(stranger, 'spawn');
  const file = join(folder, 'postgres', 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)));
  const again = await start();
  expect(again.attached).toBe(false);
  expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a first start that was interrupted leaves nothing in the way', async () => {
  mkdirSync(join(folder, 'postgres.unfinished', 'base'), { recursive: true });
  chmodSync(folder, 0o711);
  const server = await start();
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a cluster of another version of PostgreSQL is left alone', async () => {
  const server = await start();
  await server.stop();
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toMatchObject({
    code: 'database_folder_other_version',
    params: { found: '15', expected: '18' },
  });
});

test('a server that cannot start says why', async () => {
  const server = await start();
  await server.stop();
  writeFileSync(join(folder, 'postgres', 'postgresql.conf'), 'nonsense = 1\n');
  await expect(start()).rejects.toMatchObject({
    code: 'database_start_failed',
    params: { log: join(folder, 'postgres.log'), reason: expect.stringContaining('nonsense') as string },
  });
});

describe('a running server', () => {
  let server: EmbeddedDatabase;

  beforeAll(async () => {
    server = await startEmbedded({ dataFolder: newFolder() });
  });

  afterAll(async () => {
    await server.stop();
    rmSync(join(server.dataFolder, '..'), { recursive: true, force: true, maxRetries: 10 });
  });

  test('it listens on this machine only, with scram-sha-256, UTF-8 and forced writes', async () => {
    const [settings] = await query(
      server.url,
      `select current_setting('listen_addresses') as addresses, current_setting('password_encryption') as passwords,
         current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
         current_setting('unix_socket_directories') as sockets,
         (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) as methods`,
    );
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      passwords: 'scram-sha-256',
      encoding: 'UTF8',
      fsync: 'on',
      sockets: '',
      methods: 'scram-sha-256',
    });
    await expect(query(server.url.replace(/:[^:@]*@/, ':guess@'), 'select 1')).rejects.toThrow(/password/);
  });

  test('the password is for its owner alone, and no copy of it is left', async () => {
    expect(statSync(join(server.dataFolder, 'superuser-password')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(server.dataFolder, 'initdb-password'))).toBe(false);
    expect(statSync(join(server.dataFolder, 'postgres')).mode & 0o777).toBe(0o700);
  });

  test('a folder has one owner: the second is told who holds it', async () => {
    await expect(startEmbedded({ dataFolder: server.dataFolder })).rejects.toMatchObject({
      code: 'database_folder_in_use',
      params: { folder: server.dataFolder, pid: process.pid },
    });
  });

  test('the server does not run as the administrator', async () => {
    if (process.platform !== 'linux') return expect(isAlive(server.pid)).toBe(true);
    const owner = execFileSync('stat', ['-c', '%u', `/proc/${server.pid}`])
      .toString()
      .trim();
    expect(owner).not.toBe('0');
  });
});
