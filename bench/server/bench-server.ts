import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runningAddress } from '@grappe/database/launcher';
import pg from 'pg';
import type { BrowserContext } from 'playwright-core';

const entry = (file: string): string =>
  fileURLToPath(new URL(`../../apps/server/src/${file}`, import.meta.url));
const password = 'bench password 2026';
const email = 'bench@example.org';

/** A file that was read, and waits for a decision. */
export interface SeenImport {
  readonly id: string;
  readonly version: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** A data folder of its own, and the processes that work on it. */
export class BenchServer {
  readonly dataFolder: string;
  readonly port: number;
  process: ChildProcess | undefined;
  #cookie = '';
  #cluster = '';
  #calls = 0;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(dataFolder: string, port: number) {
    this.dataFolder = dataFolder;
    this.port = port;
    this.#environment = {
      ...process.env,
      GRAPPE_DATA: dataFolder,
      GRAPPE_DEMONSTRATION: '0',
      PORT: String(port),
      LANG: 'en',
      LOG_LEVEL: 'error',
      GRAPPE_TRUST_PROXY: 'true',
    };
    delete this.#environment['DATABASE_URL'];
  }

  /** Makes an installation with one cluster and its manager. */
  static async create(): Promise<BenchServer> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'grappe-bench-'));
    chmodSync(dataFolder, 0o711);
    const server = new BenchServer(dataFolder, await freePort());
    const words = [
      'create-manager',
      '--email',
      email,
      '--name',
      'Bench',
      '--cluster',
      'bench',
      '--country',
      'FR',
    ];
    execFileSync(process.execPath, [entry('operations.ts'), ...words], {
      env: { ...server.#environment, GRAPPE_PASSWORD: password },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return server;
  }

  /** Starts the server and answers when a first page came; gives the seconds. */
  async start(): Promise<number> {
    const start = performance.now();
    this.process = spawn(process.execPath, [entry('main.ts')], {
      env: this.#environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (;;) {
      const page = await fetch(`${this.address}/`).catch(() => null);
      if (page !== null) {
        await page.arrayBuffer();
        return (performance.now() - start) / 1000;
      }
      if (this.process.exitCode !== null) throw new Error(`The server ended with ${this.process.exitCode}.`);
      await sleep(10);
    }
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async signIn(): Promise<void> {
    const answer = await fetch(`${this.address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    this.#cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const session = (await (await this.call('/api/session')).json()) as { grants: { clusterId: string }[] };
    this.#cluster = session.grants[0]?.clusterId ?? '';
  }

  /** `path` under the cluster when it does not start with /api. */
  async call(path: string, init: RequestInit = {}): Promise<Response> {
    const url = path.startsWith('/api') ? path : `/api/clusters/${this.#cluster}${path}`;
    const answer = await fetch(`${this.address}${url}`, {
      ...init,
      headers: {
        cookie: this.#cookie,
        'x-forwarded-for': this.#from(),
        ...(init.headers as Record<string, string>),
      },
    });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  /** Calls come as from several places: how many one place may make in a minute is not what is measured. */
  #from(): string {
    this.#calls += 1;
    return `198.51.100.${1 + (Math.floor(this.#calls / 100) % 250)}`;
  }

  post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.call(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async upload(text: string, kind: 'members' | 'ties' = 'members'): Promise<SeenImport> {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', new Blob([text]), `${kind}.csv`);
    return (await this.call('/imports', { method: 'POST', body: form })).json() as Promise<SeenImport>;
  }

  /** Asks that a whole file be written, as it was seen. */
  async accept({ id, version }: SeenImport): Promise<void> {
    await this.post(`/imports/${id}/accept`, { version, withoutInvalidLines: false });
  }

  /** Waits until an import was written. */
  async imported(importId: string): Promise<void> {
    for (;;) {
      const { status } = (await (await this.call(`/imports/${importId}`)).json()) as { status: string };
      if (status === 'accepted') return;
      if (status !== 'accepting') throw new Error(`The import ended as ${status}.`);
      await sleep(100);
    }
  }

  /** Waits until no job is left to do: what follows an import is not what is measured. */
  async quiet(): Promise<void> {
    const client = new pg.Client({ connectionString: runningAddress(this.dataFolder) ?? '' });
    await client.connect();
    try {
      for (;;) {
        const { rowCount } = await client.query(
          `select from grappe.jobs where status in ('queued', 'running') limit 1`,
        );
        if (rowCount === 0) return;
        await sleep(1000);
      }
    } finally {
      await client.end();
    }
  }

  /** Gives a browser the session of the bench's manager. */
  async signInBrowser(context: BrowserContext): Promise<void> {
    const answer = await context.request.post(`${this.address}/api/auth/sign-in/email`, {
      headers: { origin: this.address },
      data: { email, password },
    });
    if (!answer.ok()) throw new Error(await answer.text());
  }

  /** Largest resident memory of the server's process so far, in MB (Linux). */
  peakMegabytes(): number {
    const status = readFileSync(`/proc/${this.process?.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  /** Processor time that the server and its PostgreSQL have taken since each of them started, in seconds (Linux). */
  async processorSeconds(): Promise<{ server: number; database: number }> {
    const client = new pg.Client({ connectionString: runningAddress(this.dataFolder) ?? '' });
    await client.connect();
    try {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const postmaster = statOf(rows[0]?.pid ?? 0).parent;
      const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
      const database = own
        .map((name) => ({ pid: Number(name), ...statOf(Number(name)) }))
        .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
        .reduce((sum, { ticks, ended }) => sum + ticks + ended, 0);
      return { server: statOf(this.process?.pid ?? 0).ticks / 100, database: database / 100 };
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    const { process: running } = this;
    if (running === undefined || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

/** Of one process: its parent, and hundredths of a second that it took, and that its ended children took. Zero when it is gone. */
function statOf(pid: number): { parent: number; ticks: number; ended: number } {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return { parent: 0, ticks: 0, ended: 0 };
    throw error;
  }
  // After the name, which may hold blanks: state, parent, …, utime, stime, cutime, cstime.
  const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (rank: number): number => Number(after[rank]);
  return { parent: at(1), ticks: at(11) + at(12), ended: at(13) + at(14) };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const found = probe.address();
      probe.close(() => resolve(typeof found === 'object' && found !== null ? found.port : 0));
    });
  });
}
