import { chiSquareAbove } from '../../statistics/distributions.ts';
import { factorise, invert } from '../../statistics/linear-algebra.ts';
import type { DataTable } from '../data-table.ts';
import { standardisedRows } from '../moments.ts';
import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';
import { correlationsOf } from '../regression.ts';
import { derivatives, factorLayout, implied, unpack } from './model.ts';
import type { FactorLayout, FactorModel, FactorValues } from './model.ts';

export interface FactorLoading {
  readonly factor: string;
  readonly item: string;
  readonly loading: number;
  readonly standardised: number;
  readonly standardError: number;
}

export interface FactorReliability {
  readonly factor: string;
  /** Share of the variance of the sum of the items that is the factor's, as the model has it. */
  readonly omega: number;
  /** The same over the observed variance of the sum. */
  readonly omegaObserved: number;
  readonly averageVariance: number;
}

export interface FactorFit {
  readonly chiSquare: number;
  readonly df: number;
  /** Null when the model has no degree of freedom. */
  readonly p: number | null;
  readonly cfi: number;
  readonly tli: number | null;
  readonly rmsea: number | null;
  readonly srmr: number;
  readonly aic: number;
  readonly bic: number;
}

export interface FactorAnalysis {
  readonly kind: 'factors';
  readonly loadings: readonly FactorLoading[];
  readonly correlations: readonly {
    readonly first: string;
    readonly second: string;
    readonly correlation: number;
  }[];
  readonly reliability: readonly FactorReliability[];
  readonly fit: FactorFit;
  readonly rows: number;
  readonly leftOut: number;
  readonly iterations: number;
}

const MOST_STEPS = 500;
/** Differences of the discrepancy below this are rounding. */
const ROUNDING = 1e-11;

/**
 * Confirmatory factor analysis by maximum likelihood: do the items measure the factors they are said to measure?
 * Formula: minimises F = ln|Σ| − ln|S| + tr(SΣ⁻¹) − p by Fisher scoring with halved steps, factors of unit variance, S with divisor
 * n; χ² = nF; standard errors from the expected information, by the delta method for the standardised loadings.
 * Source: Jöreskog (1969). Complete rows only. O(steps × q² p² ) for q parameters and p items.
 */
export function analyseFactors(data: DataTable, model: FactorModel): FactorAnalysis | NotConcluded {
  const empty = Object.keys(model).filter((name) => model[name]!.length === 0);
  if (empty.length > 0)
    return cannotConclude(...empty.map((construct) => problem('construct_without_items', { construct })));
  const layout = factorLayout(model);
  const df = (layout.p * (layout.p + 1)) / 2 - layout.parameters;
  if (df < 0) return cannotConclude(problem('not_identified', { reason: 'degrees_of_freedom' }));
  const rows = standardisedRows(data, layout.items, layout.p + 2);
  if (rows.kind === 'not_concluded') return rows;
  const s = correlationsOf(rows);
  const dependent = factorise(s.slice(), layout.p);
  if (dependent >= 0) {
    const item = layout.items[dependent]!;
    return cannotConclude(
      problem('collinear_items', { construct: layout.names[layout.factorOf[dependent]!]!, item }),
    );
  }
  const found = scoring(layout, s, rows.n);
  if (found.kind === 'not_concluded') return found;
  const scale = rows.deviations.map((value) => value * Math.sqrt((rows.n - 1) / rows.n));
  return describe(layout, s, found, { n: rows.n, leftOut: rows.seen - rows.n, df, scale });
}

interface Fitted {
  readonly kind: 'fitted';
  readonly values: FactorValues;
  readonly sigma: Float64Array;
  readonly discrepancy: number;
  /** Covariances of the estimates. */
  readonly covariance: Float64Array;
  readonly iterations: number;
}

/** Fisher scoring on the correlations: the model is free of scale, so the fit is that of the covariances. */
function scoring(layout: FactorLayout, s: Float64Array, n: number): Fitted | NotConcluded {
  const q = layout.parameters;
  let parameters = startValues(layout, s);
  let current = discrepancy(layout, s, parameters);
  for (let step = 1; step <= MOST_STEPS && Number.isFinite(current); step += 1) {
    const { gradient, information } = slopes(layout, s, parameters);
    const covariance = invert(information, q);
    if (covariance === null) return cannotConclude(problem('not_identified', { reason: 'information' }));
    const change = new Float64Array(q);
    let decrement = 0;
    for (let i = 0; i < q; i += 1) {
      for (let j = 0; j < q; j += 1)
        change[i] = (change[i] as number) + (covariance[i * q + j] as number) * (gradient[j] as number);
      decrement += (change[i] as number) * (gradient[i] as number);
    }
    if (decrement < 1e-17) {
      const values = unpack(layout, parameters);
      const asymptotic = covariance.map((value) => value / n);
      return {
        kind: 'fitted',
        values,
        sigma: implied(layout, values),
        discrepancy: current,
        covariance: asymptotic,
        iterations: step,
      };
    }
    const next = stepped(layout, s, parameters, change, current);
    if (next === null) break;
    parameters = next.parameters;
    current = next.discrepancy;
  }
  return cannotConclude(problem('no_convergence', { iterations: MOST_STEPS }));
}

function startValues(layout: FactorLayout, s: Float64Array): Float64Array {
  const { p, m, factorOf, alone } = layout;
  const sign = (i: number): number => {
    let sum = 0;
    for (let j = 0; j < p; j += 1) if (factorOf[j] === factorOf[i]) sum += s[i * p + j] as number;
    return sum < 0 ? -1 : 1;
  };
  const loadings = Array.from({ length: p }, (_, i) => (alone[i] ? 1 : 0.7 * sign(i)));
  const errors = alone.filter((single) => !single).map(() => 0.5);
  return Float64Array.from([...loadings, ...errors, ...new Array<number>((m * (m - 1)) / 2).fill(0.2)]);
}

/** The largest step, halved as often as needed, that lowers the discrepancy and keeps Σ positive. */
function stepped(
  layout: FactorLayout,
  s: Float64Array,
  from: Float64Array,
  change: Float64Array,
  current: number,
) {
  for (let share = 1; share > 1e-8; share /= 2) {
    const parameters = from.map((value, i) => value + share * (change[i] as number));
    const next = discrepancy(layout, s, parameters);
    if (next <= current + ROUNDING) return { parameters, discrepancy: next };
  }
  return null;
}

function discrepancy(layout: FactorLayout, s: Float64Array, parameters: Float64Array): number {
  const { p } = layout;
  const sigma = implied(layout, unpack(layout, parameters));
  const inverse = invert(sigma, p);
  if (inverse === null) return Infinity;
  let trace = 0;
  for (let i = 0; i < p * p; i += 1) trace += (inverse[i] as number) * (s[i] as number);
  return logDeterminant(sigma, p) - logDeterminant(s, p) + trace - p;
}

function logDeterminant(matrix: Float64Array, p: number): number {
  const l = matrix.slice();
  if (factorise(l, p) >= 0) return NaN;
  let sum = 0;
  for (let i = 0; i < p; i += 1) sum += 2 * Math.log(l[i * p + i] as number);
  return sum;
}

/** Gradient of −F/2 and its expected information, ½tr(Σ⁻¹DᵢΣ⁻¹Dⱼ). */
function slopes(layout: FactorLayout, s: Float64Array, parameters: Float64Array) {
  const { p, parameters: q } = layout;
  const values = unpack(layout, parameters);
  const sigma = implied(layout, values);
  const inverse = invert(sigma, p) as Float64Array;
  const turned = derivatives(layout, values).map((d) => product(inverse, d, p));
  const residual = product(
    inverse,
    s.map((value, at) => value - (sigma[at] as number)),
    p,
  );
  const gradient = new Float64Array(q);
  const information = new Float64Array(q * q);
  for (let i = 0; i < q; i += 1) {
    gradient[i] = traceOfProduct(residual, turned[i]!, p) / 2;
    for (let j = 0; j <= i; j += 1) {
      const own = traceOfProduct(turned[i]!, turned[j]!, p) / 2;
      information[i * q + j] = own;
      information[j * q + i] = own;
    }
  }
  return { gradient, information };
}

function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const c = new Float64Array(p * p);
  for (let i = 0; i < p; i += 1) {
    for (let k = 0; k < p; k += 1) {
      const own = a[i * p + k] as number;
      if (own === 0) continue;
      for (let j = 0; j < p; j += 1) c[i * p + j] = (c[i * p + j] as number) + own * (b[k * p + j] as number);
    }
  }
  return c;
}

function traceOfProduct(a: Float64Array, b: Float64Array, p: number): number {
  let sum = 0;
  for (let i = 0; i < p; i += 1)
    for (let j = 0; j < p; j += 1) sum += (a[i * p + j] as number) * (b[j * p + i] as number);
  return sum;
}

interface Sample {
  readonly n: number;
  readonly leftOut: number;
  readonly df: number;
  /** Standard deviations of the items, divisor n. */
  readonly scale: Float64Array;
}

function describe(layout: FactorLayout, s: Float64Array, fitted: Fitted, sample: Sample): FactorAnalysis {
  const { names, m } = layout;
  const correlations = names.flatMap((first, f) =>
    names.slice(f + 1).map((second, after) => ({
      first,
      second,
      correlation: fitted.values.factors[f * m + f + 1 + after] as number,
    })),
  );
  return {
    kind: 'factors',
    loadings: loadingsOf(layout, fitted, sample),
    correlations,
    reliability: names.map((_, f) => reliabilityOf(layout, s, fitted, sample, f)),
    fit: fitOf(layout, s, fitted, sample),
    rows: sample.n,
    leftOut: sample.leftOut,
    iterations: fitted.iterations,
  };
}

function loadingsOf(
  layout: FactorLayout,
  { values, covariance }: Fitted,
  { scale }: Sample,
): FactorLoading[] {
  const { items, names, factorOf, alone, p, parameters: q } = layout;
  let errorAt = p;
  return items.map((item, i) => {
    const loading = values.loadings[i] as number;
    const error = values.errors[i] as number;
    const variance = loading ** 2 + error;
    const place = alone[i] ? -1 : errorAt++;
    const byLoading = error / variance ** 1.5;
    const byError = place < 0 ? 0 : -loading / (2 * variance ** 1.5);
    const at = (a: number, b: number): number => (a < 0 || b < 0 ? 0 : (covariance[a * q + b] as number));
    const spread =
      byLoading ** 2 * at(i, i) + 2 * byLoading * byError * at(i, place) + byError ** 2 * at(place, place);
    return {
      factor: names[factorOf[i]!]!,
      item,
      loading: loading * (scale[i] as number),
      standardised: loading / Math.sqrt(variance),
      standardError: Math.sqrt(Math.max(0, spread)),
    };
  });
}

function reliabilityOf(
  layout: FactorLayout,
  s: Float64Array,
  { values }: Fitted,
  { scale }: Sample,
  f: number,
): FactorReliability {
  const { items, factorOf, p, names } = layout;
  const own = items.flatMap((_, i) => (factorOf[i] === f ? [i] : []));
  const loading = (i: number): number => (values.loadings[i] as number) * (scale[i] as number);
  const error = (i: number): number => (values.errors[i] as number) * (scale[i] as number) ** 2;
  const sum = own.reduce((total, i) => total + loading(i), 0) ** 2;
  const errors = own.reduce((total, i) => total + error(i), 0);
  const squares = own.reduce((total, i) => total + loading(i) ** 2, 0);
  let observed = 0;
  for (const i of own) {
    for (const j of own) observed += (s[i * p + j] as number) * (scale[i] as number) * (scale[j] as number);
  }
  return {
    factor: names[f]!,
    omega: sum / (sum + errors),
    omegaObserved: sum / observed,
    averageVariance: squares / (squares + errors),
  };
}

function fitOf(
  layout: FactorLayout,
  s: Float64Array,
  { discrepancy: f, sigma }: Fitted,
  { n, df, scale }: Sample,
): FactorFit {
  const { p, parameters: q } = layout;
  const chiSquare = n * Math.max(0, f);
  const alone = -n * logDeterminant(s, p);
  const aloneDf = (p * (p - 1)) / 2;
  const excess = Math.max(chiSquare - df, 0);
  const worst = Math.max(alone - aloneDf, excess, 0);
  let residual = 0;
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j <= i; j += 1)
      residual += ((s[i * p + j] as number) - (sigma[i * p + j] as number)) ** 2;
  }
  const logScale = 2 * scale.reduce((sum, value) => sum + Math.log(value), 0);
  const twice = n * (p * Math.log(2 * Math.PI) + logScale + f + logDeterminant(s, p) + p);
  return {
    chiSquare,
    df,
    p: df === 0 ? null : chiSquareAbove(chiSquare, df),
    cfi: worst === 0 ? 1 : 1 - excess / worst,
    tli: df === 0 ? null : (alone / aloneDf - chiSquare / df) / (alone / aloneDf - 1),
    rmsea: df === 0 ? null : Math.sqrt(excess / (n * df)),
    srmr: Math.sqrt(residual / ((p * (p + 1)) / 2)),
    aic: twice + 2 * q,
    bic: twice + q * Math.log(n),
  };
}
