import {
  agreementWeights,
  analyseRatings,
  chanceCorrected,
  cohenKappa,
  compositeReliability,
  holsti,
  kappaOfTable,
  kappaVariance,
  krippendorffAlpha,
  percentAgreement,
  ratingTable,
  selectCoders,
} from '@grappe/engine/agreement';
import type {
  Agreement,
  AlphaScale,
  ChanceModel,
  CrossTable,
  RatingTable,
  WeightScheme,
} from '@grappe/engine/agreement';
import type { ConformanceCase, Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey, toleranceOf, unsupportedKey } from '../../compare.ts';

type Compute = (expected: Json) => unknown;
type Methods = Readonly<Record<string, Compute>>;

/** Outcomes of a case about coders. */
export function agreementOutcomes(reference: ConformanceCase): KeyOutcome[] {
  const input = reference.input as JsonObject;
  const methods = methodsOf(input);
  const tolerance = toleranceOf(reference.tolerance);
  return Object.entries(reference.expected).map(([key, expected]) => {
    const compute = methods[key];
    if (compute === undefined)
      return unsupportedKey(key, 'the engine has no measure of this name for such an input');
    return compareKey(key, expected, compute(expected), tolerance);
  });
}

function methodsOf(input: JsonObject): Methods {
  if (Array.isArray(input['pairs'])) return holstiMethods(input);
  if (Array.isArray(input['table'])) return tableMethods(input);
  if (Array.isArray(input['raters_by_unit'])) {
    const byCoder = input['raters_by_unit'] as (number | string | null)[][];
    return irrAlphaMethods(
      ratingTable((byCoder[0] ?? []).map((_, unit) => byCoder.map((row) => row[unit] ?? null))),
    );
  }
  const table = ratingTable(input['data'] as (number | string | null)[][]);
  return { ...irrMethods(table), ...irrCacMethods(table), ...irrAlphaMethods(table) };
}

const valueOf = (result: Agreement): number | null => (result.kind === 'coefficient' ? result.value : null);

function holstiMethods(input: JsonObject): Methods {
  const pairs = input['pairs'] as [number, number, number][];
  const composite = (input['composite'] ?? {}) as { coders?: number; mean_pairwise?: number };
  return {
    holsti: () => pairs.map(([agreed, first, second]) => holsti(agreed, first, second)),
    composite: () => compositeReliability(composite.coders ?? 0, composite.mean_pairwise ?? NaN),
  };
}

/** A table of two coders, with weights of disagreement (0 on the diagonal) as psych has them. */
function tableMethods(input: JsonObject): Methods {
  const rows = input['table'] as number[][];
  const size = rows.length;
  const cells = Float64Array.from(rows.flat());
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  const said = input['n'];
  const crossed = { size, cells, units: typeof said === 'number' ? said : total };
  const identity = Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  const far = input['disagreement_weights'];
  const raw = Array.isArray(far) ? Float64Array.from((far as number[][]).flat()) : null;
  const places = Array.from({ length: size }, (_, place) => place);
  const most = raw === null ? 1 : raw.reduce((high, weight) => Math.max(high, weight), 0);
  const near =
    raw === null ? agreementWeights(places, 'quadratic', true) : raw.map((weight) => 1 - weight / most);
  return {
    kappa: () => valueOf(kappaOfTable(crossed, identity)),
    var_kappa: () => kappaVariance(crossed, identity),
    weighted_kappa: () => valueOf(kappaOfTable(crossed, near)),
    var_weighted: () => psychVariance(crossed, raw ?? near),
  };
}

/**
 * psych 2.2.9 puts the weights as they are (of disagreement too) into the formula meant for weights of agreement, with the sum of a row's
 * weights where Fleiss, Cohen & Everitt (1969) have their mean; the engine's own variance is `kappaVariance`.
 */
function psychVariance({ size, cells, units }: CrossTable, w: Float64Array): number {
  const places = Array.from({ length: size }, (_, place) => place);
  const sum = (read: (at: number, i: number, j: number) => number): number =>
    places.reduce((total, i) => total + places.reduce((own, j) => own + read(i * size + j, i, j), 0), 0);
  const rows = places.map((i) => places.reduce((own, j) => own + (cells[i * size + j] as number), 0));
  const columns = places.map((j) => places.reduce((own, i) => own + (cells[i * size + j] as number), 0));
  const total = rows.reduce((all, row) => all + row, 0);
  const observed = sum((at) => ((w[at] as number) * (cells[at] as number)) / total);
  const expected = sum((at, i, j) => ((w[at] as number) * rows[i]! * columns[j]!) / total ** 2);
  const byColumn = places.map((j) =>
    places.reduce((own, i) => own + ((w[i * size + j] as number) * columns[i]!) / total, 0),
  );
  const byRow = places.map((i) =>
    places.reduce((own, j) => own + ((w[i * size + j] as number) * rows[i]!) / total, 0),
  );
  const spread = sum((at, i, j) => {
    const around = (byColumn[i]! + byRow[j]!) * (1 - observed);
    return ((cells[at] as number) / total) * ((w[at] as number) * (1 - expected) - around) ** 2;
  });
  return (spread - (observed * expected - 2 * expected + observed) ** 2) / (units * (1 - expected) ** 4);
}

function irrMethods(table: RatingTable): Methods {
  const two = selectCoders(table, [0, 1]);
  const kappa = (scheme: WeightScheme) => cohenKappa(two, 0, 1, scheme);
  const percent = (of: RatingTable): number | null => {
    const found = percentAgreement(of);
    return found.kind === 'percent' ? 100 * found.unanimous : null;
  };
  const fleiss = () =>
    valueOf(chanceCorrected(table, 'fleiss', agreementWeights(table.categories, 'identity')));
  const ratings = analyseRatings(table);
  const rating = ratings.kind === 'ratings' ? ratings : null;
  const z = (scheme: WeightScheme): number | null => {
    const found = kappa(scheme);
    return found.kind === 'coefficient' ? found.z : null;
  };
  return {
    kappa2_unweighted: () => valueOf(kappa('identity')),
    kappa2_squared: () => valueOf(kappa('quadratic')),
    kappa2_equal: () => valueOf(kappa('linear')),
    kappa2_z: () => z('identity'),
    kappa2_squared_z: () => z('quadratic'),
    kappa2_equal_z: () => z('linear'),
    agree_pct: () => percent(table),
    agree12_pct: () => percent(two),
    icc_oneway: () => rating?.oneWay,
    icc_oneway_avg: () => rating?.oneWayAverage,
    icc_twoway_agree: () => rating?.agreement,
    icc_twoway_agree_avg: () => rating?.agreementAverage,
    icc_twoway_consistency: () => rating?.consistency,
    icc_twoway_consistency_avg: () => rating?.consistencyAverage,
    kendall_W: () => rating?.concordanceTies,
    kendall_W_uncorrected: () => rating?.concordance,
    kappam_fleiss: () => fleiss(),
    kappam_exact: () =>
      valueOf(chanceCorrected(table, 'conger', agreementWeights(table.categories, 'identity'))),
    fleiss_kappa: () => fleiss(),
  };
}

function alphaMethods(table: RatingTable): Methods {
  const scales: readonly AlphaScale[] = ['nominal', 'ordinal', 'interval', 'ratio'];
  return Object.fromEntries(
    scales.flatMap((scale) => {
      const compute = () => valueOf(krippendorffAlpha(table, scale));
      return [
        [scale, compute],
        [`kripp_${scale}`, compute],
      ];
    }),
  );
}

/**
 * irr counts each pair of ratings once per pair of coders when none is missing, so that its small-sample correction takes n(m−1) values
 * for n; Krippendorff's own n is in `krippendorffAlpha`, and in irr when a rating is missing.
 */
function irrAlphaMethods(table: RatingTable): Methods {
  const methods = alphaMethods(table);
  const { coders } = table;
  const n = table.codes.length;
  if (coders < 3 || table.codes.some((code) => code < 0)) return methods;
  const factor = (n * (coders - 1) - 1) / ((coders - 1) * (n - 1));
  return Object.fromEntries(
    Object.entries(methods).map(([key, compute]) => [
      key,
      (expected: Json) => {
        const value = compute(expected);
        return typeof value === 'number' ? 1 - (1 - value) * factor : value;
      },
    ]),
  );
}

/** Names and rounding of irrCAC: one row per coefficient, value and error to five decimals. */
function irrCacMethods(table: RatingTable): Methods {
  const row = (model: ChanceModel, scheme: WeightScheme): Compute => {
    return (expected) => {
      const found = chanceCorrected(table, model, agreementWeights(table.categories, scheme));
      if (found.kind !== 'coefficient') return null;
      const rounded = (value: number | null): number | null =>
        value === null ? null : Math.round(value * 1e5) / 1e5;
      const name = (expected as JsonObject[])[0]?.['coeff.name'];
      return [
        {
          'coeff.name': name,
          pa: found.observed,
          pe: found.expected,
          'coeff.val': rounded(found.value),
          'coeff.se': rounded(found.standardError),
        },
      ];
    };
  };
  const models: readonly (readonly [string, ChanceModel])[] = [
    ['fleiss', 'fleiss'],
    ['alpha', 'krippendorff'],
    ['ac', 'gwet'],
    ['bp', 'brennan-prediger'],
    ['conger', 'conger'],
  ];
  const schemes: readonly (readonly [string, WeightScheme])[] = [
    ['', 'identity'],
    ['_ordinal', 'ordinal'],
    ['_linear', 'linear'],
    ['_quadratic', 'quadratic'],
    ['_interval_quadratic', 'quadratic'],
    ['_ratio', 'ratio'],
    ['_radical', 'radical'],
  ];
  const named = models.flatMap(([name, model]) =>
    schemes.map(([suffix, scheme]) => [`${name}${suffix}`, row(model, scheme)] as const),
  );
  return {
    ...Object.fromEntries(named),
    ac1: row('gwet', 'identity'),
    ac2q: row('gwet', 'quadratic'),
    ac2: row('gwet', 'quadratic'),
    ac2l: row('gwet', 'linear'),
    ac2o: row('gwet', 'ordinal'),
  };
}
