import type { RatingTable } from './rating-table.ts';
import { notConcluded } from './types.ts';
import type { NoAgreement } from './types.ts';

export interface PercentAgreement {
  readonly kind: 'percent';
  /** Units where all coders said the same, over the units that all of them coded. */
  readonly unanimous: number;
  /** Pairs of ratings of a same unit that are equal, over all such pairs. */
  readonly pairwise: number;
  /** Units that all coders coded. */
  readonly completeUnits: number;
  /** Units that two coders at least coded. */
  readonly commonUnits: number;
}

/**
 * Simple agreement: how often the coders said the same. It takes no account of chance.
 * Ratios from 0 to 1; `unanimous` is NaN-free: without a unit coded by all, nothing is concluded. O(units × coders²).
 */
export function percentAgreement(table: RatingTable): PercentAgreement | NoAgreement {
  const { units, coders, codes } = table;
  if (coders < 2) return notConcluded('one_coder');
  let complete = 0;
  let unanimous = 0;
  let common = 0;
  let pairs = 0;
  let same = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const own = codes.subarray(unit * coders, (unit + 1) * coders).filter((code) => code >= 0);
    if (own.length < 2) continue;
    common += 1;
    const equal = equalPairs(own);
    same += equal;
    pairs += (own.length * (own.length - 1)) / 2;
    if (own.length < coders) continue;
    complete += 1;
    if (own.every((code) => code === own[0])) unanimous += 1;
  }
  if (common === 0) return notConcluded('no_common_unit');
  if (complete === 0) return notConcluded('incomplete');
  return {
    kind: 'percent',
    unanimous: unanimous / complete,
    pairwise: same / pairs,
    completeUnits: complete,
    commonUnits: common,
  };
}

function equalPairs(codes: Int32Array): number {
  let equal = 0;
  for (let i = 0; i < codes.length; i += 1) {
    for (let j = i + 1; j < codes.length; j += 1) if (codes[i] === codes[j]) equal += 1;
  }
  return equal;
}

/**
 * Holsti's coefficient: decisions on which two coders agree against all that each made.
 * Formula: 2M / (N₁ + N₂), from 0 to 1; null when neither decided anything or M exceeds what one of them decided. O(1).
 * Source: Holsti (1969), Content Analysis for the Social Sciences and Humanities.
 */
export function holsti(agreed: number, first: number, second: number): number | null {
  const isPossible = agreed >= 0 && agreed <= Math.min(first, second) && first + second > 0;
  return isPossible ? (2 * agreed) / (first + second) : null;
}

/**
 * Holsti's coefficient of two coders of a table: a unit that one of them left uncoded counts as a decision of the other alone.
 * O(units).
 */
export function holstiOfCoders(table: RatingTable, first: number, second: number): number | null {
  let agreed = 0;
  let byFirst = 0;
  let bySecond = 0;
  let common = 0;
  for (let unit = 0; unit < table.units; unit += 1) {
    const a = table.codes[unit * table.coders + first] as number;
    const b = table.codes[unit * table.coders + second] as number;
    if (a >= 0) byFirst += 1;
    if (b >= 0) bySecond += 1;
    if (a >= 0 && b >= 0) common += 1;
    if (a >= 0 && a === b) agreed += 1;
  }
  return common === 0 ? null : holsti(agreed, byFirst, bySecond);
}

/**
 * Reliability of the coding of several coders taken together, from the mean of their pairwise coefficients.
 * Formula: N·m̄ / (1 + (N−1)·m̄). Source: Holsti (1969). Null below two coders or when undefined. O(1).
 */
export function compositeReliability(coders: number, meanPairwise: number): number | null {
  const below = 1 + (coders - 1) * meanPairwise;
  return coders >= 2 && below > 0 ? (coders * meanPairwise) / below : null;
}
