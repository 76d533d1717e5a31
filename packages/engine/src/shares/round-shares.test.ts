import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundShares } from './round-shares.ts';

describe('largest remainder', () => {
  test('the cents left go to the largest fractions', () => {
    expect(roundShares([1.2, 2.7, 3.1], 7, ['a', 'b', 'c'])).toEqual([1, 3, 3]);
  });

  test('equal fractions are served in the order of the ids, not of the list', () => {
    expect(roundShares([100 / 3, 100 / 3, 100 / 3], 100, ['c', 'b', 'a'])).toEqual([33, 33, 34]);
  });

  test('works below zero and on noise around a whole cent', () => {
    expect(roundShares([-0.5, 1.5], 1, ['a', 'b'])).toEqual([0, 1]);
    expect(roundShares([2 - 1e-9, 3 + 1e-9], 5, ['a', 'b'])).toEqual([2, 3]);
  });

  test('always adds up, each within a cent', () => {
    const shares = fc.array(fc.double({ min: -1e6, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, (drawn) => {
        const total = 0 + Math.round(drawn.reduce((sum, share) => sum + share, 0));
        const drift = (total - drawn.reduce((sum, share) => sum + share, 0)) / drawn.length;
        const exact = drawn.map((share) => share + drift);
        const cents = roundShares(
          exact,
          total,
          drawn.map((_, i) => `firm-${i}`),
        );
        expect(cents.reduce((sum, one) => sum + one, 0)).toBe(total);
        cents.forEach((one, i) => expect(Math.abs(one - (exact[i] as number))).toBeLessThan(1 + 1e-3));
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
});
