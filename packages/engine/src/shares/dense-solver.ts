/** A factored square matrix: solves A x = b and Aᵀ x = b. Small sizes (at most 21 here). */
export interface FactoredMatrix {
  solve(right: ArrayLike<number>): Float64Array;
  solveTransposed(right: ArrayLike<number>): Float64Array;
}

/** LU factors of a row-major square matrix with partial pivoting; throws when it is singular. O(n³). */
export function factor(matrix: Float64Array, size: number): FactoredMatrix {
  const lu = matrix.slice();
  const order = Array.from({ length: size }, (_, i) => i);
  for (let step = 0; step < size; step++) eliminate(lu, size, step, order);
  return {
    solve: (right) => solveRows(lu, size, order, right),
    solveTransposed: (right) => solveColumns(lu, size, order, right),
  };
}

function eliminate(lu: Float64Array, size: number, step: number, order: number[]): void {
  let pivot = step;
  for (let row = step + 1; row < size; row++) {
    if (Math.abs(at(lu, size, row, step)) > Math.abs(at(lu, size, pivot, step))) pivot = row;
  }
  if (Math.abs(at(lu, size, pivot, step)) < 1e-12) throw new Error('singular basis');
  if (pivot !== step) swapRows(lu, size, step, pivot, order);
  const diagonal = at(lu, size, step, step);
  for (let row = step + 1; row < size; row++) {
    const ratio = at(lu, size, row, step) / diagonal;
    lu[row * size + step] = ratio;
    if (ratio === 0) continue;
    for (let column = step + 1; column < size; column++) {
      lu[row * size + column] = at(lu, size, row, column) - ratio * at(lu, size, step, column);
    }
  }
}

function swapRows(lu: Float64Array, size: number, a: number, b: number, order: number[]): void {
  for (let column = 0; column < size; column++) {
    const held = at(lu, size, a, column);
    lu[a * size + column] = at(lu, size, b, column);
    lu[b * size + column] = held;
  }
  const held = order[a] as number;
  order[a] = order[b] as number;
  order[b] = held;
}

function solveRows(
  lu: Float64Array,
  size: number,
  order: readonly number[],
  right: ArrayLike<number>,
): Float64Array {
  const x = Float64Array.from(order, (row) => right[row] as number);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++)
      x[row] = get(x, row) - at(lu, size, row, column) * get(x, column);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let column = row + 1; column < size; column++) {
      x[row] = get(x, row) - at(lu, size, row, column) * get(x, column);
    }
    x[row] = get(x, row) / at(lu, size, row, row);
  }
  return x;
}

function solveColumns(
  lu: Float64Array,
  size: number,
  order: readonly number[],
  right: ArrayLike<number>,
): Float64Array {
  const y = Float64Array.from(right);
  for (let column = 0; column < size; column++) {
    for (let row = 0; row < column; row++)
      y[column] = get(y, column) - at(lu, size, row, column) * get(y, row);
    y[column] = get(y, column) / at(lu, size, column, column);
  }
  for (let column = size - 1; column >= 0; column--) {
    for (let row = column + 1; row < size; row++)
      y[column] = get(y, column) - at(lu, size, row, column) * get(y, row);
  }
  const x = new Float64Array(size);
  order.forEach((row, i) => (x[row] = get(y, i)));
  return x;
}

function at(lu: Float64Array, size: number, row: number, column: number): number {
  return lu[row * size + column] as number;
}

function get(vector: Float64Array, index: number): number {
  return vector[index] as number;
}
