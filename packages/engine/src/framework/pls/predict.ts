import { drawPermutation } from '../../statistics/resampling.ts';
import { factorise, solveFactorised } from '../../statistics/linear-algebra.ts';
import { weightedCorrelations } from '../moments.ts';
import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';
import type { PreparedPls } from './sample.ts';
import { plsSolver } from './solver.ts';
import type { PlsSolver, Solved } from './solver.ts';
import type { Structure } from './structure.ts';

export interface ItemPrediction {
  readonly construct: string;
  readonly item: string;
  /** 1 − squared errors of the model over those of the mean of the training rows; above 0 the model predicts something. */
  readonly qSquared: number;
  readonly rmse: number;
  readonly mae: number;
  /** The same with a plain regression on the items of the causes: what the model should beat. Null when it cannot be fitted. */
  readonly linearRmse: number | null;
}

export interface PlsPrediction {
  readonly kind: 'prediction';
  readonly items: readonly ItemPrediction[];
  readonly folds: number;
  readonly repetitions: number;
  readonly seed: number;
}

export interface PredictOptions {
  readonly folds: number;
  readonly repetitions: number;
  readonly seed: number;
}

/**
 * Does the model predict firms it has not seen? k-fold cross-validation, causes without a cause of their own being known.
 * Formulas: scores of the outer causes from the training weights, then the paths, then items = score × loading, in the training
 * scale; Q²_predict = 1 − Σ(y−ŷ)²/Σ(y−ȳ_train)². Source: Shmueli et al. (2016), PLSpredict. O(repetitions × folds × n p²).
 */
export function predictPls(prepared: PreparedPls, options: PredictOptions): PlsPrediction | NotConcluded {
  const { rows, model } = prepared;
  if ((model.interactions ?? []).length > 0)
    return cannotConclude(problem('not_identified', { reason: 'interaction' }));
  if (rows.n < 2 * options.folds) {
    return cannotConclude(problem('too_few_rows', { rows: rows.n, needed: 2 * options.folds }));
  }
  const solver = plsSolver(prepared);
  const ends = endogenousItems(solver.structure);
  const errors = ends.map(() => ({ model: 0, mean: 0, absolute: 0, linear: 0, seen: 0 }));
  const fold = new Int32Array(rows.n);
  for (let repetition = 0; repetition < options.repetitions; repetition += 1) {
    drawPermutation(fold, options.seed, repetition);
    for (let f = 0; f < options.folds; f += 1) {
      const failed = addFold(
        prepared,
        solver,
        ends,
        fold.map((place) => (place % options.folds === f ? 1 : 0)),
        errors,
      );
      if (failed !== null) return failed;
    }
  }
  return {
    kind: 'prediction',
    items: ends.map((end, e) => asPrediction(prepared, end, errors[e]!)),
    ...options,
  };
}

interface End {
  readonly construct: number;
  readonly item: number;
  readonly name: string;
  readonly itemName: string;
}

interface Errors {
  model: number;
  mean: number;
  absolute: number;
  linear: number;
  seen: number;
}

function endogenousItems({ names, items, start, predecessors }: Structure): End[] {
  return names.flatMap((name, construct) =>
    predecessors[construct]!.length === 0
      ? []
      : items
          .slice(start[construct], start[construct + 1])
          .map((itemName, i) => ({ construct, item: start[construct]! + i, name, itemName })),
  );
}

function asPrediction({ rows }: PreparedPls, end: End, errors: Errors): ItemPrediction {
  const scale = rows.deviations[end.item] as number;
  return {
    construct: end.name,
    item: end.itemName,
    qSquared: 1 - errors.model / errors.mean,
    rmse: scale * Math.sqrt(errors.model / errors.seen),
    mae: (scale * errors.absolute) / errors.seen,
    linearRmse: Number.isFinite(errors.linear) ? scale * Math.sqrt(errors.linear / errors.seen) : null,
  };
}

/** Trains on the rows outside of the fold and adds the errors made on those inside. */
function addFold(
  { rows }: PreparedPls,
  solver: PlsSolver,
  ends: readonly End[],
  inside: Int32Array,
  errors: readonly Errors[],
): NotConcluded | null {
  const p = rows.names.length;
  const training = Float64Array.from(inside, (held) => 1 - held);
  const solved = solver.solve(training);
  if ('kind' in solved) return cannotConclude(...solved.problems);
  const means = new Float64Array(p);
  const deviations = new Float64Array(p);
  weightedCorrelations(rows.z, p, training, new Float64Array(p * p), means, deviations);
  const linear = ends.map((end) => linearWeights(solver.structure, solved, end));
  const own = new Float64Array(p);
  for (let row = 0; row < rows.n; row += 1) {
    if (inside[row] === 0) continue;
    for (let i = 0; i < p; i += 1) {
      own[i] = ((rows.z[row * p + i] as number) - (means[i] as number)) / (deviations[i] as number);
    }
    const scores = predictedScores(solver.structure, solved, own);
    for (const [e, end] of ends.entries()) {
      const scale = deviations[end.item] as number;
      const seen = own[end.item] as number;
      const error =
        scale * (seen - (scores[end.construct] as number) * (solved.loadings[end.item] as number));
      const regressed = linear[e]!.reduce((sum, [item, weight]) => sum + weight * (own[item] as number), 0);
      addErrors(errors[e]!, error, scale * seen, scale * (seen - regressed));
    }
  }
  return null;
}

function addErrors(errors: Errors, error: number, fromMean: number, linear: number): void {
  errors.model += error ** 2;
  errors.absolute += Math.abs(error);
  errors.mean += fromMean ** 2;
  errors.linear += linear ** 2;
  errors.seen += 1;
}

/** Scores of one row: outer causes from their items, the others along the paths. */
function predictedScores(
  { names, start, predecessors, order }: Structure,
  solved: Solved,
  own: Float64Array,
): Float64Array {
  const k = names.length;
  const scores = new Float64Array(k);
  for (const c of order) {
    const before = predecessors[c]!;
    if (before.length > 0) {
      scores[c] = before.reduce(
        (sum, from) => sum + (solved.paths[from * k + c] as number) * (scores[from] as number),
        0,
      );
      continue;
    }
    for (let i = start[c]!; i < start[c + 1]!; i += 1) {
      scores[c] = (scores[c] as number) + (solved.weights[i] as number) * (own[i] as number);
    }
  }
  return scores;
}

/** Regression of an item on the items of the outer causes; a weight of NaN when these depend on each other. */
function linearWeights(
  { items, start, predecessors, names }: Structure,
  solved: Solved,
  end: End,
): [number, number][] {
  const p = items.length;
  const causes = names.flatMap((_, c) =>
    predecessors[c]!.length > 0
      ? []
      : Array.from({ length: start[c + 1]! - start[c]! }, (_i, i) => start[c]! + i),
  );
  const m = causes.length;
  const square = new Float64Array(m * m);
  const side = new Float64Array(m);
  for (let i = 0; i < m; i += 1) {
    for (let j = 0; j < m; j += 1)
      square[i * m + j] = solved.correlations[causes[i]! * p + causes[j]!] as number;
    side[i] = solved.correlations[causes[i]! * p + end.item] as number;
  }
  if (factorise(square, m) >= 0) return [[causes[0]!, NaN]];
  solveFactorised(square, m, side);
  return causes.map((item, i) => [item, side[i] as number]);
}
