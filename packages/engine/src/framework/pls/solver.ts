import { weightedCorrelations } from '../moments.ts';
import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';
import { regressionWeights, weightsKernel } from './kernel.ts';
import type { PlsSettings, WeightsKernel, WeightsOutcome } from './kernel.ts';
import type { PlsModel } from './model.ts';
import type { PreparedPls } from './sample.ts';
import { structureOf, withoutConstructs } from './structure.ts';
import type { Structure } from './structure.ts';

/** Everything that one sample says; the arrays are reused by the next sample. */
export interface Solved {
  readonly iterations: number;
  /** Correlations of the items, products of interactions included, p × p. */
  readonly correlations: Float64Array;
  readonly weights: Float64Array;
  readonly itemScores: Float64Array;
  readonly scores: Float64Array;
  /** ρA of each construct; 1 with a single item or mode B. */
  readonly rhoA: Float64Array;
  /** Score correlations, those of common factors corrected for measurement error. */
  readonly consistent: Float64Array;
  /** Effect of l's predecessors on l: k × k, rows from, columns to. */
  readonly paths: Float64Array;
  readonly rSquared: Float64Array;
  /** Loadings of each item on its own construct, corrected for common factors. */
  readonly loadings: Float64Array;
}

/** Solves a model on the rows, each counted as often as asked (once without counts). */
export interface PlsSolver {
  readonly structure: Structure;
  solve(counts: Float64Array | null): Solved | NotConcluded;
}

export function plsSolver(prepared: PreparedPls): PlsSolver {
  const structure = structureOf(prepared.model);
  const moments = momentsOf(prepared, structure);
  const kernel = weightsKernel(structure, prepared.settings);
  const inner = innerModel(structure, kernel);
  return {
    structure,
    solve: (counts) => {
      const ready = moments(counts);
      if (ready.kind === 'not_concluded') return ready;
      const outcome = kernel.estimate(ready.correlations);
      if (outcome.kind !== 'converged') return asProblem(outcome, structure);
      return inner(ready.correlations, ready.deviations, outcome.iterations);
    },
  };
}

interface Moments {
  readonly kind: 'moments';
  readonly correlations: Float64Array;
  /** Standard deviation of the product behind each interaction, 1 elsewhere; by construct. */
  readonly deviations: Float64Array;
}

type MomentsOf = (counts: Float64Array | null) => Moments | NotConcluded;

function momentsOf({ model, rows, settings }: PreparedPls, structure: Structure): MomentsOf {
  const p = rows.names.length;
  const r = new Float64Array(p * p);
  const means = new Float64Array(p);
  const deviations = new Float64Array(p);
  const plain = (counts: Float64Array | null): boolean =>
    weightedCorrelations(rows.z, p, counts, r, means, deviations);
  const ones = new Float64Array(structure.names.length).fill(1);
  if (structure.products.length === 0) {
    return (counts) =>
      plain(counts)
        ? { kind: 'moments', correlations: r, deviations: ones }
        : cannotConclude(problem('constant_item', { item: '' }));
  }
  const first = firstStage(model, settings);
  const wide = productMoments(rows.z, p, structure);
  return (counts) => {
    if (!plain(counts)) return cannotConclude(problem('constant_item', { item: '' }));
    const outcome = first.kernel.estimate(r);
    if (outcome.kind !== 'converged') return asProblem(outcome, first.structure);
    return wide(counts, { r, means, deviations, weights: first.kernel.weights });
  };
}

/** The model without its interactions: its scores make the products. */
function firstStage(model: PlsModel, settings: PlsSettings): { structure: Structure; kernel: WeightsKernel } {
  const products = new Set((model.interactions ?? []).map(({ name }) => name));
  const structure = structureOf(withoutConstructs(model, products));
  return { structure, kernel: weightsKernel(structure, settings) };
}

interface FirstStage {
  readonly r: Float64Array;
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  readonly weights: Float64Array;
}

/** Correlations of the items and of the products of first-stage scores. */
function productMoments(z: Float64Array, p: number, structure: Structure) {
  const q = structure.products.length;
  const n = z.length / p;
  const wide = new Float64Array(n * (p + q));
  const size = p + q;
  const r = new Float64Array(size * size);
  const means = new Float64Array(size);
  const deviations = new Float64Array(size);
  const spread = new Float64Array(structure.names.length).fill(1);
  return (counts: Float64Array | null, stage: FirstStage): Moments | NotConcluded => {
    for (let row = 0; row < n; row += 1) {
      for (let j = 0; j < p; j += 1) {
        const own =
          ((z[row * p + j] as number) - (stage.means[j] as number)) / (stage.deviations[j] as number);
        wide[row * size + j] = own;
      }
      for (const [i, { of }] of structure.products.entries()) {
        const product = of.reduce(
          (value, c) => value * scoreAt(wide, row * size, structure, c, stage.weights),
          1,
        );
        wide[row * size + p + i] = product;
      }
    }
    if (!weightedCorrelations(wide, size, counts, r, means, deviations)) {
      return cannotConclude(problem('constant_item', { item: structure.items[p] ?? '' }));
    }
    for (const [i, { at }] of structure.products.entries()) spread[at] = deviations[p + i] as number;
    return { kind: 'moments', correlations: r, deviations: spread };
  };
}

function scoreAt(
  rows: Float64Array,
  from: number,
  { start }: Structure,
  c: number,
  weights: Float64Array,
): number {
  let score = 0;
  for (let i = start[c]!; i < start[c + 1]!; i += 1)
    score += (rows[from + i] as number) * (weights[i] as number);
  return score;
}

function asProblem(
  outcome: Exclude<WeightsOutcome, { kind: 'converged' }>,
  structure: Structure,
): NotConcluded {
  switch (outcome.kind) {
    case 'no_convergence':
      return cannotConclude(problem('no_convergence', { iterations: outcome.iterations }));
    case 'collinear_items':
      return cannotConclude(
        problem('collinear_items', {
          construct: structure.names[outcome.construct]!,
          item: structure.items[outcome.item]!,
        }),
      );
    case 'collinear_predictors':
      return cannotConclude(
        problem('collinear_predictors', {
          construct: structure.names[outcome.construct]!,
          predictor: structure.names[outcome.predictor]!,
        }),
      );
  }
}

type InnerModel = (
  correlations: Float64Array,
  deviations: Float64Array,
  iterations: number,
) => Solved | NotConcluded;

function innerModel(structure: Structure, kernel: WeightsKernel): InnerModel {
  const k = structure.names.length;
  const p = structure.items.length;
  const rhoA = new Float64Array(k);
  const consistent = new Float64Array(k * k);
  const paths = new Float64Array(k * k);
  const rSquared = new Float64Array(k);
  const loadings = new Float64Array(p);
  const square = new Float64Array(k * k);
  const side = new Float64Array(k);
  return (correlations, deviations, iterations) => {
    const { weights, itemScores, scores } = kernel;
    for (let c = 0; c < k; c += 1) rhoA[c] = rhoOf(structure, correlations, weights, c);
    const failed = correct(structure, scores, rhoA, consistent);
    if (failed !== null) return failed;
    paths.fill(0);
    rSquared.fill(0);
    for (let l = 0; l < k; l += 1) {
      const before = structure.predecessors[l]!;
      if (before.length === 0) continue;
      const dependent = regressionWeights(consistent, k, before, l, square, side);
      if (dependent >= 0)
        return asProblem(
          { kind: 'collinear_predictors', construct: l, predictor: before[dependent]! },
          structure,
        );
      for (const [i, from] of before.entries()) {
        rSquared[l] = (rSquared[l] as number) + (side[i] as number) * (consistent[from * k + l] as number);
        paths[from * k + l] =
          ((side[i] as number) * (deviations[l] as number)) / (deviations[from] as number);
      }
    }
    writeLoadings(structure, kernel, rhoA, loadings);
    return {
      iterations,
      correlations,
      weights,
      itemScores,
      scores,
      rhoA,
      consistent,
      paths,
      rSquared,
      loadings,
    };
  };
}

/** ρA = (w'w)² · w'(S − diag S)w / w'(ww' − diag ww')w; Dijkstra & Henseler (2015). */
function rhoOf(
  { start, weights: modes, items }: Structure,
  r: Float64Array,
  w: Float64Array,
  c: number,
): number {
  const from = start[c]!;
  const to = start[c + 1]!;
  if (to - from === 1 || modes[c] === 'B') return 1;
  const p = items.length;
  let length = 0;
  let fourth = 0;
  let off = 0;
  for (let i = from; i < to; i += 1) {
    const own = w[i] as number;
    length += own * own;
    fourth += own ** 4;
    for (let j = from; j < to; j += 1) if (i !== j) off += own * (r[i * p + j] as number) * (w[j] as number);
  }
  return (length * length * off) / (length * length - fourth);
}

/** Score correlations divided by √(ρA ρA) of the common factors. */
function correct(
  { names, reflective }: Structure,
  scores: Float64Array,
  rhoA: Float64Array,
  into: Float64Array,
): NotConcluded | null {
  const k = names.length;
  for (let c = 0; c < k; c += 1) {
    if (reflective[c] && !((rhoA[c] as number) > 0)) {
      return cannotConclude(
        problem('reliability_not_positive', { construct: names[c]!, rhoA: rhoA[c] as number }),
      );
    }
  }
  const scale = (c: number): number => (reflective[c] ? Math.sqrt(rhoA[c] as number) : 1);
  for (let c = 0; c < k; c += 1) {
    for (let d = 0; d < k; d += 1) {
      into[c * k + d] = c === d ? 1 : (scores[c * k + d] as number) / (scale(c) * scale(d));
    }
  }
  return null;
}

/** Loadings: cov(x, η), or w √ρA / (w'w) for common factors. */
function writeLoadings(
  { names, start, reflective }: Structure,
  { weights, itemScores }: WeightsKernel,
  rhoA: Float64Array,
  into: Float64Array,
): void {
  const k = names.length;
  for (let c = 0; c < k; c += 1) {
    let length = 0;
    for (let i = start[c]!; i < start[c + 1]!; i += 1) length += (weights[i] as number) ** 2;
    const scale = Math.sqrt(rhoA[c] as number) / length;
    for (let i = start[c]!; i < start[c + 1]!; i += 1) {
      into[i] = reflective[c] ? (weights[i] as number) * scale : (itemScores[i * k + c] as number);
    }
  }
}
