import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContractProspect, GainsOutlook, OutlookRequest, PartnerOutlook } from './types.ts';
import type { Budget, Partner } from '../types.ts';
import { gainsOutlook } from './gains-outlook.ts';
import { chanceOf, rangeOf } from './ranges.ts';

const replay = { seed: 20261121, numRuns: 25 };
const budget: Budget = { currency: 'EUR', lines: [{ id: 'manager', kind: 'fixed', amountCents: 30_000_00 }] };
const partners: Partner[] = ['cave', 'fût', 'verre'].map((id) => ({
  id,
  headcount: 10,
  turnoverCents: 1,
  days: 1,
  markets: [],
}));
const prospect = (id: string, partnerId: string, more: Partial<ContractProspect> = {}): ContractProspect => ({
  id,
  partnerId,
  market: 'US',
  probabilityRatio: 0.5,
  lowCents: 60_000_00,
  highCents: 100_000_00,
  minDelayMonths: 0,
  maxDelayMonths: 6,
  marginRatio: 0.25,
  ...more,
});
const request: OutlookRequest = {
  budget,
  partners,
  rule: 'equal',
  prospects: [
    prospect('p1', 'cave'),
    prospect('p2', 'fût', { probabilityRatio: 1 }),
    prospect('p3', 'verre', { probabilityRatio: 0 }),
  ],
  horizonMonths: 12,
};

function outlook(given: OutlookRequest): GainsOutlook {
  const result = gainsOutlook(given);
  if (result.kind !== 'outlook') throw new Error(JSON.stringify(result));
  return result;
}

function known(result: GainsOutlook, id: string): Extract<PartnerOutlook, { kind: 'known' }> {
  const own = result.partners.find((one) => one.id === id);
  if (own?.kind !== 'known') throw new Error(`${id} is not known`);
  return own;
}

describe('gains to come', () => {
  test('a contract one time in two: loss half of the time, gain between 5,000 and 15,000 else', () => {
    const result = outlook(request);
    const cave = known(result, 'cave');
    expect(cave.together.costCents).toBe(10_000_00);
    expect(cave.together.loss.lowRatio).toBeLessThan(0.5);
    expect(cave.together.loss.highRatio).toBeGreaterThan(0.5);
    expect(cave.together.p10).toBe(-10_000_00);
    expect(cave.together.p90).toBeGreaterThan(10_000_00);
    expect(cave.alone.costCents).toBe(30_000_00);
    expect(known(result, 'verre').together).toMatchObject({ p10: -10_000_00, p90: -10_000_00 });
    expect(known(result, 'verre').together.loss.ratio).toBe(1);
    expect(known(result, 'fût').together.loss.ratio).toBe(0);
    expect(known(result, 'fût').verdict).toBe('wins');
    expect(known(result, 'verre').verdict).toBe('loses');
    expect(result.winWinWin).toEqual({ partners: 'loses', group: 'even', territory: 'unknown' });
    expect(result.assumes).toEqual(['independent_contracts', 'same_chances_alone']);
  });

  test('means are those of the closed form, within their stated error', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(chance, chance, fc.integer({ min: 1, max: 20 }), (p, margin, delay) => {
        const own = prospect('x', 'cave', {
          probabilityRatio: p,
          aloneProbabilityRatio: p / 2,
          marginRatio: margin,
          maxDelayMonths: delay,
        });
        const result = outlook({ ...request, prospects: [own, ...request.prospects.slice(1)], draws: 4000 });
        const inTime = Math.min(1, 12 / delay);
        const gain = p * inTime * margin * 80_000_00;
        const cave = known(result, 'cave');
        // Three times the 95 % half-width: one run in a hundred million beyond.
        expect(Math.abs(cave.together.mean - (gain - 10_000_00))).toBeLessThanOrEqual(
          3 * cave.together.meanHalfWidth + 1,
        );
        expect(Math.abs(cave.alone.mean - (gain / 2 - 30_000_00))).toBeLessThanOrEqual(
          3 * cave.alone.meanHalfWidth + 1,
        );
      }),
      replay,
    );
  });

  test('the chance of a loss is that of the enumeration of who wins what, within its interval', () => {
    const fixed = (id: string, p: number, cents: number) =>
      prospect(id, 'cave', { probabilityRatio: p, lowCents: cents, highCents: cents, marginRatio: 0.5 });
    // Margins 4,000, 8,000 and 12,000 against a cost of 10,000.
    const own = [fixed('a', 0.3, 8_000_00), fixed('b', 0.6, 16_000_00), fixed('c', 0.2, 24_000_00)];
    const cave = known(outlook({ ...request, prospects: [...own, ...request.prospects.slice(1)] }), 'cave');
    const loss = 0.8 * (1 - 0.3 * 0.6);
    expect(cave.together.loss.lowRatio).toBeLessThan(loss);
    expect(cave.together.loss.highRatio).toBeGreaterThan(loss);
    expect(cave.together.loss.highRatio - cave.together.loss.lowRatio).toBeLessThan(0.02);
  });

  test('same seed, same answer; the order of firms and contracts changes nothing', () => {
    const first = outlook(request);
    expect(outlook(request)).toEqual(first);
    expect(outlook({ ...request, seed: 2 })).not.toEqual(first);
    const turned = outlook({
      ...request,
      partners: partners.toReversed(),
      prospects: request.prospects.toReversed(),
    });
    expect(known(turned, 'cave')).toEqual(known(first, 'cave'));
  });

  test('a pool moves gains between partners and changes nothing for the group', () => {
    const pool = { pooledRatio: 0.6, fixedRatio: 0.4, contractRatio: 0.3, turnoverRatio: 0.3 };
    const plain = outlook(request);
    const pooled = outlook({ ...request, scheme: { bonus: null, pool } });
    expect(pooled.group?.mean).toBeCloseTo(plain.group?.mean ?? NaN, 0);
    expect(known(pooled, 'verre').together.mean).toBeGreaterThan(known(plain, 'verre').together.mean);
  });

  test('the bonus is paid, up to its ceiling, and alone by the firm itself', () => {
    const bonus = { fixedCents: 3_000_00, perContractCents: 0, turnoverRatio: 0, ceilingCents: null };
    const plain = outlook(request);
    const paid = outlook({ ...request, scheme: { bonus, pool: null } });
    const less = (id: string, side: 'together' | 'alone') =>
      known(plain, id)[side].mean - known(paid, id)[side].mean;
    expect(less('cave', 'together')).toBeCloseTo(1_000_00, 3);
    expect(less('cave', 'alone')).toBeCloseTo(3_000_00, 3);
    const capped = outlook({
      ...request,
      scheme: { bonus: { ...bonus, ceilingCents: 1_500_00 }, pool: null },
    });
    expect(known(plain, 'cave').together.mean - known(capped, 'cave').together.mean).toBeCloseTo(500_00, 3);
  });

  test('money that comes later is worth less when a rate is given, and beyond the horizon it does not count', () => {
    const late = (months: number) =>
      prospect('p1', 'cave', {
        probabilityRatio: 1,
        lowCents: 100_000_00,
        highCents: 100_000_00,
        minDelayMonths: months,
        maxDelayMonths: months,
      });
    const at = (months: number, rate: number) =>
      known(
        outlook({
          ...request,
          prospects: [late(months), ...request.prospects.slice(1)],
          yearlyDiscountRatio: rate,
        }),
        'cave',
      ).together.mean;
    expect(at(12, 0)).toBeCloseTo(15_000_00, 3);
    expect(at(12, 0.25)).toBeCloseTo(20_000_00 - 10_000_00, 3);
    expect(at(13, 0)).toBeCloseTo(-10_000_00, 3);
  });
});

describe('what is not known is said', () => {
  test('a firm without a chance or a margin has no figures; the others have, and the group has none', () => {
    const prospects = [
      prospect('p1', 'cave', { probabilityRatio: null, marginRatio: null }),
      prospect('p2', 'fût'),
    ];
    const result = outlook({ ...request, prospects });
    expect(result.partners.map(({ kind }) => kind)).toEqual(['unknown', 'known', 'unknown']);
    expect(result.partners[0]).toMatchObject({
      missing: [
        { partnerId: 'cave', contractId: 'p1', fact: 'probability' },
        { partnerId: 'cave', contractId: 'p1', fact: 'margin' },
      ],
    });
    expect(result.partners[2]).toMatchObject({ missing: [{ contractId: null, fact: 'prospects' }] });
    expect([result.group, result.winWinWin.group, result.winWinWin.partners]).toEqual([
      null,
      'unknown',
      'unknown',
    ]);
    expect(known(result, 'fût').together.p10).toBe(-10_000_00);
  });

  test('a pool or a ceiling ties partners together: then nobody has figures', () => {
    const prospects = request.prospects.slice(1);
    const pool = { pooledRatio: 0.5, fixedRatio: 1, contractRatio: 0, turnoverRatio: 0 };
    expect(gainsOutlook({ ...request, prospects, scheme: { bonus: null, pool } }).kind).toBe(
      'missing_gain_data',
    );
    expect(gainsOutlook({ ...request, prospects: [] }).kind).toBe('missing_gain_data');
    const unknown = partners.map((one) => ({ ...one, turnoverCents: null }));
    expect(gainsOutlook({ ...request, partners: unknown, rule: 'turnover' }).kind).toBe('missing_data');
  });

  test('the territory: kept turnover and jobs from stated assumptions only', () => {
    const assumed = (keptRatio: number | null, turnoverPerJobCents: number | null) => ({
      partners: partners.map(({ id }) => ({ id, keptRatio, turnoverPerJobCents })),
      groupJobs: 1,
    });
    const result = outlook({ ...request, territory: assumed(0.5, 40_000_00) });
    // Expected turnover: 40,000 for cave, 80,000 for fût; alone, none of them would expect a gain.
    expect(result.territory?.keptCents?.mean).toBeCloseTo(60_000_00, -5);
    expect(result.territory?.jobs?.mean).toBeCloseTo(1 + 3, 1);
    expect(result.territory?.stayHomeAlone).toEqual(['cave', 'fût', 'verre']);
    expect(result.territory?.verdict).toBe('wins');
    const partly = outlook({ ...request, territory: assumed(null, 40_000_00) }).territory;
    expect([partly?.keptCents, partly?.missing.length, partly?.jobs === null]).toEqual([null, 3, false]);
    const nothing = outlook({ ...request, territory: assumed(null, null) });
    expect([nothing.territory?.verdict, nothing.winWinWin.territory]).toEqual(['unknown', 'unknown']);
    const everybody = outlook({ ...request, territory: { ...assumed(0.5, null), aloneGoes: 'all' } });
    expect(everybody.territory?.keptAloneCents).toEqual(everybody.territory?.keptCents);
    expect(everybody.territory?.verdict).toBe('even');
  });
});

describe('faults', () => {
  const places = (given: Partial<OutlookRequest>) => {
    const result = gainsOutlook({ ...request, ...given });
    return result.kind === 'invalid' ? result.problems.map(({ path, code }) => [path, code]) : result.kind;
  };

  test('name the contract and the field', () => {
    const odd = prospect('p1', 'nobody', {
      probabilityRatio: 1.2,
      lowCents: 5,
      highCents: 1,
      minDelayMonths: -1,
      likelyCents: 9,
    });
    expect(places({ prospects: [odd] })).toEqual([
      ['prospects[0].partnerId', 'unknown_id'],
      ['prospects[0].probabilityRatio', 'ratio_out_of_range'],
      ['prospects[0].minDelayMonths', 'negative_amount'],
      ['prospects[0].highCents', 'range_out_of_order'],
      ['prospects[0].likelyCents', 'range_out_of_order'],
    ]);
    expect(places({ horizonMonths: 0, draws: 10, seed: 0.5, yearlyDiscountRatio: 3 })).toEqual([
      ['horizonMonths', 'out_of_range'],
      ['yearlyDiscountRatio', 'ratio_out_of_range'],
      ['draws', 'out_of_range'],
      ['seed', 'wrong_type'],
    ]);
    const territory = { partners: [{ id: 'x', keptRatio: 2, turnoverPerJobCents: 0 }], groupJobs: -1 };
    expect(places({ territory })).toEqual([
      ['territory.partners[0].id', 'unknown_id'],
      ['territory.partners[0].keptRatio', 'ratio_out_of_range'],
      ['territory.partners[0].turnoverPerJobCents', 'out_of_range'],
      ['territory.groupJobs', 'negative_amount'],
    ]);
    expect(places({ budget: { currency: 'EUR', lines: [] } })).toEqual([['budget.lines', 'no_lines']]);
  });
});

test('deciles interpolate; an event never seen still has an upper limit', () => {
  const range = rangeOf(Float64Array.from({ length: 11 }, (_, i) => 10 - i));
  expect(range).toMatchObject({ p10: 1, p50: 5, p90: 9, mean: 5 });
  expect(chanceOf(0, 100)).toMatchObject({ ratio: 0, lowRatio: 0 });
  // Wilson: z² / (n + z²).
  expect(chanceOf(0, 100).highRatio).toBeCloseTo(3.8415 / 103.8415, 4);
  expect(chanceOf(50, 100)).toMatchObject({ ratio: 0.5 });
});

test('a likely amount makes the draws triangular: the mean is that of the three', () => {
  const own = prospect('p1', 'cave', { probabilityRatio: 1, marginRatio: 1, likelyCents: 70_000_00 });
  const cave = known(outlook({ ...request, prospects: [own, ...request.prospects.slice(1)] }), 'cave');
  const mean = (60_000_00 + 70_000_00 + 100_000_00) / 3;
  expect(Math.abs(cave.turnover.mean - mean)).toBeLessThan(2 * cave.turnover.meanHalfWidth);
});
