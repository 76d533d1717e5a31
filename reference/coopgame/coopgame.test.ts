import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adapter } from '../conformance/areas/coopgame.ts';
import { readCases } from '../conformance/read-cases.ts';
import { runCase } from '../conformance/run-case.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = readCases(folder).flatMap((read) => (read.kind === 'case' ? [read.reference] : []));

/** The keys that are knowingly not compared, with why in the README beside. */
const NOT_COMPARED: Readonly<Record<string, readonly string[]>> = { epm_cost_3p: ['published.nucleolus'] };

describe('reference games', () => {
  test('all the cases are here', () => {
    expect(cases.length).toBe(28);
  });

  test.each(cases.map((reference) => [reference.id, reference] as const))('%s', async (id, reference) => {
    const { leaves } = await runCase(reference, adapter);
    const keys = (status: string) =>
      leaves
        .filter(({ outcome }) => outcome.status === status)
        .map(({ leaf, outcome }) => ({ leaf, outcome }));
    expect(keys('fail')).toEqual([]);
    expect(keys('unsupported').map(({ leaf }) => leaf)).toEqual(NOT_COMPARED[id] ?? []);
    expect(leaves.length).toBeGreaterThan(0);
  });
});
