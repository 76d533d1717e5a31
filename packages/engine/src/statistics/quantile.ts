import { normalBelow, normalQuantile } from './distributions.ts';

/** An interval of plausible values, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Quantile of sorted values with linear interpolation (R's type 7).
 * Formula: h = (n−1)p, x_⌊h⌋ + (h−⌊h⌋)(x_⌊h⌋₊₁ − x_⌊h⌋). Null without values. O(1).
 */
export function sortedQuantile(sorted: ArrayLike<number>, probability: number): number | null {
  const last = sorted.length - 1;
  if (last < 0 || Number.isNaN(probability)) return null;
  const h = last * Math.min(Math.max(probability, 0), 1);
  const below = Math.floor(h);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, last)] as number;
  return low + (h - below) * (high - low);
}

/** What a bootstrap says of one figure. */
export interface BootstrapSummary {
  readonly estimate: number;
  readonly mean: number;
  /** Standard deviation (n−1) over the resamples. */
  readonly standardError: number;
  readonly percentile: Interval;
  /** Null when every resample lies on one side of the estimate: the correction is then undefined. */
  readonly biasCorrected: Interval | null;
  /** Resamples that gave a figure. */
  readonly resamples: number;
}

/**
 * Mean, standard error, percentile and bias-corrected intervals of a bootstrap.
 * Formula: z₀ = Φ⁻¹(share of resamples below the estimate); limits at Φ(2z₀ ∓ z_{1−α/2}), quantiles of type 7.
 * Source: Efron (1981), Efron & Tibshirani (1993). O(B log B). Null with fewer than two resamples.
 */
export function summariseBootstrap(
  estimate: number,
  draws: Float64Array,
  confidence = 0.95,
): BootstrapSummary | null {
  const kept = draws.filter((value) => Number.isFinite(value)).sort();
  if (kept.length < 2 || !Number.isFinite(estimate)) return null;
  const tail = (1 - confidence) / 2;
  const at = (probability: number): number => sortedQuantile(kept, probability) as number;
  let sum = 0;
  for (const value of kept) sum += value;
  const mean = sum / kept.length;
  let squares = 0;
  for (const value of kept) squares += (value - mean) ** 2;
  return {
    estimate,
    mean,
    standardError: Math.sqrt(squares / (kept.length - 1)),
    percentile: { low: at(tail), high: at(1 - tail) },
    biasCorrected: biasCorrected(kept, estimate, tail, at),
    resamples: kept.length,
  };
}

function biasCorrected(
  sorted: Float64Array,
  estimate: number,
  tail: number,
  at: (probability: number) => number,
): Interval | null {
  let below = 0;
  while (below < sorted.length && (sorted[below] as number) < estimate) below += 1;
  if (below === 0 || below === sorted.length) return null;
  const shift = 2 * normalQuantile(below / sorted.length);
  const z = -normalQuantile(tail);
  return { low: at(normalBelow(shift - z)), high: at(normalBelow(shift + z)) };
}
