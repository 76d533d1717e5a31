import { describe, expect, it } from 'vitest';
import { groupBudget, type GroupBudget, type SharingRuleName } from '@grappe/contracts/api';
import type { ProfileOrganisation } from '@grappe/contracts/profiles';
import { sceneId } from '@grappe/database/testing';
import { settleGroup, type CostsToSettle } from './settle-group.ts';

const [first, second, third] = ['first', 'second', 'third'].map((name) => sceneId(name)) as [
  string,
  string,
  string,
];
// What a firm wants is not what the group agreed to visit for it: only the latter is paid.
const members: ProfileOrganisation[] = [first, second, third].map((id) => ({
  id,
  name: id,
  kind: 'sme',
  country: 'FR',
  sector: null,
  latitude: null,
  longitude: null,
  precision: null,
  outside: false,
  facts: [{ key: 'wanted_market', item: 'JP', value: 1 }],
}));

const budget = (given: object): GroupBudget =>
  groupBudget.parse({
    lines: [
      { id: 'salary', kind: 'fixed', amountCents: 900 },
      { id: 'fair', kind: 'per_market', amountCents: 600, market: 'CA' },
      { id: 'travel', kind: 'per_market', amountCents: 300 },
      { id: 'stand', kind: 'fixed', amountCents: 400, partners: [first, second] },
    ],
    days: {},
    ...given,
  });

const markets = { [first]: ['CA'], [second]: ['CA', 'US'], [third]: ['US'] };

function due(
  given: object,
  rule: SharingRuleName,
  spent: Readonly<Record<string, number>>,
): readonly number[] | string {
  const costs: CostsToSettle['costs'] = Object.entries(spent).map(([lineId, amountCents]) => ({
    kind: 'cost',
    lineId,
    amountCents,
    paidBy: first,
  }));
  const told = settleGroup({ costs, budget: budget(given), members, usedDays: new Map(), rule });
  return told.kind === 'settled' ? told.partners.map(({ dueCents }) => dueCents) : told.kind;
}

describe('accounts of a group', () => {
  it('follow the markets that were agreed, never those that a firm wants', () => {
    expect(due({ markets }, 'shapley', { fair: 600 })).toEqual([300, 300, 0]);
  });

  it('spread what was spent per market without a market named evenly over those that are visited', () => {
    expect(due({ markets }, 'shapley', { travel: 400 })).toEqual([100, 200, 100]);
  });

  it('ask only the firms that a line concerns', () => {
    expect(due({}, 'shapley', { stand: 400, salary: 300 })).toEqual([300, 300, 100]);
  });

  it('weigh by the weights that were agreed, and say when they were not', () => {
    const weights = { [first]: 1, [second]: 2, [third]: 3 };
    expect(due({ weights }, 'weighted_shapley', { salary: 600 })).toEqual([100, 200, 300]);
    expect(due({}, 'weighted_shapley', { salary: 600 })).toBe('not_agreed');
  });

  it('follow the sub-groups that were agreed; who is in none came by itself', () => {
    expect(due({ unions: [[first, second]] }, 'owen', { salary: 800 })).toEqual([200, 200, 400]);
    expect(due({}, 'owen', { salary: 800 })).toBe('not_agreed');
  });

  it('leave no cent over, whatever the rule', () => {
    const agreed = { markets, weights: { [first]: 1, [second]: 2, [third]: 4 }, unions: [[second, third]] };
    for (const rule of ['equal', 'shapley', 'weighted_shapley', 'nucleolus', 'ensc', 'owen'] as const) {
      const told = due(agreed, rule, { salary: 1001, travel: 97, fair: 5, stand: 3, unforeseen: 11 });
      expect([rule, (told as number[]).reduce((sum, cents) => sum + cents, 0)]).toEqual([rule, 1117]);
    }
  });
});
