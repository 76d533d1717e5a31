import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawProblem, firm, problemOf } from '../testing/groups/small-cluster.ts';
import { exhaustivePlanValue } from '../testing/groups/exhaustive-plan.ts';
import { groupConflicts } from './group-conflicts.ts';
import type { FirmPair, GroupInstance } from './types.ts';

const firms = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => firm(id));
const allPairs = (ids: readonly string[]): FirmPair[] =>
  ids.flatMap((a, i) => ids.slice(i + 1).map((b): FirmPair => [a, b]));

describe('conditions that contradict each other', () => {
  it('none in a sound problem', () => {
    expect(groupConflicts(problemOf(firms, { locks: [['a', 'b']] }))).toEqual([]);
  });

  it('two firms where groups have three', () => {
    expect(groupConflicts(problemOf(firms.slice(0, 2)))).toEqual([
      { code: 'too_few_firms', firms: 2, min: 3 },
    ]);
  });

  it('a lock of a forbidden pair, also through a third firm', () => {
    const conflicts = groupConflicts(
      problemOf(firms, {
        locks: [
          ['a', 'b'],
          ['b', 'c'],
        ],
        forbidden: [['a', 'c']],
      }),
    );
    expect(conflicts).toEqual([
      { code: 'lock_against_pair', members: ['a', 'b', 'c'], pair: ['a', 'c'], rule: 'forbidden' },
    ]);
  });

  it('a lock against a refusal, a distance, a rivalry', () => {
    const far = [...firms, firm('x', { location: { latitude: 50, longitude: 3 } })];
    const codes = groupConflicts(problemOf(far, { locks: [['a', 'x']], vetoes: [['x', 'a']] })).map(
      (conflict) => conflict.code === 'lock_against_pair' && conflict.rule,
    );
    expect(codes).toEqual(['veto', 'too_far']);
  });

  it('more firms locked together than a group may hold', () => {
    const locks = ['b', 'c', 'd', 'e', 'f'].map((other): FirmPair => ['a', other]);
    expect(groupConflicts(problemOf(firms, { locks }))).toContainEqual({
      code: 'locks_exceed_size',
      members: ['a', 'b', 'c', 'd', 'e', 'f'],
      max: 5,
    });
  });

  it('locked firms without a market that all of them want', () => {
    const wanting = (...markets: string[]) => ({
      wantedMarkets: markets.map((market) => ({ market, priority: 1 })),
    });
    const round = [
      firm('a', wanting('US', 'DE')),
      firm('b', wanting('DE', 'ES')),
      firm('c', wanting('ES', 'US')),
    ];
    const conflicts = groupConflicts(
      problemOf([...round, ...firms.slice(3)], {
        locks: [
          ['a', 'b'],
          ['b', 'c'],
        ],
      }),
    );
    expect(conflicts[0]).toEqual({ code: 'lock_without_market', members: ['a', 'b', 'c'] });
  });

  it('a firm locked to one that nobody may be with', () => {
    const alone = allPairs(['a', 'b', 'c', 'd', 'e', 'f']).filter(
      (pair) => pair.includes('a') && !pair.includes('b'),
    );
    expect(groupConflicts(problemOf(firms, { locks: [['a', 'b']], forbidden: alone }))).toContainEqual({
      code: 'lock_with_unplaceable',
      members: ['a', 'b'],
      firm: 'a',
    });
  });

  it('all pairs forbidden, with how many pairs each rule keeps apart', () => {
    const forbidden = allPairs(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(groupConflicts(problemOf(firms, { forbidden }))).toEqual([
      { code: 'all_pairs_excluded', pairs: 15, rules: [{ rule: 'forbidden', pairs: 15 }] },
    ]);
  });

  it('pairs left, but no three firms two by two; and a floor above every group', () => {
    const pairsOnly = allPairs(['a', 'b', 'c', 'd', 'e', 'f']).filter(
      ([a, b]) => !['ab', 'cd', 'ef'].includes(a + b),
    );
    expect(groupConflicts(problemOf(firms, { forbidden: pairsOnly }))[0]!.code).toBe('no_group_of_min');
    const floor = groupConflicts(problemOf(firms, { minQuality: 0.9 }))[0]!;
    expect(floor.code).toBe('floor_above_all');
    expect(floor.code === 'floor_above_all' && floor.best).toBeCloseTo(0.4, 12);
  });

  it('are read from instances too', () => {
    const instance: GroupInstance = {
      bounds: { min: 2, max: 3 },
      minQuality: 0,
      firms: ['a', 'b', 'c'].map((id) => ({ id, headcount: 10 })),
      pairs: [{ a: 'a', b: 'b', score: 0.5, forbidden: true }],
      locks: [['a', 'b']],
    };
    expect(groupConflicts(instance)).toEqual([
      { code: 'lock_against_pair', members: ['a', 'b'], pair: ['a', 'b'], rule: 'forbidden' },
    ]);
  });

  it('a problem said to leave no group has none, by trying every one', () => {
    const empty = ['all_pairs_excluded', 'no_group_of_min', 'floor_above_all', 'too_few_firms'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const problem = drawProblem(seed, 5);
        const none = groupConflicts(problem).some(({ code }) => empty.includes(code));
        if (none) expect(exhaustivePlanValue(problem)).toBe(0);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});
