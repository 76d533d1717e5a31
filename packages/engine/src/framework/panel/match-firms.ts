import { studentCritical, studentTwoSided } from '../../statistics/distributions.ts';
import { invert } from '../../statistics/linear-algebra.ts';
import type { Interval } from '../../statistics/quantile.ts';
import type { DataTable } from '../data-table.ts';
import { completeRows } from '../data-table.ts';
import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';

export interface MatchingOptions {
  /** 1 for firms that took part, 0 for the others. */
  readonly involved: string;
  readonly outcome: string;
  /** What firms are made alike on, measured before. */
  readonly covariates: readonly string[];
  /** Farthest match allowed, in standard deviations of the distance's own scale; none when left out. */
  readonly caliper?: number;
  readonly confidence?: number;
}

/** How alike the two sides are on a covariate: difference of means over the pooled standard deviation before matching. */
export interface Balance {
  readonly covariate: string;
  readonly before: number;
  readonly after: number;
}

export interface MatchingWarning {
  readonly code:
    /** Always: matching makes alike only on what was measured. */
    | 'unmeasured_selection'
    /** A covariate still differs by a tenth of a standard deviation or more. */
    | 'imbalance'
    /** Some involved firms have nobody like them and are in no comparison. */
    | 'unmatched'
    /** Fewer than twenty pairs. */
    | 'few_pairs';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface MatchedComparison {
  readonly kind: 'matched';
  readonly pairs: readonly { readonly involved: number; readonly other: number; readonly distance: number }[];
  readonly unmatched: readonly number[];
  readonly balance: readonly Balance[];
  /** Mean difference of the outcome within pairs. */
  readonly difference: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly p: number;
  /** The same without matching, to see what matching changed. */
  readonly rawDifference: number;
  readonly warnings: readonly MatchingWarning[];
}

const UNLIKE = 0.1;
const FEW = 20;

/**
 * Compares firms that took part with the most similar ones that did not: one to one, without replacement, nearest first.
 * Formula: Mahalanobis distance on the covariates; pairs are made from the closest on; paired t on the outcome.
 * It does not prove a cause: firms choose to take part. Sources: Rubin (1980); Stuart (2010). O(m·n·v² + m·n log(mn)).
 */
export function matchFirms(data: DataTable, options: MatchingOptions): MatchedComparison | NotConcluded {
  const { involved, outcome, covariates, caliper = Infinity, confidence = 0.95 } = options;
  const names = [involved, outcome, ...covariates];
  const unknown = names.filter((name) => data.columns[name] === undefined);
  if (unknown.length > 0)
    return cannotConclude(...unknown.map((column) => problem('unknown_column', { column })));
  const rows = Array.from(completeRows(data, names));
  const sides = [1, 0].map((side) => rows.filter((row) => data.columns[involved]![row] === side));
  const [took = [], others = []] = sides;
  if (took.length < 3 || others.length < 3) {
    return cannotConclude(problem('nobody_to_compare', { involved: took.length, others: others.length }));
  }
  const distance = mahalanobis(data, covariates, [...took, ...others]);
  if (typeof distance === 'string') return cannotConclude(problem('constant_item', { item: distance }));
  if (distance === null)
    return cannotConclude(problem('collinear_predictors', { predictor: covariates.join(', ') }));
  const pairs = nearestPairs(took, others, distance, caliper);
  if (pairs.length < 3)
    return cannotConclude(problem('nobody_to_compare', { involved: pairs.length, others: others.length }));
  return compare(data, options, { took, others, pairs }, confidence, outcome);
}

type Pair = MatchedComparison['pairs'][number];

function nearestPairs(
  took: readonly number[],
  others: readonly number[],
  distance: (a: number, b: number) => number,
  caliper: number,
): Pair[] {
  const all = took.flatMap((involved) =>
    others.map((other) => ({ involved, other, distance: distance(involved, other) })),
  );
  all.sort((a, b) => a.distance - b.distance || a.involved - b.involved || a.other - b.other);
  const used = new Set<number>();
  const pairs: Pair[] = [];
  for (const pair of all) {
    if (pair.distance > caliper) break;
    if (used.has(pair.involved) || used.has(pair.other)) continue;
    used.add(pair.involved).add(pair.other);
    pairs.push(pair);
  }
  return pairs;
}

/** Distance on the covariates; the name of one that does not vary; null when they depend on each other. */
function mahalanobis(data: DataTable, covariates: readonly string[], rows: readonly number[]) {
  const v = covariates.length;
  const columns = covariates.map((name) => data.columns[name]!);
  const means = columns.map(
    (column) => rows.reduce((sum, row) => sum + (column[row] as number), 0) / rows.length,
  );
  const covariance = new Float64Array(v * v);
  for (const row of rows) {
    for (let i = 0; i < v; i += 1) {
      for (let j = 0; j < v; j += 1) {
        const own = ((columns[i]![row] as number) - means[i]!) * ((columns[j]![row] as number) - means[j]!);
        covariance[i * v + j] = (covariance[i * v + j] as number) + own / (rows.length - 1);
      }
    }
  }
  const flat = covariates.findIndex((_, i) => !((covariance[i * v + i] as number) > 0));
  if (flat >= 0) return covariates[flat]!;
  const inverse = invert(covariance, v);
  if (inverse === null) return null;
  return (a: number, b: number): number => {
    const gap = columns.map((column) => (column[a] as number) - (column[b] as number));
    let sum = 0;
    for (let i = 0; i < v; i += 1)
      for (let j = 0; j < v; j += 1) sum += gap[i]! * (inverse[i * v + j] as number) * gap[j]!;
    return Math.sqrt(Math.max(0, sum));
  };
}

interface Matched {
  readonly took: readonly number[];
  readonly others: readonly number[];
  readonly pairs: readonly Pair[];
}

function compare(
  data: DataTable,
  { covariates }: MatchingOptions,
  { took, others, pairs }: Matched,
  confidence: number,
  outcome: string,
): MatchedComparison | NotConcluded {
  const y = data.columns[outcome]!;
  const differences = pairs.map(({ involved, other }) => (y[involved] as number) - (y[other] as number));
  const difference = mean(differences);
  const deviation = Math.sqrt(
    differences.reduce((sum, own) => sum + (own - difference) ** 2, 0) / (pairs.length - 1),
  );
  if (!(deviation > 0)) return cannotConclude(problem('no_variation_within', { column: outcome }));
  const standardError = deviation / Math.sqrt(pairs.length);
  const reach = studentCritical(1 - confidence, pairs.length - 1) * standardError;
  const paired = new Set(pairs.map(({ involved }) => involved));
  const unmatched = took.filter((row) => !paired.has(row));
  const balance = covariates.map((covariate) =>
    balanceOf(data.columns[covariate]!, covariate, { took, others, pairs }),
  );
  return {
    kind: 'matched',
    pairs,
    unmatched,
    balance,
    difference,
    standardError,
    interval: { low: difference - reach, high: difference + reach },
    p: studentTwoSided(difference / standardError, pairs.length - 1),
    rawDifference: mean(took.map((row) => y[row] as number)) - mean(others.map((row) => y[row] as number)),
    warnings: warningsOf(balance, unmatched.length, pairs.length),
  };
}

function balanceOf(column: Float64Array, covariate: string, { took, others, pairs }: Matched): Balance {
  const values = (rows: readonly number[]) => rows.map((row) => column[row] as number);
  const pooled = Math.sqrt((variance(values(took)) + variance(values(others))) / 2);
  const gap = (a: readonly number[], b: readonly number[]): number =>
    pooled > 0 ? (mean(values(a)) - mean(values(b))) / pooled : 0;
  const after = gap(
    pairs.map(({ involved }) => involved),
    pairs.map(({ other }) => other),
  );
  return { covariate, before: gap(took, others), after };
}

function warningsOf(balance: readonly Balance[], unmatched: number, pairs: number): MatchingWarning[] {
  return [
    { code: 'unmeasured_selection', params: {} },
    ...balance
      .filter(({ after }) => Math.abs(after) >= UNLIKE)
      .map(({ covariate, after }): MatchingWarning => ({
        code: 'imbalance',
        params: { covariate, difference: after },
      })),
    ...(unmatched > 0 ? [{ code: 'unmatched' as const, params: { firms: unmatched } }] : []),
    ...(pairs < FEW ? [{ code: 'few_pairs' as const, params: { pairs, needed: FEW } }] : []),
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1);
}
