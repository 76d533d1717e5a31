import { expect, it } from 'vitest';
import type { FactShape } from '@grappe/contracts/api';
import { groupFacts } from './fact-groups.ts';

const market = (item: string, changed: Partial<FactShape> = {}): FactShape => ({
  id: item,
  key: 'served_market',
  item,
  value: { since: null },
  source: 'import',
  sourceDetail: 'members.csv',
  validFrom: null,
  recordedAt: '2026-03-01T10:00:00Z',
  endedAt: null,
  audience: 'cluster',
  audienceId: null,
  until: null,
  afterwards: null,
  granted: false,
  canEdit: true,
  ...changed,
});

it('reads facts that came together as one line', () => {
  const [only, ...others] = groupFacts([market('DE'), market('ES'), market('IT')]);
  expect(only?.facts.map(({ item }) => item)).toEqual(['DE', 'ES', 'IT']);
  expect(others).toEqual([]);
});

it.each([
  ['audience', { audience: 'public' }],
  ['source', { source: 'declared', sourceDetail: 'Inès' }],
  ['day', { validFrom: '2020-01-01' }],
] as const)('keeps apart facts that differ by %s', (_name, changed) => {
  expect(groupFacts([market('DE'), market('ES', changed)])).toHaveLength(2);
});
