import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adapter } from '../conformance/areas/grouping.ts';
import { readCases } from '../conformance/read-cases.ts';
import { runCase } from '../conformance/run-case.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = readCases(folder).flatMap((read) => (read.kind === 'case' ? [read.reference] : []));

describe('reference groupings', () => {
  test('all the cases are here', () => {
    expect(cases.length).toBe(21);
  });

  test.each(cases.map((reference) => [reference.id, reference] as const))('%s', async (_, reference) => {
    const { leaves, verdict } = await runCase(reference, adapter);
    const others = leaves.filter(({ outcome }) => !['pass', 'context'].includes(outcome.status));
    expect(others).toEqual([]);
    expect(leaves.length).toBeGreaterThan(0);
    expect(verdict).toBe('pass');
  });
});
