/**
 * `node bench/kill.bench.ts [times]`: kills the server and its database with -9 while they import, starts again, and looks:
 * what was acknowledged is there, no import is there by half, and the next start needed nobody. Twenty times by default.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchServer } from './server/bench-server.ts';
import { memberFile } from './server/member-file.ts';

const times = Number(process.argv[2] ?? 20);
const lines = 1500;

interface Tally {
  acknowledged: number;
  lost: number;
  half: number;
  restarts: number;
  resumed: number;
  undecided: number;
}

/** Every organisation by the mark that its import gave it. */
async function countByImport(server: BenchServer): Promise<Map<string, number>> {
  const text = await (await server.call('/export/members.csv?language=en')).text();
  const counts = new Map<string, number>();
  for (const [, mark] of text.matchAll(/^"?Import(\d+) /gm))
    counts.set(mark ?? '', (counts.get(mark ?? '') ?? 0) + 1);
  return counts;
}

const fileOf = (mark: number): string =>
  memberFile(lines, mark + 1).replaceAll(/^(?!Nom;)\S+ /gm, `Import${mark} `);

/** The postmaster and its children, all at once, as a failing machine would. */
function killDatabase(server: BenchServer): void {
  const pidFile = join(server.dataFolder, 'postgres', 'postmaster.pid');
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const children = execFileSync('pgrep', ['-P', String(postmaster)])
    .toString()
    .trim()
    .split('\n')
    .map(Number);
  for (const pid of [postmaster, ...children]) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it had ended by itself
  }
}

async function killServer(server: BenchServer): Promise<void> {
  const { process: running } = server;
  const ended = new Promise((resolve) => running?.once('exit', resolve));
  running?.kill('SIGKILL');
  await ended;
}

async function settled(server: BenchServer): Promise<{ id: string; status: string }[]> {
  for (let tries = 0; tries < 600; tries++) {
    const imports = (await (await server.call('/imports')).json()) as { id: string; status: string }[];
    if (imports.every(({ status }) => status !== 'accepting')) return imports;
    await sleep(200);
  }
  throw new Error('An import is still being written two minutes after the start.');
}

/** Milliseconds that an import takes here and now when nobody kills it. */
async function timeOfOne(server: BenchServer): Promise<number> {
  await server.signIn();
  const seen = await server.upload(fileOf(times));
  const start = performance.now();
  await server.accept(seen);
  await server.imported(seen.id);
  return performance.now() - start;
}

async function round(server: BenchServer, mark: number, tally: Tally, undisturbed: number): Promise<void> {
  await server.signIn();
  const seen = await server.upload(fileOf(mark));
  await server.accept(seen);
  await sleep(Math.random() * 3 * undisturbed); // some are killed while they write, some just after
  const status = ((await (await server.call(`/imports/${seen.id}`)).json()) as { status: string }).status;
  if (status === 'accepted') tally.acknowledged += 1;
  if (mark % 3 !== 2) await Promise.all([killServer(server), killDatabase(server)]);
  else await killServer(server); // the database lives on: the next start attaches to it
  await server.start();
  tally.restarts += 1;
  await server.signIn();
  const count = (await countByImport(server)).get(String(mark)) ?? 0;
  if (status === 'accepted' && count !== lines) tally.lost += 1;
  if (count !== 0 && count !== lines) tally.half += 1;
  const imports = await settled(server);
  const after = (await countByImport(server)).get(String(mark)) ?? 0;
  if (status !== 'accepted' && after === lines) tally.resumed += 1;
  if (after !== lines || imports.find(({ id }) => id === seen.id)?.status !== 'accepted')
    tally.undecided += 1;
}

const server = await BenchServer.create();
const tally: Tally = { acknowledged: 0, lost: 0, half: 0, restarts: 0, resumed: 0, undecided: 0 };
try {
  await server.start();
  const undisturbed = await timeOfOne(server);
  for (let mark = 0; mark < times; mark++) {
    await round(server, mark, tally, undisturbed);
    console.log(`${mark + 1} of ${times}: ${JSON.stringify(tally)}`);
  }
} finally {
  await server.remove();
}
console.log(`killed ${times} times during imports of ${lines} lines`);
console.log(`    starts that needed nobody       ${tally.restarts} of ${times}`);
console.log(`    written before the kill         ${tally.acknowledged}, of which lost ${tally.lost}`);
console.log(`    seen by half                    ${tally.half}`);
console.log(`    finished by the next start      ${tally.resumed}`);
console.log(`    left without a clear end        ${tally.undecided}`);
process.exitCode = tally.lost + tally.half + tally.undecided === 0 && tally.restarts === times ? 0 : 1;
