import type { Mediation, Regression } from '@grappe/engine/framework';
import type { Json, KeyOutcome } from '../../adapter.ts';
import { compareKey, unsupportedKey } from '../../compare.ts';

/**
 * lavaan stops its search when the likelihood no longer moves: its figures are those of the maximum to about seven digits, ours
 * are exact (a saturated chain of regressions has its maximum in closed form).
 */
const SEARCH = { absolute: 1e-7, relative: 1e-7 };

interface Row {
  readonly lhs: string;
  readonly op: string;
  readonly rhs: string;
  readonly label?: string;
}

/** Maximum likelihood of the same chain: estimates of least squares, errors with divisor n instead of the degrees of freedom. */
export function lavaanOutcomes(key: string, value: Json, found: Mediation): KeyOutcome[] {
  const rows = value as unknown as readonly (Row & Readonly<Record<string, Json>>)[];
  const got = rows.map((row) => {
    const own = figuresOf(row, rows, found);
    if (own === null) return null;
    const z = own.se > 0 ? own.est / own.se : undefined;
    const reach = 1.959963984540054 * own.se;
    const all: Readonly<Record<string, unknown>> = {
      ...row,
      est: own.est,
      se: own.se,
      z,
      pvalue: z === undefined ? undefined : normalTwoSided(z),
      'ci.lower': own.est - reach,
      'ci.upper': own.est + reach,
      'std.all': own.standardised,
    };
    return Object.fromEntries(Object.keys(row).map((name) => [name, all[name]]));
  });
  const missing = rows[got.indexOf(null)];
  if (missing !== undefined)
    return [unsupportedKey(key, `no figure for ${missing.lhs} ${missing.op} ${missing.rhs}`)];
  return [compareKey(key, value, got, SEARCH)];
}

interface Figures {
  readonly est: number;
  readonly se: number;
  readonly standardised: number;
}

function figuresOf(row: Row, rows: readonly Row[], found: Mediation): Figures | null {
  if (row.op === '~') return slopeOf(found, row.lhs, row.rhs);
  if (row.op === ':=') return definedOf(row, rows, found);
  return row.lhs === row.rhs ? varianceOf(found, row.lhs) : covarianceOf(found, row.lhs, row.rhs);
}

/** The equation of a variable in the chain: its first regression (that of the outcome with the mediators). */
const equation = (found: Mediation, outcome: string): Regression | undefined =>
  found.regressions.find((one) => one.outcome === outcome);

const shrink = (regression: Regression): number => Math.sqrt(regression.residualDf / regression.rows);

function slopeOf(found: Mediation, outcome: string, predictor: string): Figures | null {
  const own = equation(found, outcome);
  const slope = own?.coefficients.find(({ name }) => name === predictor);
  if (own === undefined || slope === undefined) return null;
  return { est: slope.estimate, se: slope.standardError * shrink(own), standardised: slope.standardised };
}

const residualVariance = (one: Regression): number => (one.sigma ** 2 * one.residualDf) / one.rows;

function varianceOf(found: Mediation, name: string): Figures | null {
  const own = equation(found, name);
  if (own === undefined) return causeVariance(found, name);
  const est = residualVariance(own);
  return { est, se: est * Math.sqrt(2 / own.rows), standardised: 1 - own.rSquared };
}

/** The cause is not modelled: its variance is that of the sample, without error. Read back from a slope and its error. */
function causeVariance({ regressions }: Mediation, name: string): Figures | null {
  const simple = regressions.find(
    ({ coefficients }) => coefficients.length === 1 && coefficients[0]?.name === name,
  );
  const slope = simple?.coefficients[0];
  if (simple === undefined || slope === undefined) return null;
  return { est: simple.sigma ** 2 / (slope.standardError ** 2 * simple.rows), se: 0, standardised: 1 };
}

/** Residual covariance of two mediators, from the slope of one on the other once the cause is taken out. */
function covarianceOf(found: Mediation, first: string, second: string): Figures | null {
  const [a, b] = [equation(found, first), equation(found, second)];
  const outcome = equation(found, found.model.outcome);
  if (a === undefined || b === undefined || outcome === undefined) return null;
  const [va, vb] = [residualVariance(a), residualVariance(b)];
  // The error of a slope tells how much of its variable the others leave: va(1−r²) = σ²/(n se²).
  const slope = outcome.coefficients.find(({ name }) => name === first);
  if (slope === undefined) return null;
  const own = outcome.sigma ** 2 / (slope.standardError ** 2 * outcome.rows);
  const size = Math.sqrt(Math.max(0, 1 - own / va));
  const est = residualSign(found, first, second) * size * Math.sqrt(va * vb);
  return { est, se: Math.sqrt((va * vb + est ** 2) / a.rows), standardised: est / Math.sqrt(va * vb) };
}

/** c − c′ = a₁b₁ + a₂b₂ holds whatever the sign; the total slope of the outcome on one mediator gives it. */
function residualSign(found: Mediation, first: string, second: string): number {
  const serial = found.regressions.find(
    ({ outcome, coefficients }) => outcome === second && coefficients.some(({ name }) => name === first),
  );
  return serial === undefined
    ? 1
    : Math.sign(serial.coefficients.find(({ name }) => name === first)?.estimate ?? 1);
}

/** `a*b`, `a1*b1`, sums of those and of the direct effect: first-order errors from uncorrelated equations. */
function definedOf(row: Row, rows: readonly Row[], found: Mediation): Figures | null {
  const labelled = (label: string): Figures | null => {
    const own = rows.find((one) => one.label === label && one.op !== ':=');
    return own === undefined ? null : figuresOf(own, rows, found);
  };
  const factors = row.rhs.split('*').map(labelled);
  if (!row.rhs.includes('+')) {
    const known = factors.filter((one) => one !== null);
    if (known.length < factors.length) return null;
    const est = known.reduce((product, one) => product * one.est, 1);
    const se = Math.hypot(...known.map((one) => (est / one.est) * one.se));
    return { est, se, standardised: known.reduce((product, one) => product * one.standardised, 1) };
  }
  const total = found.regressions.at(-1);
  const slope = total?.coefficients[0];
  if (total === undefined || slope === undefined) return null;
  return { est: slope.estimate, se: slope.standardError * shrink(total), standardised: slope.standardised };
}

/** Probability of a larger |z|, by Simpson's rule on the density (to 1e-12 for the values met here). */
function normalTwoSided(z: number): number {
  const size = Math.abs(z);
  const far = size + 12;
  const steps = 4000;
  const h = (far - size) / steps;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(size) + density(far);
  for (let i = 1; i < steps; i += 1) sum += density(size + i * h) * (i % 2 === 1 ? 4 : 2);
  return (2 * sum * h) / 3;
}
