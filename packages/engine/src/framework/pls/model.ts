import { problem } from '../problems.ts';
import type { StatisticsProblem } from '../problems.ts';

export type OuterWeights =
  /** Correlation weights. */
  | 'A'
  /** Regression weights. */
  | 'B'
  /** The same weight for all items. */
  | 'unit';

export interface PlsConstruct {
  readonly name: string;
  /** Columns of the data. */
  readonly items: readonly string[];
  readonly weights: OuterWeights;
  /** A common factor: PLSc corrects its correlations and loadings for measurement error. */
  readonly reflective?: boolean;
}

/** Does one construct change the effect of another? Product of their first-stage scores. */
export interface PlsInteraction {
  readonly name: string;
  readonly of: readonly [string, string];
}

export interface PlsPath {
  readonly from: string;
  readonly to: string;
}

export type InnerScheme = 'path' | 'factorial' | 'centroid';

export interface PlsModel {
  readonly constructs: readonly PlsConstruct[];
  readonly interactions?: readonly PlsInteraction[];
  readonly paths: readonly PlsPath[];
  readonly scheme: InnerScheme;
}

/** Items of all constructs in their order; a column that measures two constructs comes twice. */
export const itemsOf = (model: PlsModel): string[] => model.constructs.flatMap(({ items }) => [...items]);

/** What is wrong with a model, whatever the data: nothing when it can be estimated. O(constructs + paths). */
export function checkPlsModel(model: PlsModel): StatisticsProblem[] {
  const interactions = model.interactions ?? [];
  const names = [...model.constructs, ...interactions].map(({ name }) => name);
  const known = new Set(names);
  const mentioned = [
    ...model.paths.flatMap(({ from, to }) => [from, to]),
    ...interactions.flatMap(({ of }) => of),
  ];
  const found = [
    ...repeated(names).map((construct) => problem('construct_twice', { construct })),
    ...model.constructs
      .filter(({ items }) => items.length === 0)
      .map(({ name }) => problem('construct_without_items', { construct: name })),
    ...[...new Set(mentioned)]
      .filter((name) => !known.has(name))
      .map((construct) => problem('unknown_construct', { construct })),
    ...repeated(model.paths.map(({ from, to }) => `${from} → ${to}`)).map((path) =>
      problem('path_twice', { path }),
    ),
  ];
  if (model.paths.length === 0) found.push(problem('model_without_paths'));
  if (found.length > 0) return found;
  return [...isolated(model), ...cycles(names, model.paths)];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/** Constructs without a path, the parts of an interaction needing one of their own. */
function isolated(model: PlsModel): StatisticsProblem[] {
  const products = new Set((model.interactions ?? []).map(({ name }) => name));
  const own = model.paths.filter(({ from, to }) => !products.has(from) && !products.has(to));
  const touched = new Set(own.flatMap(({ from, to }) => [from, to]));
  const used = new Set(model.paths.flatMap(({ from, to }) => [from, to]));
  return [
    ...model.constructs.map(({ name }) => name).filter((name) => !touched.has(name)),
    ...[...products].filter((name) => !used.has(name)),
  ].map((construct) => problem('isolated_construct', { construct }));
}

function cycles(names: readonly string[], paths: readonly PlsPath[]): StatisticsProblem[] {
  const left = new Set(names);
  for (let changed = true; changed;) {
    changed = false;
    for (const name of left) {
      if (paths.some(({ from, to }) => to === name && left.has(from))) continue;
      left.delete(name);
      changed = true;
    }
  }
  if (left.size === 0) return [];
  return [problem('cycle', { path: cycleAmong([...left], paths).join(' → ') })];
}

/** One way round among names that all have a predecessor among themselves. */
function cycleAmong(names: readonly string[], paths: readonly PlsPath[]): string[] {
  const inside = new Set(names);
  const walked: string[] = [names[0]!];
  for (;;) {
    const next = paths.find(({ from, to }) => to === walked.at(-1) && inside.has(from))!.from;
    const seen = walked.indexOf(next);
    if (seen >= 0) return [...walked.slice(seen), next].toReversed();
    walked.push(next);
  }
}
