import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from './start-embedded.ts';

const rounds = 5;
const writers = 4;
let parent: string;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'grappe-crash-'));
  chmodSync(parent, 0o755);
});

afterAll(() => rmSync(parent, { recursive: true, force: true, maxRetries: 10 }));

/** Inserts one row after another until the line breaks; returns how many were acknowledged. */
async function writeUntilCut(url: string, round: number, writer: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the cut is what the test makes
  await client.connect();
  for (let acknowledged = 0; ; acknowledged++) {
    try {
      await client.query('insert into written values ($1, $2, $3)', [round, writer, acknowledged]);
    } catch {
      return acknowledged;
    }
  }
}

test(`${rounds} times kill -9 of the server while it writes: no acknowledged row is lost`, async () => {
  const dataFolder = join(parent, 'data');
  const acknowledged: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const server = await startEmbedded({ dataFolder });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create table if not exists written (round int, writer int, number int)');
    await client.end();
    const writing = Array.from({ length: writers }, (_, writer) => writeUntilCut(server.url, round, writer));
    await sleep(200 + 150 * round);
    process.kill(server.pid, 'SIGKILL');
    acknowledged.push(...(await Promise.all(writing)));
    expect(await server.ended).toMatchObject({ expected: false });
    await server.stop();
  }
  const server = await startEmbedded({ dataFolder });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ kept: number }>(
    'select count(*)::int as kept from written group by round, writer order by round, writer',
  );
  await client.end();
  await server.stop();
  const kept = rows.map((row) => row.kept);
  expect(kept).toHaveLength(rounds * writers);
  expect(Math.min(...acknowledged)).toBeGreaterThan(0);
  // A row may be there whose acknowledgement was cut; never the other way round.
  for (const [index, count] of kept.entries()) {
    expect(count - (acknowledged[index] ?? Infinity)).toBeGreaterThanOrEqual(0);
    expect(count - (acknowledged[index] ?? Infinity)).toBeLessThanOrEqual(1);
  }
});
