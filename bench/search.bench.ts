/**
 * `node bench/search.bench.ts [organisations]`: searches of the directory through the real server, policies on, in one cluster
 * of 100,000 organisations by default, just after their import and a minute later, when the database has tidied up what came in.
 * Aim: 95 % of the answers in the server under 50 ms.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchServer } from './server/bench-server.ts';
import { inventedWord, memberFile } from './server/member-file.ts';

const organisations = Number(process.argv[2] ?? 100_000);
const aim = 50;
const times = 40;

/** What people type and choose; `round` makes each call another one. */
const searches: readonly (readonly [name: string, query: (round: number) => string])[] = [
  ['a name', (round) => `words=domaine ${1000 + round * 97}`],
  ['a common word', (round) => `words=${inventedWord(round)}`],
  ['a rare word', (round) => `words=${inventedWord(2000 + round)}`],
  ['two words', (round) => `words=${inventedWord(round)} ${inventedWord(round + 7)}`],
  ['a name with a mistake', (round) => `words=tonellerie ${inventedWord(300 + round)}`],
  ['the beginning of a word', (round) => `words=${inventedWord(round * 11).slice(0, 4)}`],
  ['a sector', () => 'sector=28.30Z'],
  ['a market and a size', () => 'wantedMarket=US&headcountMin=50'],
  ['words and a market', (round) => `words=${inventedWord(round)}&servedMarket=DE`],
  ['the first page', () => ''],
  ['a page far down', (round) => `page=${100 + round}`],
];

const server = await BenchServer.create();
try {
  await server.start();
  await server.signIn();
  const seen = await server.upload(memberFile(organisations, 7));
  await server.accept(seen);
  await server.imported(seen.id);
  await server.quiet();
  console.log(
    `one cluster of ${organisations} organisations; ${times} calls of each kind; aim: p95 under ${aim} ms`,
  );
  console.log('just after the import');
  await searchAll();
  await sleep(60_000);
  console.log('a minute later');
  await searchAll();
} finally {
  await server.remove();
}

async function searchAll(): Promise<void> {
  const all: number[] = [];
  for (const [name, query] of searches) {
    const took: number[] = [];
    let found = 0;
    for (let round = 0; round < times; round += 1) {
      const start = performance.now();
      const answer = await server.call(`/organisations?pageSize=20&${query(round)}`);
      found = ((await answer.json()) as { total: number }).total;
      took.push(performance.now() - start);
    }
    all.push(...took);
    tell(name, took, `${found} found`);
  }
  tell('all', all, '');
}

function tell(name: string, took: readonly number[], more: string): void {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const figures = `median ${at(0.5).toFixed(1)} ms  p95 ${at(0.95).toFixed(1)} ms: ${(at(0.95) / aim).toFixed(2)} of the aim`;
  console.log(`    ${name.padEnd(26)} ${figures}  ${more}`);
}
