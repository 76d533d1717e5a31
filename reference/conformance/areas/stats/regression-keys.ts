import { analyseItems, regress } from '@grappe/engine/framework';
import type { DataTable, Regression } from '@grappe/engine/framework';
import type { ConformanceCase, Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey, toleranceOf, unsupportedKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';

/** A regression of `y` on the other columns, or on those of `x`. */
export function regressionOutcomes(reference: ConformanceCase, data: DataTable): KeyOutcome[] {
  const input = reference.input as JsonObject;
  const outcome = String(input['y']);
  const named = input['x'] ?? input['predictors'];
  const predictors = Array.isArray(named)
    ? named.map(String)
    : Object.keys(data.columns).filter((name) => name !== outcome);
  const found = regress(data, outcome, predictors);
  if (found.kind === 'not_concluded') {
    const reason = JSON.stringify(found.problems);
    return Object.keys(reference.expected).map((key) => unsupportedKey(key, reason));
  }
  return regressionKeys('', reference.expected, found, toleranceOf(reference.tolerance));
}

/** The keys of one regression, as R's `lm` names them. */
export function regressionKeys(
  prefix: string,
  expected: JsonObject,
  found: Regression,
  tolerance: Tolerance,
): KeyOutcome[] {
  const all = [found.intercept, ...found.coefficients];
  const byName = (read: (one: Regression['intercept']) => number) =>
    Object.fromEntries(all.map((one) => [one.name, read(one)]));
  const values: Readonly<Record<string, unknown>> = {
    coef: byName(({ estimate }) => estimate),
    se: byName(({ standardError }) => standardError),
    t: byName(({ t }) => t),
    p: byName(({ p }) => p),
    r2: found.rSquared,
    adj: found.adjustedRSquared,
    f: found.f,
    sigma: found.sigma,
    vif: Object.fromEntries(found.coefficients.map(({ name, vif }) => [name, vif])),
  };
  return Object.entries(expected).map(([key, value]) =>
    key in values
      ? compareKey(`${prefix}${key}`, value as Json, values[key], tolerance)
      : unsupportedKey(`${prefix}${key}`, 'the engine has no figure of this name'),
  );
}

/** Reliability of all the columns as one scale. */
export function itemOutcomes(reference: ConformanceCase, data: DataTable): KeyOutcome[] {
  const found = analyseItems(data, Object.keys(data.columns));
  if (found.kind === 'not_concluded') {
    const reason = JSON.stringify(found.problems);
    return Object.keys(reference.expected).map((key) => unsupportedKey(key, reason));
  }
  const values: Readonly<Record<string, unknown>> = {
    alpha_raw: found.alpha,
    alpha_std: found.standardisedAlpha,
    g6: found.guttman6,
    avg_r: found.meanCorrelation,
    drop_raw_alpha: found.items.map(({ alphaWithout }) => alphaWithout),
    item_total_corrected: found.items.map(({ restCorrelation }) => restCorrelation),
  };
  return Object.entries(reference.expected).map(([key, value]) =>
    key in values
      ? compareKey(key, value, values[key], toleranceOf(reference.tolerance))
      : unsupportedKey(key, 'the engine has no figure of this name'),
  );
}
