import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Budget, Partner } from '../types.ts';
import type { Settled, SettlementRequest } from './types.ts';
import { settleCosts } from './settle-costs.ts';

const replay = { seed: 20261121, numRuns: 60 };
const budget: Budget = {
  currency: 'EUR',
  lines: [
    { id: 'salary', kind: 'fixed', amountCents: 6_000_00 },
    { id: 'trips', kind: 'per_market', amountCents: 1_000_00 },
  ],
};
const partners: Partner[] = ['US', 'US', 'CN'].map((market, i) => ({
  id: ['cave', 'fût', 'verre'][i] as string,
  headcount: 10,
  turnoverCents: 1,
  days: 1,
  markets: [market],
}));
const actual: Budget = {
  currency: 'EUR',
  lines: [
    { id: 'salary', kind: 'fixed', amountCents: 6_300_00 },
    { id: 'interpreter', kind: 'fixed', amountCents: 90_00 },
  ],
};
const request: SettlementRequest = {
  budget,
  actual,
  partners,
  rule: 'shapley',
  paidCents: { cave: 3_000_00, fût: 2_000_00, verre: 1_500_00 },
};

function settled(given: SettlementRequest): Settled {
  const result = settleCosts(given);
  if (result.kind !== 'settled') throw new Error(JSON.stringify(result));
  return result;
}

describe('settlement of actual costs', () => {
  test('by hand: 6,390 in three, 6,500 paid, 110 left in the account', () => {
    const result = settled(request);
    expect(
      result.partners.map(({ id, plannedCents, dueCents, paidCents, balanceCents }) => [
        id,
        plannedCents,
        dueCents,
        paidCents,
        balanceCents,
      ]),
    ).toEqual([
      ['cave', 2_500_00, 2_130_00, 3_000_00, 870_00],
      ['fût', 2_500_00, 2_130_00, 2_000_00, -130_00],
      ['verre', 3_000_00, 2_130_00, 1_500_00, -630_00],
    ]);
    expect(result.accountCents).toBe(110_00);
    expect(result.transfers).toEqual([
      { from: 'verre', to: 'cave', amountCents: 630_00 },
      { from: 'fût', to: 'cave', amountCents: 130_00 },
      { from: null, to: 'cave', amountCents: 110_00 },
    ]);
    expect(result.fewest).toBe(true);
    expect(result.lines).toEqual([
      { lineId: 'salary', plannedCents: 6_000_00, actualCents: 6_300_00, differenceCents: 300_00 },
      { lineId: 'trips', plannedCents: 1_000_00, actualCents: null, differenceCents: null },
      { lineId: 'interpreter', plannedCents: null, actualCents: 90_00, differenceCents: null },
    ]);
  });

  test('balances, account and payments add up to zero, whatever was spent and paid', () => {
    const cents = fc.integer({ min: 0, max: 900_000 });
    fc.assert(
      fc.property(cents, cents, cents, fc.tuple(cents, cents, cents), (a, b, c, paid) => {
        const spent: Budget = {
          currency: 'EUR',
          lines: [
            { id: 'salary', kind: 'fixed', amountCents: a },
            { id: 'trips', kind: 'per_market', amountCents: b },
          ],
          subsidies: [{ id: 'aid', rateRatio: 0.37, ceilingCents: c }],
        };
        const paidCents = Object.fromEntries(partners.map(({ id }, i) => [id, paid[i] as number]));
        const result = settled({ ...request, actual: spent, rule: 'nucleolus', paidCents });
        const left = new Map(result.partners.map(({ id, balanceCents }) => [id, balanceCents]));
        let account = -result.accountCents;
        for (const { from, to, amountCents } of result.transfers) {
          if (from === null) account += amountCents;
          else left.set(from, (left.get(from) as number) + amountCents);
          if (to === null) account -= amountCents;
          else left.set(to, (left.get(to) as number) - amountCents);
        }
        expect([...left.values(), account].every((one) => one === 0)).toBe(true);
        const due = result.partners.reduce((sum, { dueCents }) => sum + dueCents, 0);
        expect(due).toBe(result.actualTotalCents);
      }),
      replay,
    );
  });

  test('above twenty partners and a ceiling, shares are estimated, and it is said; they still add up', () => {
    const many = Array.from({ length: 22 }, (_, i) => ({ ...(partners[i % 3] as Partner), id: `f${i}` }));
    const aided: Budget = { ...actual, subsidies: [{ id: 'aid', rateRatio: 0.5, ceilingCents: 1_000_00 }] };
    const paid = Object.fromEntries(many.map(({ id }) => [id, 300_00]));
    const result = settled({
      ...request,
      partners: many,
      actual: aided,
      paidCents: paid,
      options: { samples: 50 },
    });
    expect(result.estimated).toBe(true);
    expect(result.partners.reduce((sum, { dueCents }) => sum + dueCents, 0)).toBe(5_390_00);
    expect(settled(request).estimated).toBe(false);
  });

  test('a payment that nobody wrote down is not zero', () => {
    expect(settleCosts({ ...request, paidCents: { cave: 1 } })).toEqual({
      kind: 'missing_payments',
      partnerIds: ['fût', 'verre'],
    });
  });

  test('faults: two currencies, an unknown payer, half cents, a negative cost in the actual budget', () => {
    const places = (given: Partial<SettlementRequest>) => {
      const result = settleCosts({ ...request, ...given });
      return result.kind === 'invalid' ? result.problems.map(({ path, code }) => [path, code]) : result.kind;
    };
    expect(places({ actual: { ...actual, currency: 'USD' } })).toEqual([
      ['actual.currency', 'two_currencies'],
    ]);
    expect(places({ paidCents: { ...request.paidCents, nobody: 0.5 } })).toEqual([
      ['paidCents.nobody', 'unknown_id'],
      ['paidCents.nobody', 'not_integer_cents'],
    ]);
    expect(places({ actual: { ...actual, lines: [{ id: 'x', kind: 'fixed', amountCents: -1 }] } })).toEqual([
      ['actual.lines[0].amountCents', 'negative_amount'],
    ]);
  });
});
