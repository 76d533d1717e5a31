/** Small dense matrices, rows one after the other in a Float64Array. */

/** Pivots below this share of their diagonal mean that a column is a combination of the others. */
export const COLLINEAR = 1e-10;

/**
 * Cholesky factor of a symmetric positive definite matrix, in place (lower triangle).
 * Returns −1, or the number of the first column that depends on those before it. O(n³/3).
 */
export function factorise(a: Float64Array, n: number): number {
  for (let j = 0; j < n; j += 1) {
    const diagonal = a[j * n + j] as number;
    let pivot = diagonal;
    for (let k = 0; k < j; k += 1) pivot -= (a[j * n + k] as number) ** 2;
    if (!(pivot > COLLINEAR * diagonal) || !(diagonal > 0)) return j;
    const root = Math.sqrt(pivot);
    a[j * n + j] = root;
    for (let i = j + 1; i < n; i += 1) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (a[i * n + k] as number) * (a[j * n + k] as number);
      a[i * n + j] = sum / root;
    }
  }
  return -1;
}

/** Solves L Lᵀ x = b in place, with L from `factorise`. O(n²). */
export function solveFactorised(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i += 1) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (l[i * n + k] as number) * (b[k] as number);
    b[i] = sum / (l[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = b[i] as number;
    for (let k = i + 1; k < n; k += 1) sum -= (l[k * n + i] as number) * (b[k] as number);
    b[i] = sum / (l[i * n + i] as number);
  }
}

/** Inverse of a symmetric positive definite matrix, or null when a column depends on the others. O(n³). */
export function invert(matrix: Float64Array, n: number): Float64Array | null {
  const l = matrix.slice();
  if (factorise(l, n) >= 0) return null;
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j += 1) {
    column.fill(0);
    column[j] = 1;
    solveFactorised(l, n, column);
    for (let i = 0; i < n; i += 1) inverse[i * n + j] = column[i] as number;
  }
  return inverse;
}

/** The matrix of the chosen rows and columns. */
export function submatrix(matrix: Float64Array, n: number, chosen: readonly number[]): Float64Array {
  const size = chosen.length;
  const part = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      part[i * size + j] = matrix[(chosen[i] as number) * n + (chosen[j] as number)] as number;
    }
  }
  return part;
}

export interface Eigen {
  /** From the largest to the smallest. */
  readonly values: Float64Array;
  /** `vectors[k]` belongs to `values[k]`, of length one. */
  readonly vectors: readonly Float64Array[];
}

const SWEEPS = 60;

/** Eigenvalues and vectors of a symmetric matrix by Jacobi's rotations. O(n³) per sweep, some ten sweeps. */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a, n) > 1e-300; sweep += 1) {
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).toSorted(
    (i, j) => (a[j * n + j] as number) - (a[i * n + i] as number),
  );
  return {
    values: Float64Array.from(order, (i) => a[i * n + i] as number),
    vectors: order.map((i) => Float64Array.from({ length: n }, (_, k) => v[k * n + i] as number)),
  };
}

function offDiagonal(a: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) sum += (a[i * n + j] as number) ** 2;
  return sum;
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k += 1) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k += 1) turn(a, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k += 1) turn(v, k * n + p, k * n + q, c, s);
}

function turn(m: Float64Array, first: number, second: number, c: number, s: number): void {
  const x = m[first] as number;
  const y = m[second] as number;
  m[first] = c * x - s * y;
  m[second] = s * x + c * y;
}
