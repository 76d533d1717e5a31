import { describe, expect, test } from 'vitest';
import { cisValue, enscValue, gatelyValue, minimalRights, tauValue, utopiaPayoff } from './marginal-rules.ts';
import { harsanyiDividends } from './dividends.ts';
import { isConvex, isSuperadditive } from './game-properties.ts';
import { isInGameCore, largestComplaint } from './game-core.ts';
import { makeGame } from './game.ts';

/** Costs: alone 10, 8, 6; pairs 14, 12, 10; together 15. */
const costs = makeGame(3, 'cost', [0, 10, 8, 14, 6, 12, 10, 15]);

describe('rules from marginal contributions, by hand', () => {
  test('separable costs are 15 − 10, 15 − 12, 15 − 14, and the rest is shared equally', () => {
    expect(utopiaPayoff(costs)).toEqual([5, 3, 1]);
    expect(enscValue(costs)).toEqual([7, 5, 3]);
  });

  test('equal surplus: the 9 saved are shared equally', () => {
    expect(cisValue(costs)).toEqual([7, 5, 3]);
  });

  test('tau: between the separable cost and the most one can be asked', () => {
    expect(minimalRights(costs)).toEqual([10, 8, 6]);
    const tau = tauValue(costs);
    expect(tau?.shares.map((share) => Math.round(share * 1e9) / 1e9)).toEqual([7, 5, 3]);
    expect(tau?.ratio).toBeCloseTo(0.6, 12);
  });

  test('tau has no answer when minimal rights exceed utopia, Gately when nobody adds anything', () => {
    const majority = makeGame(3, 'gain', [0, 0, 0, 1, 0, 1, 1, 1]);
    expect(tauValue(majority)).toBeNull();
    expect(gatelyValue(majority)).toBeNull();
  });

  test('an additive game leaves everyone its own value', () => {
    const own = makeGame(3, 'gain', [0, 1, 2, 3, 4, 5, 6, 7]);
    expect(tauValue(own)?.shares).toEqual([1, 2, 4]);
    expect(enscValue(own)).toEqual([1, 2, 4]);
    expect(gatelyValue(own)).toBeNull();
  });

  test('Gately: the same propensity to disrupt for all', () => {
    const shares = gatelyValue(costs) ?? [];
    const propensity = shares.map((share, i) => {
      const others = 15 - share;
      const apart = [10, 12, 14][i] as number;
      const alone = [10, 8, 6][i] as number;
      return (others - apart) / (share - alone);
    });
    expect(propensity[1]).toBeCloseTo(propensity[0] as number, 10);
    expect(propensity[2]).toBeCloseTo(propensity[0] as number, 10);
  });
});

describe('core, convexity, dividends', () => {
  test('the coalition with most to complain about, with its amount', () => {
    expect(largestComplaint(costs, [11, 3, 1])).toMatchObject({ members: [0], amount: 1 });
    expect(isInGameCore(costs, [11, 3, 1])).toBe(false);
    expect(isInGameCore(costs, [7, 5, 3])).toBe(true);
    expect(isInGameCore(costs, [7, 5, 2])).toBe(false);
  });

  test('among equal complaints, the smallest coalition is named', () => {
    const game = makeGame(3, 'gain', [0, 1, 0, 1, 0, 1, 0, 0]);
    expect(largestComplaint(game, [0, 0, 0])?.members).toEqual([0]);
  });

  test('costs that fall with company are concave and subadditive', () => {
    expect(isConvex(costs)).toBe(true);
    expect(isConvex(makeGame(3, 'cost', [0, 10, 8, 14, 6, 12, 10, 17]))).toBe(false);
    expect(isSuperadditive(costs)).toBe(true);
    expect(isSuperadditive(makeGame(2, 'cost', [0, 1, 1, 3]))).toBe(false);
  });

  test('dividends add up to the game again', () => {
    expect([...harsanyiDividends(costs)]).toEqual([0, 10, 8, -4, 6, -4, -4, 3]);
  });
});
