import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimsRule } from './claims.ts';
import { divideClaims } from './claims.ts';
import { makeGame } from './game.ts';
import { nucleolus } from './nucleolus.ts';

const replay = { seed: 20261121, numRuns: 60 };
const rules: readonly ClaimsRule[] = [
  'proportional',
  'cea',
  'cel',
  'talmud',
  'random_arrival',
  'adjusted_proportional',
  'piniles',
  'reverse_talmud',
];
const anyProblem = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 0, max: 100 }),
  )
  .map(([claims, percent]) => ({
    claims,
    estate: (claims.reduce((sum, claim) => sum + claim, 0) * percent) / 100,
  }));

function awards(problem: { estate: number; claims: number[] }, rule: ClaimsRule): readonly number[] {
  const result = divideClaims(problem, rule);
  if (result.kind !== 'awarded') throw new Error(result.code);
  return result.awards;
}

describe('claims rules', () => {
  test('the Talmud’s three estates', () => {
    const claims = [100, 200, 300];
    expect(awards({ estate: 200, claims }, 'talmud')).toEqual([50, 75, 75]);
    expect(awards({ estate: 300, claims }, 'talmud')).toEqual([50, 100, 150]);
    expect(awards({ estate: 450, claims }, 'talmud')).toEqual([50, 150, 250]);
  });

  test('equal awards and equal losses', () => {
    expect(awards({ estate: 10, claims: [2, 7, 8] }, 'cea')).toEqual([2, 4, 4]);
    expect(awards({ estate: 10, claims: [2, 7, 8] }, 'cel')).toEqual([0, 4.5, 5.5]);
    expect(awards({ estate: 20, claims: [4, 10, 12] }, 'piniles')).toEqual([4, 7.5, 8.5]);
    expect(awards({ estate: 20, claims: [4, 10, 12] }, 'reverse_talmud')).toEqual([4, 7.5, 8.5]);
  });

  test.each(rules)('%s gives between nothing and the claim, and shares the whole estate', (rule) => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const got = awards(problem, rule);
        got.forEach((award, i) => {
          expect(award).toBeGreaterThanOrEqual(-1e-9);
          expect(award).toBeLessThanOrEqual((problem.claims[i] as number) + 1e-9);
        });
        expect(got.reduce((sum, award) => sum + award, 0)).toBeCloseTo(problem.estate, 7);
      }),
      replay,
    );
  });

  test('the Talmud rule is the nucleolus of the bankruptcy game', () => {
    fc.assert(
      fc.property(anyProblem, ({ estate, claims }) => {
        const total = claims.reduce((sum, claim) => sum + claim, 0);
        const inside = (mask: number) =>
          claims.reduce((sum, claim, i) => ((mask >>> i) & 1 ? sum + claim : sum), 0);
        const v = Array.from({ length: 2 ** claims.length }, (_, mask) =>
          Math.max(0, estate - total + inside(mask)),
        );
        v[0] = 0;
        const shares = nucleolus(makeGame(claims.length, 'gain', v), 'nucleolus')?.shares ?? [];
        awards({ estate, claims }, 'talmud').forEach((award, i) => expect(shares[i]).toBeCloseTo(award, 6));
      }),
      replay,
    );
  });

  test('says what is wrong with a problem', () => {
    expect(divideClaims({ estate: 5, claims: [1, -1] }, 'cea')).toMatchObject({
      code: 'negative_claim',
      params: { index: 1 },
    });
    expect(divideClaims({ estate: 5, claims: [1, 2] }, 'cea')).toMatchObject({ code: 'estate_above_claims' });
    expect(divideClaims({ estate: -1, claims: [1] }, 'cea')).toMatchObject({ code: 'negative_estate' });
    expect(divideClaims({ estate: Number.NaN, claims: [1] }, 'cea')).toMatchObject({ code: 'not_finite' });
  });
});
