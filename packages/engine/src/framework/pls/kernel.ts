import { factorise, solveFactorised } from '../../statistics/linear-algebra.ts';
import type { Structure } from './structure.ts';

export interface PlsSettings {
  readonly maxIterations: number;
  /** Sum of the absolute changes of the outer weights below which the weights are said to be stable. */
  readonly tolerance: number;
}

export const DEFAULT_PLS_SETTINGS: PlsSettings = { maxIterations: 300, tolerance: 1e-10 };

export type WeightsOutcome =
  | { readonly kind: 'converged'; readonly iterations: number }
  | { readonly kind: 'no_convergence'; readonly iterations: number }
  | { readonly kind: 'collinear_items'; readonly construct: number; readonly item: number }
  | { readonly kind: 'collinear_predictors'; readonly construct: number; readonly predictor: number };

/** Weights on a correlation matrix; the arrays are reused by the next estimation. */
export interface WeightsKernel {
  estimate(correlations: Float64Array): WeightsOutcome;
  /** Outer weights: scores have unit variance. */
  readonly weights: Float64Array;
  /** Correlation of each item with each score, items × constructs. */
  readonly itemScores: Float64Array;
  /** Correlations of the scores, constructs × constructs. */
  readonly scores: Float64Array;
}

/**
 * Partial least squares on moments: the iteration never touches the rows, only the correlations of the items.
 * Formulas: scores ηₖ = Xₖwₖ; inner weights e by scheme (centroid sign r, factorial r, path: r towards effects, regression
 * weights from causes); proxies ζₖ = Σ eₗₖηₗ standardised; mode A w = cov(x, ζ), mode B w = Sₖₖ⁻¹cov(x, ζ); w scaled to unit variance.
 * Sources: Wold (1982); Lohmöller (1989). O(p² + k³) an iteration for p items and k constructs.
 */
export function weightsKernel(structure: Structure, settings: PlsSettings): WeightsKernel {
  const k = structure.names.length;
  const p = structure.items.length;
  const work: Work = {
    structure,
    k,
    p,
    weights: new Float64Array(p),
    previous: new Float64Array(p),
    itemScores: new Float64Array(p * k),
    scores: new Float64Array(k * k),
    inner: new Float64Array(k * k),
    square: new Float64Array(Math.max(k, longestBlock(structure)) ** 2),
    side: new Float64Array(Math.max(k, longestBlock(structure))),
  };
  return {
    weights: work.weights,
    itemScores: work.itemScores,
    scores: work.scores,
    estimate: (correlations) => iterate(work, correlations, settings),
  };
}

interface Work {
  readonly structure: Structure;
  readonly k: number;
  readonly p: number;
  readonly weights: Float64Array;
  readonly previous: Float64Array;
  readonly itemScores: Float64Array;
  readonly scores: Float64Array;
  readonly inner: Float64Array;
  readonly square: Float64Array;
  readonly side: Float64Array;
}

const longestBlock = ({ start }: Structure): number =>
  start.slice(1).reduce((most, end, k) => Math.max(most, end - start[k]!), 0);

function iterate(work: Work, r: Float64Array, { maxIterations, tolerance }: PlsSettings): WeightsOutcome {
  const { weights, previous, p } = work;
  weights.fill(1);
  let converged = false;
  let iterations = 0;
  for (; iterations <= maxIterations; iterations += 1) {
    previous.set(weights);
    standardiseWeights(work, r);
    scoreMoments(work, r);
    const failed = innerWeights(work) ?? outerWeights(work, r);
    if (failed !== null) return failed;
    standardiseWeights(work, r);
    let change = 0;
    for (let i = 0; i < p; i += 1) change += Math.abs((weights[i] as number) - (previous[i] as number));
    if (Number.isNaN(change)) break;
    converged = change < tolerance;
    if (converged) break;
  }
  if (!converged) return { kind: 'no_convergence', iterations };
  scoreMoments(work, r);
  return { kind: 'converged', iterations };
}

/** Scales each block of weights so that its score has unit variance. */
function standardiseWeights({ structure, k, p, weights }: Work, r: Float64Array): void {
  for (let c = 0; c < k; c += 1) {
    const from = structure.start[c]!;
    const to = structure.start[c + 1]!;
    let variance = 0;
    for (let i = from; i < to; i += 1) {
      let sum = 0;
      for (let j = from; j < to; j += 1) sum += (r[i * p + j] as number) * (weights[j] as number);
      variance += sum * (weights[i] as number);
    }
    const scale = Math.sqrt(variance);
    for (let i = from; i < to; i += 1) weights[i] = (weights[i] as number) / scale;
  }
}

/** Correlations of items with scores and of scores with each other. */
function scoreMoments({ structure, k, p, weights, itemScores, scores }: Work, r: Float64Array): void {
  const { start } = structure;
  for (let i = 0; i < p; i += 1) {
    for (let c = 0; c < k; c += 1) {
      let sum = 0;
      const to = start[c + 1]!;
      for (let j = start[c]!; j < to; j += 1) sum += (r[i * p + j] as number) * (weights[j] as number);
      itemScores[i * k + c] = sum;
    }
  }
  for (let c = 0; c < k; c += 1) {
    for (let d = 0; d < k; d += 1) {
      let sum = 0;
      const to = start[c + 1]!;
      for (let i = start[c]!; i < to; i += 1)
        sum += (weights[i] as number) * (itemScores[i * k + d] as number);
      scores[c * k + d] = sum;
    }
  }
}

/** Fills `inner`: column l holds the weights of the neighbours of construct l. */
function innerWeights(work: Work): WeightsOutcome | null {
  const { structure, k, scores, inner } = work;
  const { linked, scheme, predecessors } = structure;
  for (let at = 0; at < k * k; at += 1) {
    const r = linked[at] === 1 ? (scores[at] as number) : 0;
    inner[at] = scheme === 'centroid' ? Math.sign(r) : r;
  }
  if (scheme !== 'path') return null;
  for (let l = 0; l < k; l += 1) {
    const before = predecessors[l]!;
    const failed = solvePredecessors(work, scores, l);
    if (failed !== null) return failed;
    for (const [i, from] of before.entries()) inner[from * k + l] = work.side[i] as number;
  }
  return null;
}

/** Regression weights of the predecessors of a construct, written into `side`. */
function solvePredecessors(work: Work, scores: Float64Array, l: number): WeightsOutcome | null {
  const before = work.structure.predecessors[l]!;
  const dependent = regressionWeights(scores, work.k, before, l, work.square, work.side);
  return dependent < 0 ? null : { kind: 'collinear_predictors', construct: l, predictor: before[dependent]! };
}

/** Solves S_xx b = s_xy into `side`; returns −1, or which predictor depends on those before it. */
export function regressionWeights(
  scores: Float64Array,
  k: number,
  predictors: readonly number[],
  outcome: number,
  square: Float64Array,
  side: Float64Array,
): number {
  const m = predictors.length;
  for (let i = 0; i < m; i += 1) {
    for (let j = 0; j < m; j += 1) square[i * m + j] = scores[predictors[i]! * k + predictors[j]!] as number;
    side[i] = scores[predictors[i]! * k + outcome] as number;
  }
  const dependent = factorise(square, m);
  if (dependent < 0) solveFactorised(square, m, side);
  return dependent;
}

function outerWeights(work: Work, r: Float64Array): WeightsOutcome | null {
  const { structure, k } = work;
  for (let l = 0; l < k; l += 1) {
    const failed = blockWeights(work, r, l, proxyDeviation(work, l), structure.weights[l]!);
    if (failed !== null) return failed;
  }
  return null;
}

/** Standard deviation of the proxy of a construct: √(e'Ce). */
function proxyDeviation({ k, inner, scores }: Work, l: number): number {
  let variance = 0;
  for (let c = 0; c < k; c += 1) {
    const weight = inner[c * k + l] as number;
    if (weight === 0) continue;
    for (let d = 0; d < k; d += 1)
      variance += weight * (scores[c * k + d] as number) * (inner[d * k + l] as number);
  }
  return Math.sqrt(variance);
}

function blockWeights(
  { structure, k, p, weights, itemScores, inner, square, side }: Work,
  r: Float64Array,
  l: number,
  deviation: number,
  mode: 'A' | 'B' | 'unit',
): WeightsOutcome | null {
  const from = structure.start[l]!;
  const size = structure.start[l + 1]! - from;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let c = 0; c < k; c += 1)
      sum += (itemScores[(from + i) * k + c] as number) * (inner[c * k + l] as number);
    side[i] = mode === 'unit' ? 1 : sum / deviation;
  }
  if (mode === 'B') {
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) square[i * size + j] = r[(from + i) * p + from + j] as number;
    }
    const dependent = factorise(square, size);
    if (dependent >= 0) return { kind: 'collinear_items', construct: l, item: from + dependent };
    solveFactorised(square, size, side);
  }
  for (let i = 0; i < size; i += 1) weights[from + i] = side[i] as number;
  return null;
}
