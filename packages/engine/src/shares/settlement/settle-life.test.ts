import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LifeRequest, SettledLife } from './types.ts';
import { settleLife } from './settle-life.ts';
import { shareCosts } from '../share-costs.ts';

const replay = { seed: 20261121, numRuns: 40 };
const firm = (id: string, joinsOn: string | null = null, leavesOn: string | null = null) => ({
  id,
  headcount: 10,
  turnoverCents: 100,
  days: 20,
  markets: ['US'],
  joinsOn,
  leavesOn,
});
/** A year of 365 days; the manager costs 365 euros, one a day. */
const life: LifeRequest = {
  currency: 'EUR',
  from: '2026-01-01',
  to: '2027-01-01',
  lines: [{ id: 'manager', kind: 'fixed', amountCents: 365_00 }],
  partners: [firm('cave'), firm('fût'), firm('verre')],
  rule: 'shapley',
  paidCents: { cave: 0, fût: 0, verre: 0 },
};

function settled(given: LifeRequest): SettledLife {
  const result = settleLife(given);
  if (result.kind !== 'life_settled') throw new Error(JSON.stringify(result));
  return result;
}

const dues = ({ partners }: SettledLife) => partners.map(({ dueCents }) => dueCents);

describe('settlement of a life', () => {
  test('a leaver pays for its presence: 181 days in three, 184 in two', () => {
    const result = settled({
      ...life,
      partners: [firm('cave'), firm('fût'), firm('verre', null, '2026-07-01')],
    });
    expect(
      result.stages.map(({ from, to, members, totalCents }) => [from, to, members.length, totalCents]),
    ).toEqual([
      ['2026-01-01', '2026-07-01', 3, 181_00],
      ['2026-07-01', '2027-01-01', 2, 184_00],
    ]);
    expect(dues(result)).toEqual([60_34 + 92_00, 60_33 + 92_00, 60_33]);
    expect(result.partners.map(({ present }) => present)).toEqual([true, true, false]);
  });

  test('settled at a date: what comes after does not count, nor does a cost dated after it', () => {
    const result = settled({
      ...life,
      at: '2026-04-11',
      lines: [...life.lines, { id: 'fair', kind: 'fixed', amountCents: 90_00, on: '2026-05-01' }],
    });
    expect(result.totalCents).toBe(100_00);
    expect(result.accountCents).toBe(-100_00);
  });

  test('who joins pays its part of what is still in use, and nothing of a dated cost before', () => {
    const joining = [firm('cave'), firm('fût'), firm('verre', '2026-07-02')];
    const spread = settled({
      ...life,
      lines: [{ id: 'study', kind: 'fixed', amountCents: 366_00, from: '2026-01-01', to: '2027-01-01' }],
      partners: joining,
    });
    expect(spread.stages.map(({ totalCents }) => totalCents)).toEqual([182_50, 183_50]);
    // 183.50 in three, the odd cents to the first two.
    expect(dues(spread)[2]).toBe(61_16);
    const dated = settled({
      ...life,
      lines: [{ id: 'study', kind: 'fixed', amountCents: 366_00, on: '2026-02-01' }],
      partners: joining,
    });
    expect(dues(dated)).toEqual([183_00, 183_00, 0]);
  });

  test('a ceiling is counted once on the whole life', () => {
    const result = settled({
      ...life,
      subsidies: [{ id: 'region', rateRatio: 0.5, ceilingCents: 100_00 }],
      partners: [firm('cave'), firm('fût'), firm('verre', null, '2026-07-01')],
    });
    expect(result.totalCents).toBe(265_00);
  });

  test('days as used, or spread over the presence and said so', () => {
    const lines = [{ id: 'days', kind: 'per_day' as const, amountCents: 1_00 }];
    const usage = [
      { partnerId: 'cave', on: '2026-03-01', days: 7 },
      { partnerId: 'fût', on: '2026-09-01', days: 5 },
    ];
    const used = settled({ ...life, lines, usage });
    expect([dues(used), used.assumes]).toEqual([[7_00, 5_00, 0], []]);
    const assumed = settled({ ...life, lines, at: '2026-07-02' });
    expect([dues(assumed), assumed.assumes]).toEqual([[9_97, 9_97, 9_97], ['days_spread_evenly']]);
  });

  test('with nobody coming or going it is the yearly budget, by any rule, to the cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_99 }),
        fc.integer({ min: 0, max: 9_999_99 }),
        fc.constantFrom('equal', 'shapley', 'nucleolus', 'headcount'),
        (fixed, perMarket, rule) => {
          const lines = [
            { id: 'a', kind: 'fixed' as const, amountCents: fixed + 1 },
            { id: 'b', kind: 'per_market' as const, amountCents: perMarket },
          ];
          const result = settled({ ...life, lines, rule });
          const year = shareCosts({ currency: 'EUR', lines }, life.partners, rule);
          if (year.kind !== 'shared') throw new Error('not shared');
          expect(dues(result)).toEqual(year.partners.map(({ paysCents }) => paysCents));
        },
      ),
      replay,
    );
  });

  test('whoever comes and goes, dues add up to the cost and balances settle', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((one) => String(one).padStart(2, '0'));
    fc.assert(
      fc.property(
        day,
        day,
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 0, max: 9_000 }),
        (a, b, cents, ceiling) => {
          const result = settled({
            ...life,
            lines: [{ id: 'manager', kind: 'fixed', amountCents: cents }],
            subsidies: [{ id: 'aid', rateRatio: 0.4, ceilingCents: ceiling, minPartners: 2 }],
            partners: [firm('cave'), firm('fût', `2026-03-${a}`), firm('verre', null, `2026-10-${b}`)],
            paidCents: { cave: cents, fût: 0, verre: 5 },
          });
          const support = Math.min(ceiling, Math.floor(0.4 * cents + 1e-6));
          expect(result.totalCents).toBe(cents - support);
          expect(dues(result).reduce((sum, one) => sum + one, 0)).toBe(result.totalCents);
          const moved = result.transfers.reduce((sum, { amountCents }) => sum + amountCents, 0);
          const owed = result.partners.reduce((sum, { balanceCents }) => sum + Math.max(0, balanceCents), 0);
          expect(moved).toBe(owed + Math.max(0, -result.accountCents));
        },
      ),
      replay,
    );
  });

  test('faults name the date, the line and the firm', () => {
    const places = (given: Partial<LifeRequest>) => {
      const result = settleLife({ ...life, ...given });
      return result.kind === 'invalid' ? result.problems.map(({ path, code }) => [path, code]) : result.kind;
    };
    expect(places({ to: '2025-01-01' })).toContainEqual(['to', 'dates_out_of_order']);
    expect(places({ at: '2026-13-01' })).toEqual([['at', 'not_a_date']]);
    expect(places({ partners: [firm('cave', '2026-05-01', '2026-04-01'), firm('fût')] })).toEqual([
      ['partners[0].leavesOn', 'dates_out_of_order'],
      ['paidCents.verre', 'unknown_id'],
    ]);
    expect(places({ lines: [{ id: 'x', kind: 'fixed', amountCents: -1 }] })).toEqual([
      ['lines[0].amountCents', 'negative_amount'],
    ]);
    const own = { id: 'own', kind: 'fixed' as const, amountCents: 10_00, partners: ['verre'] };
    expect(
      places({ lines: [own], partners: [firm('cave'), firm('fût'), firm('verre', '2026-07-01')] }),
    ).toEqual([['lines[0]', 'nobody_present']]);
    expect(places({ usage: [{ partnerId: 'nobody', on: '2026-03-01', days: -1 }] })).toEqual([
      ['usage[0].partnerId', 'unknown_id'],
      ['usage[0].days', 'negative_amount'],
    ]);
    expect(places({ paidCents: { cave: 0 } })).toBe('missing_payments');
    const unknown = life.partners.map((one) => ({ ...one, turnoverCents: null }));
    expect(places({ rule: 'turnover', partners: unknown })).toBe('missing_data');
  });
});
