import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adapter } from '../conformance/areas/indicators.ts';
import { readCases } from '../conformance/read-cases.ts';
import { runCase } from '../conformance/run-case.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = readCases(folder).flatMap((read) => (read.kind === 'case' ? [read.reference] : []));

describe('reference indicators', () => {
  test('all the cases are here', () => {
    expect(cases.length).toBe(7);
  });

  test.each(cases.map((reference) => [reference.id, reference] as const))('%s', async (_id, reference) => {
    const { leaves } = await runCase(reference, adapter);
    const keys = (status: string) =>
      leaves
        .filter(({ outcome }) => outcome.status === status)
        .map(({ leaf, outcome }) => ({ leaf, outcome }));
    expect(keys('fail')).toEqual([]);
    expect(keys('unsupported')).toEqual([]);
    expect(leaves.length).toBeGreaterThan(0);
  });
});
