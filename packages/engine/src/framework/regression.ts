import { factorise, invert, submatrix } from '../statistics/linear-algebra.ts';
import { fisherAbove, studentCritical, studentTwoSided } from '../statistics/distributions.ts';
import type { Interval } from '../statistics/quantile.ts';
import type { DataTable } from './data-table.ts';
import { standardisedRows, weightedCorrelations } from './moments.ts';
import type { StandardisedRows } from './moments.ts';
import { cannotConclude, problem } from './problems.ts';
import type { NotConcluded } from './problems.ts';

export interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  readonly p: number;
  readonly interval: Interval;
  /** In standard deviations of both variables. */
  readonly standardised: number;
  /** 1/(1−R²) of this predictor on the others. */
  readonly vif: number;
}

export interface Regression {
  readonly kind: 'regression';
  readonly outcome: string;
  readonly intercept: Omit<Coefficient, 'standardised' | 'vif'>;
  readonly coefficients: readonly Coefficient[];
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  readonly f: number;
  readonly fP: number;
  /** Standard deviation of the residuals. */
  readonly sigma: number;
  readonly residualDf: number;
  /** Rows used, and rows left out because a value is missing. */
  readonly rows: number;
  readonly leftOut: number;
}

/**
 * Linear regression by ordinary least squares, with an intercept.
 * Formula: b = (X'X)⁻¹X'y on centred and scaled columns; VIF from the diagonal of the inverse correlation matrix.
 * Needs more complete rows than coefficients; a predictor that depends on the others is named, not estimated. O(n p² + p³).
 */
export function regress(
  data: DataTable,
  outcome: string,
  predictors: readonly string[],
  confidence = 0.95,
): Regression | NotConcluded {
  const p = predictors.length;
  if (new Set([outcome, ...predictors]).size !== p + 1) return cannotConclude(problem('same_variable_twice'));
  const rows = standardisedRows(data, [...predictors, outcome], p + 2);
  return rows.kind === 'rows' ? solve(rows, confidence) : rows;
}

function solve(rows: StandardisedRows, confidence: number): Regression | NotConcluded {
  const { names, n } = rows;
  const p = names.length - 1;
  const r = correlationsOf(rows);
  const chosen = Array.from({ length: p }, (_, j) => j);
  const dependent = factorise(submatrix(r, p + 1, chosen), p);
  if (dependent >= 0)
    return cannotConclude(problem('collinear_predictors', { predictor: names[dependent]! }));
  const inverse = invert(submatrix(r, p + 1, chosen), p) as Float64Array;
  const beta = chosen.map((j) =>
    chosen.reduce((sum, k) => sum + (inverse[j * p + k] as number) * (r[k * (p + 1) + p] as number), 0),
  );
  const rSquared = Math.min(
    1,
    beta.reduce((sum, b, j) => sum + b * (r[j * (p + 1) + p] as number), 0),
  );
  return describe(
    rows,
    { inverse, beta, rSquared: p === 0 ? 0 : rSquared, residualDf: n - p - 1 },
    confidence,
  );
}

/** Correlations of the columns of standardised rows. O(n p²). */
export function correlationsOf(rows: StandardisedRows): Float64Array {
  const p = rows.names.length;
  const r = new Float64Array(p * p);
  weightedCorrelations(rows.z, p, null, r, new Float64Array(p), new Float64Array(p));
  return r;
}

interface Solution {
  readonly inverse: Float64Array;
  readonly beta: readonly number[];
  readonly rSquared: number;
  readonly residualDf: number;
}

function describe(rows: StandardisedRows, solution: Solution, confidence: number): Regression {
  const { names, n, seen, means, deviations } = rows;
  const { inverse, beta, rSquared, residualDf } = solution;
  const p = beta.length;
  const spread = deviations[p] as number;
  const sigma = spread * Math.sqrt(((1 - rSquared) * (n - 1)) / residualDf);
  const critical = studentCritical(1 - confidence, residualDf);
  const test = (name: string, estimate: number, standardError: number) => {
    const t = estimate / standardError;
    const reach = critical * standardError;
    const interval = { low: estimate - reach, high: estimate + reach };
    return { name, estimate, standardError, t, p: studentTwoSided(t, residualDf), interval };
  };
  const coefficients = beta.map((b, j) => {
    const scale = deviations[j] as number;
    const vif = inverse[j * p + j] as number;
    const error = (sigma * Math.sqrt(vif / (n - 1))) / scale;
    return { ...test(names[j]!, (b * spread) / scale, error), standardised: b, vif };
  });
  const atMeans = Array.from({ length: p }, (_, j) => (means[j] as number) / (deviations[j] as number));
  let leverage = 0;
  for (let j = 0; j < p; j += 1) {
    for (let k = 0; k < p; k += 1) leverage += atMeans[j]! * (inverse[j * p + k] as number) * atMeans[k]!;
  }
  const level =
    (means[p] as number) -
    coefficients.reduce((sum, { estimate }, j) => sum + estimate * (means[j] as number), 0);
  const f = rSquared / p / ((1 - rSquared) / residualDf);
  return {
    kind: 'regression',
    outcome: names[p]!,
    intercept: test('(Intercept)', level, sigma * Math.sqrt(1 / n + leverage / (n - 1))),
    coefficients,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - 1)) / residualDf,
    f,
    fP: fisherAbove(f, p, residualDf),
    sigma,
    residualDf,
    rows: n,
    leftOut: seen - n,
  };
}
