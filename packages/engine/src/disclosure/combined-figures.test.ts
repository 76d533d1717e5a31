import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolatesFewer, type AnswerPattern } from './combined-figures.ts';

/** Sums over sets of organisations whose amounts never change. */
function patternsOf(sums: readonly (readonly number[])[]): AnswerPattern[] {
  const all = [...new Set(sums.flat())];
  const patterns = all.map((one) => sums.map((sum) => (sum.includes(one) ? 1 : 0)));
  const counted = Map.groupBy(patterns, (pattern) => pattern.join());
  return [...counted.values()].map((alike) => ({ pattern: alike[0] ?? [], organisations: alike.length }));
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, rank) => from + rank);

describe('sums that are combined', () => {
  it('isolate nobody when each is alone, or differs by five', () => {
    expect(isolatesFewer(patternsOf([upTo(1, 5)]), 5)).toBe(false);
    expect(isolatesFewer(patternsOf([upTo(1, 5), upTo(1, 10)]), 5)).toBe(false);
    expect(isolatesFewer(patternsOf([upTo(1, 5), upTo(1, 6)]), 5)).toBe(true);
  });

  it('isolate two when three are combined, though each pair differs by five or more', () => {
    const sums = [upTo(1, 5), upTo(6, 10), upTo(2, 11)];
    for (const [one, other] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      expect(isolatesFewer(patternsOf([sums[one] ?? [], sums[other] ?? []]), 5)).toBe(false);
    // X + Y − Z is the first amount less the eleventh: whoever gave one learns the other.
    expect(isolatesFewer(patternsOf(sums), 5)).toBe(true);
  });

  it('take the amounts that were corrected for others', () => {
    const corrected = (many: number): AnswerPattern[] => [
      { pattern: [1, 2], organisations: many },
      { pattern: [1, 1], organisations: 10 - many },
    ];
    expect(isolatesFewer(corrected(4), 5)).toBe(true);
    expect(isolatesFewer(corrected(5), 5)).toBe(false);
    expect(isolatesFewer(corrected(9), 5)).toBe(false);
  });

  it('give up, and say so, rather than miss one', () => {
    const many = Array.from({ length: 200 }, (_, rank) => ({
      pattern: upTo(0, 7).map((bit) => (rank >> bit) & 1),
      organisations: 1,
    }));
    expect(isolatesFewer(many, 5)).toBe(true);
  });

  it('find whatever small coefficients find', () => {
    const sums = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(sums, (given) => {
        const coefficients = given.reduce<number[][]>(
          (lists) => lists.flatMap((list) => [-2, -1, 0, 1, 2].map((one) => [...list, one])),
          [[]],
        );
        const isolating = coefficients.some((list) => {
          const told = upTo(1, 9).filter(
            (one) => list.reduce((sum, c, at) => sum + (given[at]?.includes(one) === true ? c : 0), 0) !== 0,
          );
          return told.length > 0 && told.length < 3;
        });
        if (isolating) expect(isolatesFewer(patternsOf(given), 3)).toBe(true);
      }),
      { numRuns: 200, seed: 20261121 },
    );
  });
});
