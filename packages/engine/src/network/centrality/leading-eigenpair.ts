import type { Adjacency } from '../graph-index/graph-index.ts';

export interface Eigenpair {
  readonly eigenvalue: number;
  /** Non-negative, of length 1, in the order of the members given. */
  readonly vector: Float64Array;
  /** False when the search was stopped before the residual was small. */
  readonly converged: boolean;
}

const BASIS = 60;
const RESIDUAL = 1e-12;
const ACCEPTED_RESIDUAL = 1e-8;
/** Multiplications allowed: a few seconds. */
const MAX_WORK = 4e9;

/**
 * Largest eigenvalue and its vector for one connected part of an undirected network: Lanczos' method with full
 * reorthogonalisation, restarted from its best vector until the residual is below 1e-12 of the eigenvalue.
 * `placeOf` gives the place of each member in `members`. O(restarts * 60 * (m + 60 n)). Deterministic.
 */
export function leadingEigenpair(adjacency: Adjacency, members: Int32Array, placeOf: Int32Array): Eigenpair {
  const n = members.length;
  const multiply = (x: Float64Array) => product(adjacency, members, placeOf, x);
  const perRestart = BASIS * (adjacency.neighbours.length + 2 * BASIS * n);
  const restarts = Math.max(10, Math.floor(MAX_WORK / perRestart));
  let vector = unit(multiply(new Float64Array(n).fill(1)));
  let eigenvalue = 0;
  let residual = Infinity;
  for (let restart = 0; restart < restarts && residual > RESIDUAL * eigenvalue; restart += 1) {
    vector = unit(lanczos(multiply, vector, Math.min(BASIS, n)).vector.map(Math.abs));
    const image = multiply(vector);
    eigenvalue = dot(image, vector);
    residual = image.reduce((most, value, i) => Math.max(most, Math.abs(value - eigenvalue * vector[i]!)), 0);
  }
  return { eigenvalue, vector, converged: residual <= ACCEPTED_RESIDUAL * eigenvalue };
}

function product(
  adjacency: Adjacency,
  members: Int32Array,
  placeOf: Int32Array,
  x: Float64Array,
): Float64Array {
  const { offsets, neighbours, strengths } = adjacency;
  const y = new Float64Array(members.length);
  for (let i = 0; i < members.length; i += 1) {
    const v = members[i]!;
    const end = offsets[v + 1]!;
    let sum = 0;
    for (let e = offsets[v]!; e < end; e += 1) sum += strengths[e]! * x[placeOf[neighbours[e]!]!]!;
    y[i] = sum;
  }
  return y;
}

/** Best vector in the space spanned by x, Ax, A2x, ... */
function lanczos(
  multiply: (x: Float64Array) => Float64Array,
  start: Float64Array,
  steps: number,
): { vector: Float64Array } {
  const basis: Float64Array[] = [start];
  const diagonal: number[] = [];
  const beside: number[] = [];
  for (let k = 0; k < steps; k += 1) {
    const image = multiply(basis[k]!);
    diagonal.push(dot(image, basis[k]!));
    for (let pass = 0; pass < 2; pass += 1) {
      for (const known of basis) subtract(image, known, dot(image, known));
    }
    const left = Math.sqrt(dot(image, image));
    if (k + 1 === steps || left < 1e-13 * Math.abs(diagonal[0]! || 1)) break;
    beside.push(left);
    basis.push(image.map((value) => value / left));
  }
  const weights = leadingOfTridiagonal(diagonal, beside);
  const vector = new Float64Array(start.length);
  for (const [k, own] of basis.entries()) subtract(vector, own, -(weights[k] ?? 0));
  return { vector };
}

/** Leading eigenvector of a symmetric tridiagonal matrix: bisection on Sturm's count, then inverse iteration. */
function leadingOfTridiagonal(diagonal: readonly number[], beside: readonly number[]): Float64Array {
  const n = diagonal.length;
  const reach = (i: number) => Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0);
  let high = Math.max(...diagonal.map((value, i) => value + reach(i)));
  let low = Math.min(...diagonal.map((value, i) => value - reach(i)));
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(high)); step += 1) {
    const middle = (low + high) / 2;
    if (countBelow(diagonal, beside, middle) < n) low = middle;
    else high = middle;
  }
  const shift = high + 1e-14 * Math.max(1, Math.abs(high));
  let vector = new Float64Array(n).fill(1);
  for (let step = 0; step < 3; step += 1) vector = unit(solveTridiagonal(diagonal, beside, shift, vector));
  return vector;
}

function countBelow(diagonal: readonly number[], beside: readonly number[], value: number): number {
  let count = 0;
  let pivot = 1;
  for (let i = 0; i < diagonal.length; i += 1) {
    const coupling = i === 0 ? 0 : beside[i - 1]! ** 2 / pivot;
    pivot = diagonal[i]! - value - coupling;
    if (pivot === 0) pivot = 1e-300;
    if (pivot < 0) count += 1;
  }
  return count;
}

/** Solves (T - shift I) x = b by elimination; the shift lies just above the largest eigenvalue, so pivots are negative. */
function solveTridiagonal(
  diagonal: readonly number[],
  beside: readonly number[],
  shift: number,
  b: Float64Array,
): Float64Array<ArrayBuffer> {
  const n = diagonal.length;
  const pivots = new Float64Array(n);
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i += 1) {
    const factor = i === 0 ? 0 : beside[i - 1]! / pivots[i - 1]!;
    pivots[i] = diagonal[i]! - shift - (i === 0 ? 0 : factor * beside[i - 1]!);
    if (Math.abs(pivots[i]!) < 1e-300) pivots[i] = -1e-300;
    if (i > 0) x[i]! -= factor * x[i - 1]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    x[i] = (x[i]! - (i + 1 < n ? beside[i]! * x[i + 1]! : 0)) / pivots[i]!;
  }
  return x;
}

function unit(x: Float64Array): Float64Array<ArrayBuffer> {
  const scale = x.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const scaled = x.map((value) => value / scale);
  const length = Math.sqrt(dot(scaled, scaled));
  return Float64Array.from(scaled, (value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

function subtract(from: Float64Array, direction: Float64Array, amount: number): void {
  for (let i = 0; i < from.length; i += 1) from[i]! -= amount * direction[i]!;
}
