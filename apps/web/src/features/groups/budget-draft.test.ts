import { expect, test } from 'vitest';
import type { Group } from '@grappe/contracts/api';
import { budgetOf, draftOf, unionName, unionNames } from './budget-draft.ts';

const budget = (more: Partial<NonNullable<Group['budget']>>): NonNullable<Group['budget']> => ({
  currency: 'EUR',
  lines: [{ id: 'salary', label: 'Salary', kind: 'fixed', amountCents: 5_000_000 }],
  subsidies: [],
  days: {},
  markets: {},
  weights: {},
  unions: [],
  ...more,
});
const saved = (kept: NonNullable<Group['budget']>) =>
  budgetOf(draftOf({ budget: kept, budgetDraft: kept } as Group));

test('as many sub-groups as there are members come back as they were', () => {
  const unions = Array.from({ length: 8 }, (_, rank) => [`firm-${rank}`]);
  expect(saved(budget({ unions })).unions).toEqual(unions);
  expect([unionName(25), unionName(26), unionName(27)]).toEqual(['Z', 'AA', 'AB']);
});

test('a sub-group more than those in use can be chosen, never more than there are members', () => {
  expect(unionNames({}, 5)).toEqual(['A', 'B', 'C']);
  expect(unionNames({ x: 'A', y: 'D' }, 5)).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(unionNames({ x: 'D' }, 4)).toEqual(['A', 'B', 'C', 'D']);
});

test('a line of firms that left stays a line of nobody until somebody decides', () => {
  const line = { id: 'stand', label: '', kind: 'fixed', amountCents: 100, purpose: 'other' } as const;
  expect(saved(budget({ lines: [{ ...line, partners: [] }] })).lines).toEqual([{ ...line, partners: [] }]);
  expect(saved(budget({ lines: [line] })).lines).toEqual([line]);
});
