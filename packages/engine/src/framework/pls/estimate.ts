import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded, StatisticsProblem } from '../problems.ts';
import type { DataTable } from '../data-table.ts';
import { totalEffects } from './effects.ts';
import type { PlsModel } from './model.ts';
import { htmt, inflation, reliabilities } from './reliability.ts';
import type { Reliability } from './reliability.ts';
import { preparePls } from './sample.ts';
import type { MissingRule, PreparedPls } from './sample.ts';
import { plsSolver } from './solver.ts';
import type { Solved } from './solver.ts';
import { withoutConstructs } from './structure.ts';
import type { Structure } from './structure.ts';

export interface ItemResult {
  readonly construct: string;
  readonly item: string;
  readonly weight: number;
  readonly loading: number;
  /** Correlation with the score of each construct, by name. */
  readonly crossLoadings: Readonly<Record<string, number>>;
  /** On the other items of the construct; null when it is a combination of them. */
  readonly vif: number | null;
}

export interface EffectResult {
  readonly from: string;
  readonly to: string;
  readonly direct: number;
  readonly indirect: number;
  readonly total: number;
}

export interface PathResult {
  readonly from: string;
  readonly to: string;
  readonly coefficient: number;
  /** (R² with − R² without)/(1 − R² with), the model estimated again without the path; null when it cannot be. */
  readonly fSquared: number | null;
  /** Among the predictors of the same construct; null with a single one. */
  readonly vif: number | null;
}

export interface ExplainedConstruct {
  readonly construct: string;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** Information criteria of the regression of the scores. */
  readonly aic: number;
  readonly bic: number;
}

export interface PairResult {
  readonly first: string;
  readonly second: string;
  readonly correlation: number;
  /** Corrected for measurement error where both are common factors. */
  readonly consistent: number;
  /** Null for products of interactions. */
  readonly htmt: number | null;
}

export interface PlsEstimate {
  readonly kind: 'pls';
  readonly model: PlsModel;
  readonly rows: number;
  readonly leftOut: number;
  readonly replaced: number;
  readonly missing: MissingRule;
  readonly iterations: number;
  readonly items: readonly ItemResult[];
  readonly reliability: readonly Reliability[];
  readonly pairs: readonly PairResult[];
  readonly paths: readonly PathResult[];
  readonly explained: readonly ExplainedConstruct[];
  /** Of each construct on each construct it reaches. */
  readonly effects: readonly EffectResult[];
  /** Goodness of fit of Tenenhaus et al. (2005): √(mean communality × mean R²). */
  readonly goodnessOfFit: number;
}

/** Weights, loadings, reliability, paths, R², f² and effects of a model on data; or why nothing can be concluded. */
export function estimatePls(
  data: DataTable,
  model: PlsModel,
  options: { readonly missing?: MissingRule } = {},
): PlsEstimate | NotConcluded {
  const prepared = preparePls(data, model, options);
  return prepared.kind === 'prepared_pls' ? estimatePrepared(prepared) : prepared;
}

/** The same from a prepared model. O(paths × iterations × p²). */
export function estimatePrepared(prepared: PreparedPls): PlsEstimate | NotConcluded {
  const solver = plsSolver(prepared);
  const solved = solver.solve(null);
  if ('kind' in solved) return cannotConclude(...solved.problems);
  const { structure } = solver;
  const impossible = impossibleCorrelations(structure, solved);
  if (impossible.length > 0) return cannotConclude(...impossible);
  const { rows, model, missing, replaced } = prepared;
  const reliability = reliabilities(structure, solved);
  const explained = explainedConstructs(structure, solved, rows.n);
  return {
    kind: 'pls',
    model,
    rows: rows.n,
    leftOut: rows.seen - rows.n,
    replaced,
    missing,
    iterations: solved.iterations,
    items: itemResults(structure, solved),
    reliability,
    pairs: pairResults(structure, solved),
    paths: pathResults(prepared, structure, solved),
    explained,
    effects: effectResults(structure, solved),
    goodnessOfFit: goodnessOfFit(structure, solved, explained),
  };
}

/** Correction for measurement error can bring two factors to a correlation of 1 or more: no such pair exists. */
function impossibleCorrelations({ names }: Structure, { consistent }: Solved): StatisticsProblem[] {
  const k = names.length;
  return names.flatMap((first, a) =>
    range(a + 1, k).flatMap((b) =>
      Math.abs(consistent[a * k + b] as number) >= 1 - 1e-12
        ? [problem('inadmissible_correlation', { first, second: names[b]! })]
        : [],
    ),
  );
}

function itemResults({ names, items, start }: Structure, solved: Solved): ItemResult[] {
  const k = names.length;
  return names.flatMap((construct, c) => {
    const own = range(start[c]!, start[c + 1]!);
    const vifs = inflation(solved.correlations, items.length, own);
    return own.map((i, at) => ({
      construct,
      item: items[i]!,
      weight: solved.weights[i] as number,
      loading: solved.loadings[i] as number,
      crossLoadings: Object.fromEntries(
        names.map((name, d) => [name, solved.itemScores[i * k + d] as number]),
      ),
      vif: vifs[at] ?? null,
    }));
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function pairResults(structure: Structure, solved: Solved): PairResult[] {
  const { names, products } = structure;
  const k = names.length;
  const product = new Set(products.map(({ at }) => at));
  return names.flatMap((first, a) =>
    range(a + 1, k).map((b) => ({
      first,
      second: names[b]!,
      correlation: solved.scores[a * k + b] as number,
      consistent: solved.consistent[a * k + b] as number,
      htmt: product.has(a) || product.has(b) ? null : htmt(structure, solved.correlations, a, b),
    })),
  );
}

function pathResults(
  prepared: PreparedPls,
  { names, predecessors }: Structure,
  solved: Solved,
): PathResult[] {
  const k = names.length;
  const place = (name: string): number => names.indexOf(name);
  const rSquared = solved.rSquared.slice();
  const coefficients = solved.paths.slice();
  const scores = solved.scores.slice();
  return prepared.model.paths.map(({ from, to }) => {
    const before = predecessors[place(to)]!;
    const vifs = inflation(scores, k, before);
    return {
      from,
      to,
      coefficient: coefficients[place(from) * k + place(to)] as number,
      fSquared: fSquared(prepared, from, to, rSquared[place(to)] as number),
      vif: before.length === 1 ? null : (vifs[before.indexOf(place(from))] ?? null),
    };
  });
}

/** Cohen's f² of a path: how much of the explained share goes with it, weights estimated again without it. */
function fSquared(prepared: PreparedPls, from: string, to: string, rSquared: number): number | null {
  const { model } = prepared;
  const parts = new Set((model.interactions ?? []).flatMap(({ name, of }) => [name, ...of]));
  if (parts.has(from)) return null;
  const paths = model.paths.filter((path) => path.from !== from || path.to !== to);
  const left = paths.some((path) => path.to === to) ? explainedWithout(prepared, paths, to) : 0;
  return left === null ? null : (rSquared - left) / (1 - rSquared);
}

function explainedWithout(prepared: PreparedPls, paths: PlsModel['paths'], to: string): number | null {
  const { model, rows } = prepared;
  const touched = new Set(paths.flatMap((path) => [path.from, path.to]));
  const dropped = new Set(model.constructs.map(({ name }) => name).filter((name) => !touched.has(name)));
  const smaller = withoutConstructs({ ...model, paths }, dropped);
  const kept = smaller.constructs.flatMap(({ name }) => columnsOf(model, name));
  const solver = plsSolver({ ...prepared, model: smaller, rows: { ...rows, ...chosenColumns(rows, kept) } });
  const solved = solver.solve(null);
  return 'kind' in solved ? null : (solved.rSquared[solver.structure.names.indexOf(to)] as number);
}

function columnsOf(model: PlsModel, name: string): number[] {
  let from = 0;
  for (const construct of model.constructs) {
    if (construct.name === name) return range(from, from + construct.items.length);
    from += construct.items.length;
  }
  return [];
}

function chosenColumns({ z, n, names }: PreparedPls['rows'], kept: readonly number[]) {
  const p = names.length;
  const own = new Float64Array(n * kept.length);
  for (let row = 0; row < n; row += 1) {
    for (const [j, column] of kept.entries()) own[row * kept.length + j] = z[row * p + column] as number;
  }
  return { z: own, names: kept.map((column) => names[column]!) };
}

function explainedConstructs(
  { names, predecessors }: Structure,
  solved: Solved,
  n: number,
): ExplainedConstruct[] {
  return names.flatMap((construct, l) => {
    const m = predecessors[l]!.length;
    if (m === 0) return [];
    const rSquared = solved.rSquared[l] as number;
    const residual =
      n * Math.log(((n - 1) * (1 - scoreRSquared(solved, predecessors[l]!, l, names.length))) / n);
    return [
      {
        construct,
        rSquared,
        adjustedRSquared: 1 - ((1 - rSquared) * (n - 1)) / (n - m - 1),
        aic: residual + 2 * (m + 1),
        bic: residual + (m + 1) * Math.log(n),
      },
    ];
  });
}

/** R² of the regression of the scores themselves, not corrected: 1 − 1/VIF of the construct among its predictors. */
function scoreRSquared(solved: Solved, before: readonly number[], l: number, k: number): number {
  const own = inflation(solved.scores, k, [...before, l]).at(-1);
  return own === null || own === undefined ? 1 : 1 - 1 / own;
}

function effectResults(structure: Structure, solved: Solved): EffectResult[] {
  const { names } = structure;
  const k = names.length;
  const total = totalEffects(structure, solved.paths);
  return names.flatMap((from, a) =>
    names.flatMap((to, b) => {
      const whole = total[a * k + b] as number;
      const direct = solved.paths[a * k + b] as number;
      const reached = reaches(structure, a, b);
      return reached ? [{ from, to, direct, indirect: whole - direct, total: whole }] : [];
    }),
  );
}

function reaches({ predecessors }: Structure, from: number, to: number): boolean {
  return predecessors[to]!.some((before) => before === from || reaches0(predecessors, from, before));
}

const reaches0 = (predecessors: Structure['predecessors'], from: number, to: number): boolean =>
  predecessors[to]!.some((before) => before === from || reaches0(predecessors, from, before));

function goodnessOfFit(
  { names, start }: Structure,
  solved: Solved,
  explained: readonly ExplainedConstruct[],
): number {
  let sum = 0;
  let count = 0;
  for (let c = 0; c < names.length; c += 1) {
    if (start[c + 1]! - start[c]! === 1) continue;
    for (let i = start[c]!; i < start[c + 1]!; i += 1) {
      sum += (solved.loadings[i] as number) ** 2;
      count += 1;
    }
  }
  const mean = explained.reduce((total, { rSquared }) => total + rSquared, 0) / explained.length;
  return Math.sqrt((count === 0 ? 1 : sum / count) * mean);
}

/** Scores of the complete rows, of unit variance, by construct; or why there is none. O(n p). */
export function constructScores(
  prepared: PreparedPls,
): Readonly<Record<string, Float64Array>> | NotConcluded {
  const solver = plsSolver(prepared);
  const solved = solver.solve(null);
  if ('kind' in solved) return cannotConclude(...solved.problems);
  const { names, start, products } = solver.structure;
  const { z, n } = prepared.rows;
  const p = prepared.rows.names.length;
  const scores: Record<string, Float64Array> = {};
  for (const [c, name] of names.entries()) {
    if (products.some(({ at }) => at === c)) continue;
    scores[name] = Float64Array.from({ length: n }, (_, row) => {
      let score = 0;
      for (let i = start[c]!; i < start[c + 1]!; i += 1)
        score += (solved.weights[i] as number) * (z[row * p + i] as number);
      return score;
    });
  }
  return scores;
}
