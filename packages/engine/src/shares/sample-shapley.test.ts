import { describe, expect, test } from 'vitest';
import { makeGame } from './game.ts';
import { sampleShapley } from './sample-shapley.ts';
import { shapleyValue } from './shapley.ts';

/** A voting game: the value of a coalition depends on its weight alone. */
const weights = [4, 4, 4, 2, 2, 1];
const walk = () => {
  let sum = 0;
  return (player: number) => {
    sum += weights[player] as number;
    return sum >= 12 ? 1 : 0;
  };
};
const exact = shapleyValue(
  makeGame(
    6,
    'gain',
    Array.from({ length: 64 }, (_, mask) =>
      weights.reduce((sum, weight, i) => ((mask >>> i) & 1 ? sum + weight : sum), 0) >= 12 ? 1 : 0,
    ),
  ),
);

describe('sampled Shapley value', () => {
  test('comes within its interval of the exact value, and adds up', () => {
    const { shares, halfWidth, samples } = sampleShapley(6, walk, 4000, 3);
    expect(samples).toBe(4000);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    shares.forEach((share, i) => {
      expect(Math.abs(share - (exact[i] as number))).toBeLessThanOrEqual(1.5 * (halfWidth[i] as number));
      expect(halfWidth[i] as number).toBeLessThan(0.03);
    });
  });

  test('same seed, same answer; another seed, another', () => {
    expect(sampleShapley(6, walk, 200, 5)).toEqual(sampleShapley(6, walk, 200, 5));
    expect(sampleShapley(6, walk, 200, 5)).not.toEqual(sampleShapley(6, walk, 200, 6));
  });

  test('the interval covers the exact value about 95 times in 100', () => {
    let covered = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { shares, halfWidth } = sampleShapley(6, walk, 400, seed);
      if (Math.abs((shares[0] as number) - (exact[0] as number)) <= (halfWidth[0] as number)) covered += 1;
    }
    expect(covered).toBeGreaterThan(180);
    expect(covered).toBeLessThan(200);
  });
});
