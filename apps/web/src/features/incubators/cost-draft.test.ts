import { expect, test } from 'vitest';
import type { IncubatorBudget } from '@grappe/contracts/api';
import { draftOfCosts, linesOf } from './cost-draft.ts';

test('lines come back from the form as they were, market and support included', () => {
  const budget: IncubatorBudget = {
    currency: 'EUR',
    lines: [
      { id: 'rent', label: 'Rent', kind: 'fixed', purpose: 'premises', amountCents: 120_050 },
      {
        id: 'mission',
        label: '',
        kind: 'per_market',
        purpose: 'joint_mission',
        amountCents: 5_000,
        market: 'ES',
        groups: ['one'],
        subsidy: { rateRatio: 0.4, ceilingCents: 2_000 },
      },
    ],
  };
  expect(linesOf(draftOfCosts(budget, [{ id: 'one' }]))).toEqual(budget.lines);
});

test('a line of groups that left concerns nobody until somebody decides, and never everybody by itself', () => {
  const line = {
    id: 'mission',
    label: '',
    kind: 'fixed',
    purpose: 'joint_mission',
    amountCents: 5_000,
  } as const;
  const budget: IncubatorBudget = {
    currency: 'EUR',
    lines: [
      { ...line, groups: ['gone'] },
      { ...line, id: 'two', groups: ['gone', 'one'] },
    ],
  };
  const drafts = draftOfCosts(budget, [{ id: 'one' }]);
  expect(drafts.map(({ concernsNobody }) => concernsNobody)).toEqual([true, false]);
  expect(linesOf(drafts).map(({ groups }) => groups)).toEqual([[], ['one']]);
  const decided = drafts.map((draft) => ({ ...draft, concernsNobody: false }));
  expect(linesOf(decided)[0]).not.toHaveProperty('groups');
});
