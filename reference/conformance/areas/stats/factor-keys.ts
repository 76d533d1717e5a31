import { analyseFactors, analyseItems, estimatePls } from '@grappe/engine/framework';
import type { DataTable, FactorAnalysis, FactorModel } from '@grappe/engine/framework';
import type { ConformanceCase, Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey, unsupportedKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';
import { compareTable } from './labelled-table.ts';

/** A confirmatory factor analysis, as lavaan, semTools and psych name its figures. */
export function factorOutcomes(reference: ConformanceCase, data: DataTable): KeyOutcome[] {
  const model = (reference.input as JsonObject)['model'] as FactorModel;
  const found = analyseFactors(data, model);
  if (found.kind === 'not_concluded') {
    const reason = JSON.stringify(found.problems);
    return Object.keys(reference.expected).map((key) => unsupportedKey(key, reason));
  }
  const said = (key: string): Tolerance => ({ absolute: Number(reference.tolerance[key] ?? 0), relative: 0 });
  const closed = said('alpha_absolute');
  const likelihood = said('ml_absolute');
  const items = Object.values(model).flat();
  const whole = analyseItems(data, items);
  const alpha = (name: string): number | null => {
    const own = analyseItems(data, model[name] ?? []);
    return own.kind === 'items' ? own.alpha : null;
  };
  const compare: Readonly<Record<string, (expected: Json) => KeyOutcome>> = {
    n: (expected) => compareKey('n', expected, found.rows, closed),
    alpha: (expected) =>
      compareKey(
        'alpha',
        expected,
        Object.fromEntries(Object.keys(model).map((name) => [name, alpha(name)])),
        closed,
      ),
    std_loadings: (expected) => compareKey('std_loadings', expected, loadingRows(found), likelihood),
    fit: (expected) => compareKey('fit', expected, fitRow(found), likelihood),
    reliability: (expected) =>
      compareTable('reliability', expected, reliabilityCell(found, alpha), likelihood),
    htmt: (expected) => compareTable('htmt', expected, htmtCell(data, model), closed),
    mean: (expected) =>
      compareKey(
        'mean',
        expected,
        whole.kind === 'items' ? whole.items.map(({ mean }) => mean) : null,
        closed,
      ),
    sd: (expected) =>
      compareKey(
        'sd',
        expected,
        whole.kind === 'items' ? whole.items.map(({ deviation }) => deviation) : null,
        closed,
      ),
  };
  return Object.entries(reference.expected).map(([key, expected]) => {
    const outcome = compare[key]?.(expected) ?? unsupportedKey(key, 'the engine has no figure of this name');
    return outcome.status === 'pass' ? { ...outcome, key } : outcome;
  });
}

const loadingRows = ({ loadings }: FactorAnalysis) =>
  loadings.map(({ factor, item, standardised, standardError }) => ({
    lhs: factor,
    rhs: item,
    'est.std': standardised,
    se: standardError,
  }));

const fitRow = ({ fit }: FactorAnalysis) => ({
  chisq: fit.chiSquare,
  df: fit.df,
  pvalue: fit.p,
  cfi: fit.cfi,
  tli: fit.tli,
  rmsea: fit.rmsea,
  srmr: fit.srmr,
  aic: fit.aic,
  bic: fit.bic,
});

/** With one factor by item and no error covariance, omega and omega2 are the same. */
const reliabilityCell =
  ({ reliability }: FactorAnalysis, alpha: (name: string) => number | null) =>
  (row: string, factor: string): unknown => {
    const own = reliability.find((one) => one.factor === factor);
    const values: Readonly<Record<string, unknown>> = {
      alpha: alpha(factor),
      omega: own?.omega,
      omega2: own?.omega,
      omega3: own?.omegaObserved,
      avevar: own?.averageVariance,
    };
    return values[row];
  };

/** HTMT needs no likelihood: it is read from a model with a path between neighbours only to hold the constructs together. */
function htmtCell(data: DataTable, model: FactorModel) {
  const names = Object.keys(model);
  const estimate = estimatePls(data, {
    constructs: names.map((name) => ({ name, items: model[name] ?? [], weights: 'A' })),
    paths: names.slice(1).map((to, i) => ({ from: names[i]!, to })),
    scheme: 'path',
  });
  return (a: string, b: string): unknown => {
    if (a === b) return 1;
    if (estimate.kind !== 'pls') return null;
    const pair = estimate.pairs.find(
      ({ first, second }) => (first === a && second === b) || (first === b && second === a),
    );
    return pair?.htmt;
  };
}
