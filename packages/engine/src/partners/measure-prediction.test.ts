import { expect, test } from 'vitest';
import { seededRandom } from '../random/seeded-random.ts';
import type { ClusterProfile } from './cluster-profile.ts';
import { measurePrediction } from './measure-prediction.ts';

const options = { hiddenShare: 0.25, seed: 7, asOf: '2026-01-01' };

/** Pairs of clusters: 2k offers exactly what 2k+1 wants, and cooperates with it; regions are drawn at random. */
function pairs(count: number): ClusterProfile[] {
  const random = seededRandom(3);
  return Array.from({ length: count * 2 }, (_, at) => ({
    id: `c${String(at).padStart(3, '0')}`,
    country: 'FR',
    regions: [`r${Math.floor(random() * 4)}`],
    sectors: [{ code: String(Math.floor(random() * 40)) }],
    ...(at % 2 === 0
      ? {
          technologiesOffered: [`t${at}`],
          technologiesWanted: [],
          cooperations: [`c${String(at + 1).padStart(3, '0')}`],
        }
      : { technologiesOffered: [], technologiesWanted: [`t${at - 1}`] }),
  }));
}

test('cooperation that follows complementarity is found again; regions drawn at random say nothing', () => {
  const found = measurePrediction(pairs(40), options);
  if (found.kind !== 'measured') throw new Error(found.reason);
  expect(found).toMatchObject({
    clusters: 80,
    cooperations: 40,
    hidden: 10,
    others: (80 * 79) / 2 - 40,
  });
  expect(found.ceilingAt5).toBeCloseTo(0.2, 12);
  expect(found.recommended.auc).toBeGreaterThan(0.95);
  expect(found.recommended.precisionAt5).toBeCloseTo(0.2, 1);
  expect(Math.abs(found.sameRegion.auc - 0.5)).toBeLessThan(0.25);
  expect(found.sameRegion.precisionAt5).toBeLessThan(found.recommended.precisionAt5);
  expect(measurePrediction(pairs(40).toReversed(), options)).toEqual(found);
});

test('figures that would speak of chance are not given', () => {
  expect(measurePrediction(pairs(5), options)).toEqual({
    kind: 'not_measured',
    reason: 'too_few_cooperations',
  });
  expect(measurePrediction(pairs(40), { ...options, hiddenShare: 1 })).toEqual({
    kind: 'not_measured',
    reason: 'share_out_of_range',
  });
});
