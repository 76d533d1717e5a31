import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Partner } from '../types.ts';
import type { IncubatorRequest, SharedIncubator } from './types.ts';
import { costGame } from '../share-costs.ts';
import { owenValue } from '../owen.ts';
import { shareIncubator } from './share-incubator.ts';

const replay = { seed: 20261121, numRuns: 40 };
const firm = (id: string, markets: readonly string[] = []): Partner => ({
  id,
  headcount: 10,
  turnoverCents: 1,
  days: 1,
  markets,
});

function shared(request: IncubatorRequest): SharedIncubator {
  const result = shareIncubator(request);
  if (result.kind !== 'incubator') throw new Error(JSON.stringify(result));
  return result;
}

const pays = (result: SharedIncubator) =>
  result.groups.map(({ partners }) => partners.map(({ paysCents }) => paysCents));

describe('second-level costs of an incubator', () => {
  test('by hand: premises by group, an office each, a mission between the groups that go', () => {
    const result = shared({
      budget: {
        currency: 'EUR',
        lines: [
          { id: 'premises', kind: 'fixed', purpose: 'premises', amountCents: 12_000_00 },
          { id: 'office', kind: 'per_group', amountCents: 600_00 },
          { id: 'mission', kind: 'per_market', purpose: 'joint_mission', amountCents: 3_000_00 },
          { id: 'trainee', kind: 'per_group', amountCents: 100_00, groups: ['wine'] },
        ],
      },
      groups: [
        { id: 'wine', partners: [firm('cave', ['US']), firm('fût', ['US']), firm('verre')] },
        { id: 'wood', partners: [firm('scierie', ['US']), firm('parquet')] },
      ],
    });
    // Premises: 6,000 a group, 2,000 or 3,000 a firm. Office: 200 or 300. Mission: 1,500 a group, 750 each for cave and fût.
    expect(pays(result)).toEqual([
      [2_000_00 + 200_00 + 750_00 + 33_34, 2_000_00 + 200_00 + 750_00 + 33_33, 2_000_00 + 200_00 + 33_33],
      [3_000_00 + 300_00 + 1_500_00, 3_000_00 + 300_00],
    ]);
    expect(result.groups.map(({ paysCents, aloneCents }) => [paysCents, aloneCents])).toEqual([
      [6_000_00 + 600_00 + 1_500_00 + 100_00, 12_000_00 + 600_00 + 3_000_00 + 100_00],
      [6_000_00 + 600_00 + 1_500_00, 12_000_00 + 600_00 + 3_000_00],
    ]);
    expect([result.groupsInCore, result.mostAggrievedGroups, result.totalCents]).toEqual([
      true,
      null,
      16_300_00,
    ]);
  });

  test('is the Owen value of the whole game, with capped support, and the same in any order of groups', () => {
    const drawn = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      amounts: fc.tuple(fc.nat(900_000), fc.nat(900_000), fc.nat(90_000)),
      ceiling: fc.nat(500_000),
      markets: fc.array(fc.subarray(['US', 'JP', 'CN']), { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(drawn, ({ sizes, amounts, ceiling, markets }) => {
        const groups = sizes.map((size, g) => ({
          id: `g${g}`,
          partners: Array.from({ length: size }, (_, i) => firm(`f${g}${i}`, markets[3 * g + i] ?? [])),
        }));
        const kinds = ['fixed', 'per_market', 'per_firm'] as const;
        const budget = {
          currency: 'EUR',
          lines: kinds.map((kind, i) => ({ id: kind, kind, amountCents: amounts[i] as number })),
          subsidies: [{ id: 'aid', rateRatio: 0.4, ceilingCents: ceiling, minPartners: 2 }],
        };
        const result = shared({ budget, groups });
        const partners = groups.flatMap((group) => group.partners);
        const whole = costGame(budget, partners);
        if (whole.kind !== 'game') throw new Error('no game');
        const indexOf = (id: string) => partners.findIndex((one) => one.id === id);
        const unions = groups.map((group) => group.partners.map(({ id }) => indexOf(id)));
        const exact = owenValue(whole.game, unions);
        pays(result)
          .flat()
          .forEach((cents, i) => expect(Math.abs(cents - (exact[i] as number))).toBeLessThan(1.001));
        const total = result.groups.reduce((sum, { paysCents }) => sum + paysCents, 0);
        expect(total).toBe(result.totalCents);
        const turned = shared({ budget, groups: groups.toReversed() });
        expect(pays(turned).toReversed()).toEqual(pays(result));
      }),
      replay,
    );
  });

  test('eight groups of five: exact, capped support included', () => {
    const groups = Array.from({ length: 8 }, (_, g) => ({
      id: `g${g}`,
      partners: Array.from({ length: 5 }, (_, i) => firm(`f${g}${i}`, g % 2 ? ['US'] : ['JP'])),
    }));
    const result = shared({
      budget: {
        currency: 'EUR',
        lines: [
          { id: 'premises', kind: 'fixed', amountCents: 80_000_00 },
          { id: 'mission', kind: 'per_market', amountCents: 8_000_00 },
        ],
        subsidies: [{ id: 'aid', rateRatio: 0.5, ceilingCents: 16_000_00, minPartners: 10 }],
      },
      groups,
    });
    expect(result.shares.estimated).toBeNull();
    // By symmetry every firm pays the same: (80,000 + 16,000 − 16,000) / 40.
    expect(new Set(pays(result).flat())).toEqual(new Set([2_000_00]));
  });

  test('groups that would do better without the others are named', () => {
    const partners = (g: string) => [firm(`${g}1`), firm(`${g}2`)];
    const result = shared({
      budget: {
        currency: 'EUR',
        lines: [{ id: 'training', kind: 'fixed', amountCents: 1_000_00, partners: ['a1', 'b1'] }],
        // Support for small sets only is not possible, but a capped one favours a single group.
        subsidies: [{ id: 'aid', rateRatio: 1, ceilingCents: 1_000_00 }],
      },
      groups: [
        { id: 'a', partners: partners('a') },
        { id: 'b', partners: partners('b') },
      ],
    });
    expect([result.totalCents, result.groupsInCore]).toEqual([0, true]);
  });

  test('faults name the group and the firm, in the request as it was given', () => {
    const places = (request: Partial<IncubatorRequest>) => {
      const groups = [{ id: 'wine', partners: [firm('cave'), firm('fût')] }];
      const lines = [{ id: 'premises', kind: 'fixed' as const, amountCents: 1 }];
      const result = shareIncubator({ budget: { currency: 'EUR', lines }, groups, ...request });
      return result.kind === 'invalid' ? result.problems.map(({ path, code }) => [path, code]) : result.kind;
    };
    expect(places({ groups: [] })).toEqual([['groups', 'no_partners']]);
    expect(places({ groups: [{ id: 'a', partners: [] }] })).toEqual([['groups[0].partners', 'no_partners']]);
    const twice = [
      { id: 'a', partners: [firm('cave')] },
      { id: 'a', partners: [firm('cave')] },
    ];
    expect(places({ groups: twice })).toEqual([
      ['groups[1].id', 'duplicate_id'],
      ['groups[1].partners', 'not_a_partition'],
    ]);
    const lines = [
      { id: 'office', kind: 'per_group' as const, amountCents: -1 },
      { id: 'other', kind: 'per_group' as const, amountCents: 1, groups: ['nobody'] },
    ];
    expect(places({ budget: { currency: 'EUR', lines } })).toEqual([
      ['budget.lines[1].groups', 'unknown_id'],
    ]);
    expect(places({ budget: { currency: 'EUR', lines: lines.slice(0, 1) } })).toEqual([
      ['budget.lines[0].amountCents', 'negative_amount'],
    ]);
    const odd = { ...firm('verre'), headcount: -2 };
    const groups = [
      { id: 'a', partners: [firm('cave')] },
      { id: 'b', partners: [firm('fût'), odd] },
    ];
    expect(places({ groups })).toEqual([['groups[1].partners[1].headcount', 'negative_amount']]);
  });
});
