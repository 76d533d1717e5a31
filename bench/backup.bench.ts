/**
 * `node bench/backup.bench.ts [organisations]`: a cluster of 100,000 organisations by default, imported through the real server;
 * `grappe backup` beside that server, then `grappe restore` into a new data folder, each in a process of its own.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runningAddress, startEmbedded } from '@grappe/database/launcher';
import pg from 'pg';
import { BenchServer } from './server/bench-server.ts';
import { memberFile } from './server/member-file.ts';

const organisations = Number(process.argv[2] ?? 100_000);
const operations = fileURLToPath(new URL('../apps/server/src/operations.ts', import.meta.url));

/** Seconds and largest resident memory of one operation. */
async function operate(dataFolder: string, ...words: string[]): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, GRAPPE_DATA: dataFolder, LANG: 'en' };
  delete env['DATABASE_URL'];
  const start = performance.now();
  const child = spawn(process.execPath, [operations, ...words], { env, stdio: 'inherit' });
  let largest = 0;
  const watch = setInterval(() => (largest = Math.max(largest, peakMegabytes(child.pid))), 50);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`grappe ${words[0]} ended with ${String(code)}.`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`    ${String(words[0]).padEnd(10)} ${seconds} s, largest memory ${largest.toFixed(0)} MB`);
}

function peakMegabytes(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it ended between two looks
  }
}

async function count(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(
      `select (select count(*) from grappe.organisations) as organisations, (select count(*) from grappe.facts) as facts,
         pg_size_pretty(pg_database_size(current_database())) as size`,
    );
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

const server = await BenchServer.create();
const restored = `${server.dataFolder}-restored`;
const file = `${server.dataFolder}.grappe`;
try {
  await server.start();
  await server.signIn();
  const seen = await server.upload(memberFile(organisations, 7));
  await server.accept(seen);
  await server.imported(seen.id);
  await server.quiet();
  console.log('before', await count(runningAddress(server.dataFolder) ?? ''));
  await operate(server.dataFolder, 'backup', file);
  console.log(`    file       ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  await server.stop();
  await operate(restored, 'restore', file);
  const again = await startEmbedded({ dataFolder: restored });
  console.log('after', await count(again.url).finally(() => again.stop()));
} finally {
  await server.remove();
  rmSync(restored, { recursive: true, force: true });
  rmSync(file, { force: true });
}
