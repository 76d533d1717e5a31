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
  expect(linesOf(draftOfCosts(budget))).toEqual(budget.lines);
});
