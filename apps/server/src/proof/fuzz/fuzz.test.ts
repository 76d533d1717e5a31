import { expect, it } from 'vitest';
import { runFuzz, type FuzzReport } from './run-fuzz.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20261121);
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 2500);

const told = ({ statuses }: FuzzReport): string =>
  [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');

it('answers whatever comes, and leaves nothing behind of what it refuses', { timeout: 900_000 }, async () => {
  const report = await runFuzz(requests, seed);
  process.stdout.write(
    `Fuzzing: ${report.requests} requests (seed ${report.seed}) to ${report.routes} routes; ${told(report)}.\n`,
  );
  expect(report.faults).toEqual([]);
});
