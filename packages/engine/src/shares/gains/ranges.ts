import type { AmountRange, EstimatedChance, Verdict } from './types.ts';

/** Two-sided 95 % point of the normal distribution. */
const Z95 = 1.959963984540054;

/** Deciles (linear interpolation between order statistics), mean and the 95 % half-width of the mean. O(n log n). */
export function rangeOf(values: Float64Array): AmountRange {
  const sorted = values.toSorted();
  const { mean, halfWidth } = meanOf(values);
  return {
    p10: quantile(sorted, 0.1),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    mean,
    meanHalfWidth: halfWidth,
  };
}

function quantile(sorted: Float64Array, probability: number): number {
  const place = (sorted.length - 1) * probability;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}

/** Mean, and 1.96 standard errors. */
export function meanOf(values: Float64Array): { mean: number; halfWidth: number } {
  const first = values[0] ?? 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    const from = value - first;
    sum += from;
    squares += from * from;
  }
  const n = values.length;
  const variance = n < 2 ? 0 : Math.max(0, squares - (sum * sum) / n) / (n - 1);
  return { mean: first + sum / n, halfWidth: Z95 * Math.sqrt(variance / n) };
}

/**
 * A chance seen `count` times in `draws`, with its 95 % interval of Wilson, which stays within 0..1 and is not empty when the
 * event was never or always seen. Source: Wilson (1927).
 */
export function chanceOf(count: number, draws: number): EstimatedChance {
  const ratio = count / draws;
  const square = (Z95 * Z95) / draws;
  const centre = (ratio + square / 2) / (1 + square);
  const half = (Z95 * Math.sqrt((ratio * (1 - ratio)) / draws + square / draws / 4)) / (1 + square);
  return {
    ratio,
    lowRatio: count === 0 ? 0 : Math.max(0, centre - half),
    highRatio: count === draws ? 1 : Math.min(1, centre + half),
  };
}

/** Wins or loses when the difference exceeds the error of sampling. */
export function verdictOf(mean: number, halfWidth: number): Verdict {
  if (mean > halfWidth && mean > 0) return 'wins';
  return mean < -halfWidth && mean < 0 ? 'loses' : 'even';
}

/** All win; one who loses, or of whom nothing is known, or who is no better off, decides otherwise, in that order. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  for (const verdict of ['loses', 'unknown', 'even'] as const) {
    if (verdicts.includes(verdict)) return verdict;
  }
  return verdicts.length === 0 ? 'unknown' : 'wins';
}
