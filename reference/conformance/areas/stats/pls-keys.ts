import {
  chunksOf,
  constructScores,
  drawPls,
  estimatePrepared,
  figuresOf,
  preparePls,
  summarisePls,
} from '@grappe/engine/framework';
import type {
  BootstrapSummary,
  DataTable,
  InnerScheme,
  OuterWeights,
  PlsEstimate,
  PlsFigure,
  PlsModel,
  PreparedPls,
} from '@grappe/engine/framework';
import type { ConformanceCase, Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey, contextKey, toleranceOf, unsupportedKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';
import { compareTable } from './labelled-table.ts';
import type { Cell } from './labelled-table.ts';
import { plspmOutcomes } from './plspm-keys.ts';

/** Outcomes of a case of partial least squares. */
export function plsOutcomes(reference: ConformanceCase, data: DataTable): KeyOutcome[] {
  const input = reference.input as JsonObject;
  const { expected } = reference;
  const tolerance = toleranceOf(reference.tolerance);
  if (Array.isArray(input['schemes'])) {
    return plspmOutcomes(reference, data, (scheme) => readModel(input, scheme));
  }
  const model = readModel(input);
  if (typeof model === 'string') return refused(expected, model);
  // seminr puts the mean of the column where an answer is missing.
  const prepared = preparePls(data, model, { missing: 'mean' });
  if (prepared.kind === 'not_concluded') return refused(expected, JSON.stringify(prepared.problems));
  if (typeof input['resamples'] === 'number') return bootstrapOutcomes(reference, prepared);
  const estimate = estimatePrepared(prepared);
  if (estimate.kind === 'not_concluded') return refused(expected, JSON.stringify(estimate.problems));
  const cells = cellsOf(estimate, prepared);
  return Object.entries(expected).map(([key, value]) => {
    if (key === 'iterations') return compareKey(key, value, estimate.iterations, tolerance);
    if (key === 'vif_antecedents') return compareKey(key, value, antecedentVif(estimate), tolerance);
    if (key === 'vif_items') return compareKey(key, value, itemVif(estimate), tolerance);
    const cell = cells[key];
    if (cell === undefined) return unsupportedKey(key, 'the engine has no table of this name');
    const compared = compareTable(key, value, cell, tolerance);
    return compared.status === 'pass' ? { key, status: 'pass' } : compared;
  });
}

const refused = (expected: JsonObject, reason: string): KeyOutcome[] =>
  Object.keys(expected).map((key) => unsupportedKey(key, reason));

const SCHEMES: readonly (readonly [RegExp, InnerScheme])[] = [
  [/centroid/i, 'centroid'],
  [/factor/i, 'factorial'],
  [/path|none/i, 'path'],
];

/** The model of the input, or why it cannot be read. A construct may say its own `mode`. */
function readModel(input: JsonObject, scheme?: string): PlsModel | string {
  const constructs = input['constructs'] as JsonObject;
  const said = scheme ?? String(input['inner_weighting'] ?? 'path');
  const inner = SCHEMES.find(([pattern]) => pattern.test(said))?.[1];
  if (inner === undefined) return `the inner weighting ${said} is not known`;
  const reflective = /reflective|plsc/i.test(
    `${String(input['measurement'] ?? '')} ${String(input['weights'] ?? '')}`,
  );
  const interaction = input['interaction'];
  const products = (
    Array.isArray(interaction) ? interaction : interaction ? [interaction] : []
  ) as JsonObject[];
  return {
    constructs: Object.entries(constructs).map(([name, items]) => ({
      name,
      items: (items as Json[]).map(String),
      weights: weightsOf(input['weights'], name),
      reflective: reflectiveOf(input, name) ?? reflective,
    })),
    interactions: products.map(({ of }) => {
      const [a, b] = of as [string, string];
      return { name: `${a}*${b}`, of: [a, b] as const };
    }),
    paths: (input['paths'] as [string, string][]).map(([from, to]) => ({ from, to })),
    scheme: inner,
  };
}

/** One word for all constructs, or one by construct. */
function weightsOf(said: Json | undefined, construct: string): OuterWeights {
  const own =
    said !== null && typeof said === 'object' && !Array.isArray(said)
      ? (said as JsonObject)[construct]
      : said;
  const word = String(own ?? 'mode_A');
  if (/unit/i.test(word)) return 'unit';
  return /mode[_ ]?B|regression|formative/i.test(word) && !/correlation/i.test(word) ? 'B' : 'A';
}

function reflectiveOf(input: JsonObject, construct: string): boolean | null {
  const measurement = input['measurement'];
  if (measurement === null || typeof measurement !== 'object' || Array.isArray(measurement)) return null;
  return /reflective|factor/i.test(String((measurement as JsonObject)[construct] ?? ''));
}

/** Each table of the reference by name. Lower triangles and tables of one construct's items have nothing elsewhere. */
function cellsOf(estimate: PlsEstimate, prepared: PreparedPls): Readonly<Record<string, Cell>> {
  const names = [...estimate.model.constructs, ...(estimate.model.interactions ?? [])].map(
    ({ name }) => name,
  );
  const place = (name: string): number => names.indexOf(name);
  const path = (from: string, to: string) => estimate.paths.find((one) => one.from === from && one.to === to);
  const effect = (from: string, to: string) =>
    estimate.effects.find((one) => one.from === from && one.to === to);
  const pair = (a: string, b: string) =>
    estimate.pairs.find(
      ({ first, second }) => (first === a && second === b) || (first === b && second === a),
    );
  const item = (name: string) => estimate.items.find((one) => one.item === name);
  const reliability = (name: string) => estimate.reliability.find(({ construct }) => construct === name);
  const explained = (name: string) => estimate.explained.find(({ construct }) => construct === name);
  const below = (row: string, column: string): boolean => place(row) > place(column);
  const scores = constructScores(prepared);
  return {
    path_coefficients: (from, to) => path(from, to)?.coefficient ?? 0,
    f2: (from, to) => path(from, to)?.fSquared ?? 0,
    total_effects: (from, to) => effect(from, to)?.total ?? 0,
    total_indirect_effects: (from, to) => effect(from, to)?.indirect ?? 0,
    r2: (row, name) => (row === 'Rsq' ? explained(name)?.rSquared : explained(name)?.adjustedRSquared),
    it_criteria: (row, name) => (row === 'AIC' ? explained(name)?.aic : explained(name)?.bic),
    outer_weights: (name, construct) => (item(name)?.construct === construct ? item(name)?.weight : 0),
    outer_loadings: (name, construct) => (item(name)?.construct === construct ? item(name)?.loading : 0),
    cross_loadings: (name, construct) => item(name)?.crossLoadings[construct],
    reliability: (name, column) => {
      const own = reliability(name);
      return { alpha: own?.alpha, rhoC: own?.rhoC, AVE: own?.ave, rhoA: own?.rhoA }[column];
    },
    htmt: (row, column) => (below(row, column) ? pair(row, column)?.htmt : null),
    fornell_larcker: (row, column) => {
      if (row === column) return Math.sqrt(reliability(row)?.ave ?? NaN);
      return below(row, column) ? pair(row, column)?.correlation : null;
    },
    construct_correlations: (row, column) => (row === column ? 1 : pair(row, column)?.correlation),
    construct_scores_first5: (row, name) =>
      'kind' in scores ? null : (scores as Record<string, Float64Array>)[name]?.[Number(row) - 1],
  };
}

function antecedentVif({ paths }: PlsEstimate): Record<string, Record<string, number | null>> {
  const byTarget: Record<string, Record<string, number | null>> = {};
  for (const { from, to, vif } of paths) (byTarget[to] ??= {})[from] = vif;
  return byTarget;
}

function itemVif({ items }: PlsEstimate): Record<string, Record<string, number | null>> {
  const byConstruct: Record<string, Record<string, number | null>> = {};
  for (const { construct, item, vif } of items) (byConstruct[construct] ??= {})[item] = vif;
  return byConstruct;
}

const SHOWN_TAILS = [0.025, 0.05, 0.95, 0.975] as const;

/** Bootstrap cases fix the resamples by the rule that the engine itself uses. */
function bootstrapOutcomes(reference: ConformanceCase, prepared: PreparedPls): KeyOutcome[] {
  const input = reference.input as JsonObject;
  const seed = Number(input['seed']);
  const resamples = Number(input['resamples']);
  const draws = chunksOf(resamples, 3).map((chunk) => drawPls(prepared, seed, chunk));
  const wide = summarisePls(prepared, draws, { seed, confidence: 0.95 });
  const narrow = summarisePls(prepared, draws, { seed, confidence: 0.9 });
  if (wide === null || narrow === null)
    return refused(reference.expected, 'the model could not be estimated');
  const figures = figuresOf(prepared);
  const ways = (input['indirect'] ?? {}) as Record<string, string>;
  const find = (name: string) =>
    figures.findIndex((figure) => nameOf(figure) === (ways[name]?.replace(/\s*->\s*/g, '->') ?? name));
  const tolerance = bootstrapTolerance(reference.tolerance);
  const rows = (key: string, expected: Json): KeyOutcome =>
    compareKey(
      key,
      expected,
      (expected as { name: string }[]).map(({ name }) => {
        const at = find(name);
        return summaryRow(name, wide.figures[at]?.summary ?? null, narrow.figures[at]?.summary ?? null);
      }),
      tolerance.quantiles,
    );
  return Object.entries(reference.expected).map(([key, expected]) => {
    if (key === 'paths' || key === 'indirect') return rows(key, expected);
    if (/^first\d+$/.test(key)) {
      const got = (expected as JsonObject[]).map((row, b) =>
        Object.fromEntries(
          Object.keys(row).map((name) => [name, drawAt(draws, figures.length, b, find(name))]),
        ),
      );
      return compareKey(key, expected, got, tolerance.draws);
    }
    return /^failed|^resamples$/.test(key)
      ? contextKey(key)
      : unsupportedKey(key, 'not a figure of the bootstrap');
  });
}

function bootstrapTolerance(said: JsonObject): { draws: Tolerance; quantiles: Tolerance } {
  const number = (key: string, otherwise: number): number =>
    typeof said[key] === 'number' ? (said[key] as number) : otherwise;
  const draws = number('per_resample_absolute', number('absolute', 1e-6));
  return {
    draws: { absolute: draws, relative: 0 },
    quantiles: { absolute: number('quantiles_absolute', draws), relative: 0 },
  };
}

function nameOf(figure: PlsFigure): string {
  if (figure.kind === 'path') return `${figure.from} -> ${figure.to}`;
  return figure.kind === 'indirect' ? figure.through.join('->') : '';
}

function summaryRow(name: string, wide: BootstrapSummary | null, narrow: BootstrapSummary | null) {
  const ends = [wide?.percentile.low, narrow?.percentile.low, narrow?.percentile.high, wide?.percentile.high];
  return {
    name,
    estimate: wide?.estimate,
    boot_mean: wide?.mean,
    boot_sd: wide?.standardError,
    q: SHOWN_TAILS.map((_, i) => ends[i]),
    bias_corrected_95: [wide?.biasCorrected?.low, wide?.biasCorrected?.high],
  };
}

function drawAt(draws: readonly Float64Array[], size: number, b: number, figure: number): number | undefined {
  let left = b * size + figure;
  for (const chunk of draws) {
    if (left < chunk.length) return chunk[left];
    left -= chunk.length;
  }
  return undefined;
}
