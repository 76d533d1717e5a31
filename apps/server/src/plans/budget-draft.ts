import type { GroupBudget } from '@grappe/contracts/api';

type Line = GroupBudget['lines'][number];

const line = (
  id: string,
  purpose: NonNullable<Line['purpose']>,
  kind: Line['kind'],
  market?: string,
): Line => ({
  id,
  label: '',
  kind,
  purpose,
  amountCents: 0,
  ...(market === undefined ? {} : { market }),
});

/** Lines to start from, made from the group's common markets; amounts are for people to fill. */
export const budgetDraft = (commonMarkets: readonly string[]): GroupBudget => ({
  currency: 'EUR',
  lines: [
    line('salary', 'salary', 'fixed'),
    line('charges', 'charges', 'fixed'),
    ...commonMarkets.map((market) => line(`travel-${market}`, 'travel', 'per_market', market)),
    line('stand', 'stand', 'per_market'),
    line('study', 'study', 'per_market'),
    line('interpreter', 'interpreter', 'per_market'),
    line('firm', 'samples', 'per_firm'),
  ],
  subsidies: [],
  days: {},
  markets: {},
  weights: {},
  unions: [],
});
