import { describe, expect, it } from 'vitest';
import { firm, problemOf } from '../testing/groups/small-cluster.ts';
import { evaluateGroup } from './evaluate-group.ts';

const three = problemOf([
  firm('a', { headcount: 10 }),
  firm('b', { headcount: 20 }),
  firm('c', { headcount: 40 }),
]);

describe('a group composed by hand', () => {
  it('is worth its size times its mean score times the balance of its sizes', () => {
    const { figures, admissible, violations } = evaluateGroup(three, ['a', 'b', 'c']);
    // Each pair: markets 1, complementarity 0, proximity 1, trust 0, mentoring 0.
    const balance = 20 / (70 / 3);
    expect(violations).toEqual([]);
    expect(admissible).toBe(true);
    expect(figures!.meanPairScore).toBeCloseTo(0.4, 12);
    expect(figures!.balance).toBeCloseTo(balance, 12);
    expect(figures!.quality).toBeCloseTo(0.4 * balance, 12);
    expect(figures!.value).toBeCloseTo(3 * 0.4 * balance, 12);
  });

  it('leaves an unknown size out of the balance and says so', () => {
    const firms = [firm('a', { headcount: null }), firm('b', { headcount: null }), firm('c')];
    const { figures } = evaluateGroup(problemOf(firms), ['a', 'b', 'c']);
    expect(figures!.balance).toBeNull();
    expect(figures!.quality).toBeCloseTo(0.4, 12);
    expect(figures!.flags).toContainEqual({ code: 'headcount_unknown', firms: ['a', 'b'] });
  });

  it.each([
    ['too_few', ['a', 'b']],
    ['unknown_firm', ['a', 'b', 'c', 'nobody']],
    ['repeated_firm', ['a', 'b', 'c', 'a']],
  ] as const)('names the fault %s', (code, members) => {
    const { violations, admissible } = evaluateGroup(three, members);
    expect(violations.map((violation) => violation.code)).toContain(code);
    expect(admissible).toBe(false);
  });

  it('names a floor not reached, a broken lock, and no market wanted by all', () => {
    const floor = evaluateGroup({ ...three, minQuality: 0.9 }, ['a', 'b', 'c']);
    expect(floor.violations.map(({ code }) => code)).toEqual(['quality_floor']);
    const locked = problemOf([...three.firms, firm('d')], { locks: [['a', 'd']] });
    expect(evaluateGroup(locked, ['a', 'b', 'c']).violations).toEqual([
      { code: 'lock_broken', pair: ['a', 'd'], audience: 'coordinator' },
    ]);
    const wanted = (...markets: string[]) => ({
      wantedMarkets: markets.map((market) => ({ market, priority: 1 })),
    });
    const round = [
      firm('a', wanted('US', 'DE')),
      firm('b', wanted('DE', 'ES')),
      firm('c', wanted('ES', 'US')),
    ];
    expect(evaluateGroup(problemOf(round), ['a', 'b', 'c']).violations).toEqual([
      { code: 'no_common_market', audience: 'firm' },
    ]);
  });
});
