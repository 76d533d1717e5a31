import { normalBelow, normalQuantile } from '../statistics/distributions.ts';
import type { PlsModel } from './pls/model.ts';

/** Smallest standardised path that a sample shows four times in five, and the samples that other paths ask for. */
export interface SampleSize {
  readonly rows: number;
  /** Detected with a power of 80 % at 5 % two-sided; above 1 when nothing can be. */
  readonly smallestPath: number;
  /** Rows needed for paths of 0.1, 0.2 and 0.3. */
  readonly needed: readonly { readonly path: number; readonly rows: number }[];
  readonly warnings: readonly SampleWarning[];
}

export interface SampleWarning {
  readonly code:
    /** Fewer rows than ten times the predictors of the most predicted construct: too few even by the loosest rule. */
    | 'below_ten_times'
    /** Effects below this size will most often go unseen. */
    | 'small_effects_unseen'
    /** Below 30 rows intervals themselves are not to be trusted. */
    | 'tiny_sample'
    /** Rows were left out for missing answers, a fifth or more. */
    | 'many_rows_left_out'
    /** Answers were replaced by means: standard errors are too small. */
    | 'means_replaced';
  readonly params: Readonly<Record<string, number>>;
}

const ALPHA = 0.05;
const POWER = 0.8;
const TINY = 30;

/** z for the level plus z for the power, 2.80 at 5 % two-sided and 80 %. */
const REACH = normalQuantile(1 - ALPHA / 2) + normalQuantile(POWER);

/** Rows that show a standardised path of this size, by the inverse square root method n > (z/|p|)². Kock & Hadaya (2018). */
export const rowsNeeded = (path: number): number => Math.ceil((REACH / Math.abs(path)) ** 2);

/** Chance that a standardised path of this size is shown at 5 % by so many rows: Φ(|p|√n − z_α). Kock & Hadaya (2018). */
export const powerOfPath = (path: number, rows: number): number =>
  normalBelow(Math.abs(path) * Math.sqrt(rows) - normalQuantile(1 - ALPHA / 2));

/** Chance that an indirect effect is shown: that both of its paths are (joint significance). */
export const powerOfIndirect = (paths: readonly number[], rows: number): number =>
  paths.reduce((power, path) => power * powerOfPath(path, rows), 1);

/** What a sample can show of a model, and what to be wary of. O(paths). */
export function sampleSize(
  model: Pick<PlsModel, 'paths'>,
  sample: { readonly rows: number; readonly leftOut?: number; readonly replaced?: number },
): SampleSize {
  const { rows, leftOut = 0, replaced = 0 } = sample;
  const counts = new Map<string, number>();
  for (const { to } of model.paths) counts.set(to, (counts.get(to) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const smallestPath = REACH / Math.sqrt(rows);
  const warnings: SampleWarning[] = [];
  if (rows < TINY) warnings.push({ code: 'tiny_sample', params: { rows, needed: TINY } });
  if (rows < 10 * most) warnings.push({ code: 'below_ten_times', params: { rows, needed: 10 * most } });
  if (smallestPath > 0.2)
    warnings.push({ code: 'small_effects_unseen', params: { rows, path: smallestPath } });
  if (leftOut >= (rows + leftOut) / 5)
    warnings.push({ code: 'many_rows_left_out', params: { leftOut, rows: rows + leftOut } });
  if (replaced > 0) warnings.push({ code: 'means_replaced', params: { replaced } });
  return {
    rows,
    smallestPath,
    needed: [0.1, 0.2, 0.3].map((path) => ({ path, rows: rowsNeeded(path) })),
    warnings,
  };
}
