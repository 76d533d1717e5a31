import { incompleteBeta, incompleteGammaUpper } from './special-functions.ts';

/**
 * Share of a standard normal variable below `z`.
 * Formula: Φ(z) = Q(1/2, z²/2)/2 for z < 0, by symmetry above. Relative error about 1e-14. O(1).
 */
export function normalBelow(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const tail = incompleteGammaUpper(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/**
 * Value under which a standard normal variable falls with the given probability; −∞ at 0, +∞ at 1.
 * Formula: Wichura's rational approximations AS 241 (PPND16), relative error about 1e-16. O(1).
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return NaN;
  if (probability === 0) return -Infinity;
  if (probability === 1) return Infinity;
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * ratio(r, CENTRE)) as number;
  }
  const r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
  const value = r <= 5 ? ratio(r - 1.6, MIDDLE) : ratio(r - 5, FAR);
  return q < 0 ? -value : value;
}

interface Rational {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

const CENTRE: Rational = {
  above: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  below: [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
};
const MIDDLE: Rational = {
  above: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  below: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};
const FAR: Rational = {
  above: [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  below: [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
};

const polynomial = (r: number, coefficients: readonly number[]): number =>
  coefficients.reduce((sum, coefficient) => sum * r + coefficient, 0);

const ratio = (r: number, { above, below }: Rational): number => polynomial(r, above) / polynomial(r, below);

/** Probability that |t| is at least this large under Student's law: I_{df/(df+t²)}(df/2, 1/2). */
export const studentTwoSided = (t: number, df: number): number =>
  df > 0 && !Number.isNaN(t) ? incompleteBeta(df / (df + t * t), df / 2, 0.5) : NaN;

/** Probability of a larger F: I_{d2/(d2+d1 F)}(d2/2, d1/2). */
export const fisherAbove = (f: number, d1: number, d2: number): number =>
  d1 > 0 && d2 > 0 && f >= 0 ? incompleteBeta(d2 / (d2 + d1 * f), d2 / 2, d1 / 2) : NaN;

/** Probability of a larger χ²: Q(df/2, χ²/2). */
export const chiSquareAbove = (chiSquare: number, df: number): number =>
  df > 0 && chiSquare >= 0 ? incompleteGammaUpper(df / 2, chiSquare / 2) : NaN;

/** Value that Student's |t| exceeds with the given probability (two-sided), by bisection on the exact tail. O(60). */
export function studentCritical(twoSided: number, df: number): number {
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, df) > twoSided) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-13 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, df) > twoSided) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
