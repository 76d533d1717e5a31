import type { DataTable } from './data-table.ts';
import { cannotConclude, problem } from './problems.ts';
import type { NotConcluded, StatisticsProblem } from './problems.ts';

/** Complete rows of some columns, centred and scaled once so that every later sum is exact to the last digits. */
export interface StandardisedRows {
  readonly kind: 'rows';
  readonly names: readonly string[];
  /** Rows that were complete, out of `seen`. */
  readonly n: number;
  readonly seen: number;
  /** Row of the table that each of them was. */
  readonly kept: Int32Array;
  /** n × names, row after row: (x − mean)/sd. */
  readonly z: Float64Array;
  readonly means: Float64Array;
  /** Standard deviations (n−1). */
  readonly deviations: Float64Array;
}

/** A spread below this share of the mean is rounding, not variation. */
const FLAT = 1e-12;

/**
 * The complete rows of the named columns, standardised; or which column is unknown, empty or constant, or that fewer than
 * `needed` rows remain. O(rows × columns).
 */
export function standardisedRows(
  data: DataTable,
  names: readonly string[],
  needed: number,
): StandardisedRows | NotConcluded {
  const problems = columnProblems(data, names);
  if (problems.length > 0) return cannotConclude(...problems);
  const columns = names.map((name) => data.columns[name]!);
  const rows = completeOf(data.rows, columns);
  if (rows.length < needed) return cannotConclude(problem('too_few_rows', { rows: rows.length, needed }));
  return standardise(data.rows, columns, names, rows);
}

function columnProblems(data: DataTable, names: readonly string[]): StatisticsProblem[] {
  return names.flatMap((name) => {
    const column = data.columns[name];
    if (column === undefined) return [problem('unknown_column', { column: name })];
    return column.some((value) => Number.isFinite(value))
      ? []
      : [problem('column_all_missing', { column: name })];
  });
}

function completeOf(seen: number, columns: readonly Float64Array[]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < seen; row += 1) {
    if (columns.every((column) => Number.isFinite(column[row]))) rows.push(row);
  }
  return rows;
}

function standardise(
  seen: number,
  columns: readonly Float64Array[],
  names: readonly string[],
  rows: readonly number[],
): StandardisedRows | NotConcluded {
  const p = columns.length;
  const n = rows.length;
  const z = new Float64Array(n * p);
  const means = new Float64Array(p);
  const deviations = new Float64Array(p);
  const flat: StatisticsProblem[] = [];
  for (const [j, column] of columns.entries()) {
    const mean = rows.reduce((sum, row) => sum + (column[row] as number), 0) / n;
    const squares = rows.reduce((sum, row) => sum + ((column[row] as number) - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / (n - 1));
    if (!(deviation > FLAT * Math.max(1, Math.abs(mean))))
      flat.push(problem('constant_item', { item: names[j]! }));
    means[j] = mean;
    deviations[j] = deviation;
    for (const [i, row] of rows.entries()) z[i * p + j] = ((column[row] as number) - mean) / deviation;
  }
  return flat.length > 0
    ? cannotConclude(...flat)
    : { kind: 'rows', names, n, seen, kept: Int32Array.from(rows), z, means, deviations };
}

/**
 * Correlations (p × p) of rows, each counted as often as `counts` says. Returns false when a column does not vary in them.
 * `deviations` receives the standard deviations (n−1) and `means` the means, in the scale of `z`. O(distinct rows × p²).
 */
export function weightedCorrelations(
  z: Float64Array,
  p: number,
  counts: Float64Array | null,
  into: Float64Array,
  means: Float64Array,
  deviations: Float64Array,
): boolean {
  into.fill(0);
  means.fill(0);
  const total = addRows(z, p, counts, into, means);
  return finishCorrelations(p, total, into, means, deviations);
}

/** Sums and cross products of the rows, four at a time: the sums are then read and written four times less. */
function addRows(
  z: Float64Array,
  p: number,
  counts: Float64Array | null,
  sums: Float64Array,
  means: Float64Array,
): number {
  const n = z.length / p;
  const from = [0, 0, 0, 0];
  const times = [0, 0, 0, 0];
  let total = 0;
  let held = 0;
  for (let row = 0; row < n; row += 1) {
    const own = counts === null ? 1 : (counts[row] as number);
    if (own === 0) continue;
    total += own;
    from[held] = row * p;
    times[held] = own;
    held += 1;
    if (held < 4) continue;
    addFour(z, p, from, times, sums, means);
    held = 0;
  }
  if (held > 0) {
    times.fill(0, held);
    addFour(z, p, from, times, sums, means);
  }
  return total;
}

function addFour(
  z: Float64Array,
  p: number,
  [a = 0, b = 0, c = 0, d = 0]: readonly number[],
  [ta = 0, tb = 0, tc = 0, td = 0]: readonly number[],
  sums: Float64Array,
  means: Float64Array,
): void {
  for (let i = 0; i < p; i += 1) {
    const za = ta * (z[a + i] as number);
    const zb = tb * (z[b + i] as number);
    const zc = tc * (z[c + i] as number);
    const zd = td * (z[d + i] as number);
    means[i] = (means[i] as number) + za + zb + zc + zd;
    const row = i * p;
    for (let j = 0; j <= i; j += 1) {
      const pair = za * (z[a + j] as number) + zb * (z[b + j] as number);
      sums[row + j] =
        (sums[row + j] as number) + pair + zc * (z[c + j] as number) + zd * (z[d + j] as number);
    }
  }
}

function finishCorrelations(
  p: number,
  total: number,
  into: Float64Array,
  means: Float64Array,
  deviations: Float64Array,
): boolean {
  for (let i = 0; i < p; i += 1) means[i] = (means[i] as number) / total;
  for (let i = 0; i < p; i += 1) {
    const variance = ((into[i * p + i] as number) - total * (means[i] as number) ** 2) / (total - 1);
    if (!(variance > 1e-14)) return false;
    deviations[i] = Math.sqrt(variance);
  }
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const covariance =
        ((into[i * p + j] as number) - total * (means[i] as number) * (means[j] as number)) / (total - 1);
      const r = covariance / ((deviations[i] as number) * (deviations[j] as number));
      into[i * p + j] = r;
      into[j * p + i] = r;
    }
    into[i * p + i] = 1;
  }
  return true;
}
