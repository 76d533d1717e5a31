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
  return flat.length > 0 ? cannotConclude(...flat) : { kind: 'rows', names, n, seen, z, means, deviations };
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
  const n = z.length / p;
  into.fill(0);
  means.fill(0);
  let total = 0;
  for (let row = 0; row < n; row += 1) {
    const times = counts === null ? 1 : (counts[row] as number);
    if (times === 0) continue;
    total += times;
    addRow(z, row * p, p, times, into, means);
  }
  return finishCorrelations(p, total, into, means, deviations);
}

function addRow(
  z: Float64Array,
  from: number,
  p: number,
  times: number,
  sums: Float64Array,
  means: Float64Array,
): void {
  for (let i = 0; i < p; i += 1) {
    const weighted = times * (z[from + i] as number);
    means[i] = (means[i] as number) + weighted;
    const row = i * p;
    for (let j = 0; j <= i; j += 1)
      sums[row + j] = (sums[row + j] as number) + weighted * (z[from + j] as number);
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
