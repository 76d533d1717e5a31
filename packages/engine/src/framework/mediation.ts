import { factorise, solveFactorised } from '../statistics/linear-algebra.ts';
import { summariseBootstrap } from '../statistics/quantile.ts';
import type { BootstrapSummary } from '../statistics/quantile.ts';
import { chunksOf, drawCounts } from '../statistics/resampling.ts';
import type { Chunk } from '../statistics/resampling.ts';
import type { DataTable } from './data-table.ts';
import { completeRows, selectRows } from './data-table.ts';
import { effectsOf } from './mediation-model.ts';
import type { MediationEffect, MediationModel } from './mediation-model.ts';
import { standardisedRows, weightedCorrelations } from './moments.ts';
import type { StandardisedRows } from './moments.ts';
import { cannotConclude, problem } from './problems.ts';
import type { NotConcluded } from './problems.ts';
import { regress } from './regression.ts';
import type { Regression } from './regression.ts';

/** What a worker needs to draw resamples of a mediation: plain data, can be sent to a thread. */
export interface PreparedMediation {
  readonly kind: 'prepared_mediation';
  readonly model: MediationModel;
  readonly effects: readonly MediationEffect[];
  readonly rows: StandardisedRows;
  readonly regressions: readonly Regression[];
}

export interface MediationOptions {
  readonly resamples: number;
  readonly seed: number;
  readonly confidence: number;
}

export interface EstimatedEffect {
  readonly effect: MediationEffect;
  readonly estimate: number;
  readonly bootstrap: BootstrapSummary | null;
}

export interface Mediation {
  readonly kind: 'mediation';
  readonly model: MediationModel;
  readonly effects: readonly EstimatedEffect[];
  /** Mediators in their order, then the outcome with and without them. */
  readonly regressions: readonly Regression[];
  /** Normal-theory test of a simple mediation; null with several mediators. */
  readonly sobel: { readonly standardError: number; readonly z: number } | null;
  readonly rows: number;
  readonly leftOut: number;
  readonly seed: number;
  readonly resamples: number;
  /** Resamples in which a regression could not be computed; they are in no interval. */
  readonly failed: number;
}

/**
 * Does the cause act on the outcome through the mediators? Regressions and bootstrapped indirect effects.
 * Formulas: Mⱼ = i + aⱼX (+ Σ dⱼₖMₖ, k before j, when serial) + covariates; Y = i + c′X + Σ bⱼMⱼ + covariates; an indirect effect
 * is the product along its path; total c = c′ + Σ indirect. Source: Hayes (2013). Rows with a missing value are left out.
 * O(B (n v² + v³)) for v variables and B resamples.
 */
export function mediate(
  data: DataTable,
  model: MediationModel,
  options: MediationOptions,
): Mediation | NotConcluded {
  const prepared = prepareMediation(data, model);
  if (prepared.kind === 'not_concluded') return prepared;
  const draws = chunksOf(options.resamples, 1).map((chunk) => drawMediation(prepared, options.seed, chunk));
  return summariseMediation(prepared, draws, options);
}

/** Checks the model on the data and computes its regressions; what the resamples need is in the result. */
export function prepareMediation(data: DataTable, model: MediationModel): PreparedMediation | NotConcluded {
  const { cause, mediators, outcome, covariates } = model;
  const names = [cause, ...mediators, outcome, ...covariates];
  if (mediators.length === 0) return cannotConclude(problem('mediator_missing'));
  if (new Set(names).size !== names.length) return cannotConclude(problem('same_variable_twice'));
  const rows = standardisedRows(data, names, names.length + 2);
  if (rows.kind === 'not_concluded') return rows;
  const complete = selectRows(data, completeRows(data, names));
  const regressions: Regression[] = [];
  for (const [y, predictors] of equations(model)) {
    const fitted = regress(complete, y, predictors);
    if (fitted.kind === 'not_concluded') return fitted;
    regressions.push(fitted);
  }
  return { kind: 'prepared_mediation', model, effects: effectsOf(model), rows, regressions };
}

function equations({ cause, mediators, outcome, covariates, design }: MediationModel): [string, string[]][] {
  return [
    ...mediators.map((mediator, j): [string, string[]] => [
      mediator,
      [cause, ...(design === 'serial' ? mediators.slice(0, j) : []), ...covariates],
    ]),
    [outcome, [cause, ...mediators, ...covariates]],
    [outcome, [cause, ...covariates]],
  ];
}

/** Figures of the resamples of a chunk: `effects.length` per resample, NaN where one could not be computed. */
export function drawMediation(prepared: PreparedMediation, seed: number, chunk: Chunk): Float64Array {
  const { rows, effects } = prepared;
  const measure = measurer(prepared);
  const counts = new Float64Array(rows.n);
  const draws = new Float64Array((chunk.to - chunk.from) * effects.length);
  for (let b = chunk.from; b < chunk.to; b += 1) {
    drawCounts(counts, seed, b);
    const own = draws.subarray((b - chunk.from) * effects.length, (b - chunk.from + 1) * effects.length);
    measure(counts, own);
  }
  return draws;
}

/** Estimates with intervals from the draws of all chunks, in their order. */
export function summariseMediation(
  prepared: PreparedMediation,
  draws: readonly Float64Array[],
  { seed, resamples, confidence }: MediationOptions,
): Mediation {
  const { effects, rows, regressions, model } = prepared;
  const estimates = new Float64Array(effects.length);
  measurer(prepared)(null, estimates);
  const column = (k: number): Float64Array =>
    Float64Array.from({ length: resamples }, (_, b) => drawAt(draws, b * effects.length + k));
  const first = column(0);
  return {
    kind: 'mediation',
    model,
    effects: effects.map((effect, k) => ({
      effect,
      estimate: estimates[k] as number,
      bootstrap: summariseBootstrap(estimates[k] as number, column(k), confidence),
    })),
    regressions,
    sobel: model.mediators.length === 1 ? sobelOf(regressions) : null,
    rows: rows.n,
    leftOut: rows.seen - rows.n,
    seed,
    resamples,
    failed: first.filter((value) => Number.isNaN(value)).length,
  };
}

function drawAt(draws: readonly Float64Array[], at: number): number {
  let left = at;
  for (const chunk of draws) {
    if (left < chunk.length) return chunk[left] as number;
    left -= chunk.length;
  }
  return NaN;
}

/** Sobel's standard error √(a²s_b² + b²s_a²) of a simple mediation. */
function sobelOf([first, second]: readonly Regression[]): { standardError: number; z: number } | null {
  const a = first?.coefficients[0];
  const b = second?.coefficients[1];
  if (a === undefined || b === undefined) return null;
  const standardError = Math.hypot(a.estimate * b.standardError, b.estimate * a.standardError);
  return { standardError, z: (a.estimate * b.estimate) / standardError };
}

/** Writes the effects of the rows, each counted as often as asked, into a list. */
type Measure = (counts: Float64Array | null, into: Float64Array) => void;

function measurer({ model, effects, rows }: PreparedMediation): Measure {
  const v = rows.names.length;
  const r = new Float64Array(v * v);
  const means = new Float64Array(v);
  const deviations = new Float64Array(v);
  const places = new Map(rows.names.map((name, at) => [name, at]));
  const systems = equations(model).map(([y, predictors]) => equationSolver(places, v, y, predictors));
  return (counts, into) => {
    into.fill(NaN);
    if (!weightedCorrelations(rows.z, v, counts, r, means, deviations)) return;
    const scale = (name: string): number => {
      const at = places.get(name) as number;
      return (deviations[at] as number) * (rows.deviations[at] as number);
    };
    const solved = systems.map((system) => system(r, scale));
    if (solved.some((slopes) => slopes === null)) return;
    writeEffects(model, effects, solved as Slopes[], into);
  };
}

type Slopes = ReadonlyMap<string, number>;
type EquationSolver = (r: Float64Array, scale: (name: string) => number) => Slopes | null;

function equationSolver(
  places: ReadonlyMap<string, number>,
  v: number,
  outcome: string,
  predictors: readonly string[],
): EquationSolver {
  const p = predictors.length;
  const at = predictors.map((name) => places.get(name) as number);
  const y = places.get(outcome) as number;
  const matrix = new Float64Array(p * p);
  const side = new Float64Array(p);
  return (r, scale) => {
    for (let i = 0; i < p; i += 1) {
      for (let j = 0; j < p; j += 1) matrix[i * p + j] = r[at[i]! * v + at[j]!] as number;
      side[i] = r[at[i]! * v + y] as number;
    }
    if (factorise(matrix, p) >= 0) return null;
    solveFactorised(matrix, p, side);
    const spread = scale(outcome);
    return new Map(predictors.map((name, i) => [name, ((side[i] as number) * spread) / scale(name)]));
  };
}

function writeEffects(
  model: MediationModel,
  effects: readonly MediationEffect[],
  solved: readonly Slopes[],
  into: Float64Array,
): void {
  const { cause, mediators } = model;
  const ofMediator = (name: string): Slopes => solved[mediators.indexOf(name)]!;
  const ofOutcome = solved[mediators.length]!;
  const slope = (slopes: Slopes, name: string): number => slopes.get(name) as number;
  const along = (through: readonly string[]): number =>
    through.reduce(
      (product, mediator, step) =>
        product * slope(ofMediator(mediator), step === 0 ? cause : through[step - 1]!),
      slope(ofOutcome, through.at(-1)!),
    );
  let indirect = 0;
  for (const effect of effects) if (effect.kind === 'indirect') indirect += along(effect.through);
  const value = (effect: MediationEffect): number => {
    switch (effect.kind) {
      case 'indirect':
        return along(effect.through);
      case 'direct':
        return slope(ofOutcome, cause);
      case 'total':
        return slope(solved[mediators.length + 1]!, cause);
      case 'total_indirect':
        return indirect;
      case 'a':
        return slope(ofMediator(effect.mediator), cause);
      case 'b':
        return slope(ofOutcome, effect.mediator);
      case 'd':
        return slope(ofMediator(effect.to), effect.from);
    }
  };
  for (const [k, effect] of effects.entries()) into[k] = value(effect);
}
