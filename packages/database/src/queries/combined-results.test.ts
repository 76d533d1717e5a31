import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';

/** How some organisations stand in a list of published sums: 0 when not in it, else a number that is the same where their amounts were. */
interface AnswerPattern {
  readonly pattern: readonly number[];
  readonly organisations: number;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const isolatesFewer = (patterns: readonly AnswerPattern[], threshold: number): Promise<boolean> =>
  database.asOwner(async (client) => {
    const { rows } = await client.query<{ told: boolean }>('select combinations_isolate($1, $2) as told', [
      JSON.stringify(patterns),
      threshold,
    ]);
    return rows[0]?.told ?? false;
  });

/** Sums over sets of organisations whose amounts never change. */
function patternsOf(sums: readonly (readonly number[])[]): AnswerPattern[] {
  const all = [...new Set(sums.flat())];
  const patterns = all.map((one) => sums.map((sum) => (sum.includes(one) ? 1 : 0)));
  const counted = Map.groupBy(patterns, (pattern) => pattern.join());
  return [...counted.values()].map((alike) => ({ pattern: alike[0] ?? [], organisations: alike.length }));
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, rank) => from + rank);

describe('sums that are combined', () => {
  it('isolate nobody when each is alone, or differs by five', async () => {
    expect(await isolatesFewer(patternsOf([upTo(1, 5)]), 5)).toBe(false);
    expect(await isolatesFewer(patternsOf([upTo(1, 5), upTo(1, 10)]), 5)).toBe(false);
    expect(await isolatesFewer(patternsOf([upTo(1, 5), upTo(1, 6)]), 5)).toBe(true);
  });

  it('isolate two when three are combined, though each pair differs by five or more', async () => {
    const sums = [upTo(1, 5), upTo(6, 10), upTo(2, 11)];
    for (const [one, other] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      expect(await isolatesFewer(patternsOf([sums[one] ?? [], sums[other] ?? []]), 5)).toBe(false);
    // X + Y − Z is the first amount less the eleventh: whoever gave one learns the other.
    expect(await isolatesFewer(patternsOf(sums), 5)).toBe(true);
  });

  it('take the amounts that were corrected for others', async () => {
    const corrected = (many: number): AnswerPattern[] => [
      { pattern: [1, 2], organisations: many },
      { pattern: [1, 1], organisations: 10 - many },
    ];
    expect(await isolatesFewer(corrected(4), 5)).toBe(true);
    expect(await isolatesFewer(corrected(5), 5)).toBe(false);
    expect(await isolatesFewer(corrected(9), 5)).toBe(false);
  });

  it('give up, and say so, rather than miss one', async () => {
    const many = Array.from({ length: 200 }, (_, rank) => ({
      pattern: upTo(0, 7).map((bit) => (rank >> bit) & 1),
      organisations: 1,
    }));
    expect(await isolatesFewer(many, 5)).toBe(true);
  });

  it('find whatever small coefficients find', async () => {
    const sums = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(sums, async (given) => {
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
        if (isolating) expect(await isolatesFewer(patternsOf(given), 3)).toBe(true);
      }),
      { numRuns: 60, seed: 20261121 },
    );
  });
});
