/** Answers or figures by column; NaN stands for a missing value, never for zero. */
export interface DataTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** A table from lists of values, `null` and what is not a finite number being missing. */
export function dataTable(columns: Readonly<Record<string, readonly (number | null)[]>>): DataTable {
  const names = Object.keys(columns);
  const rows = names.reduce((most, name) => Math.max(most, columns[name]!.length), 0);
  const read = (values: readonly (number | null)[]): Float64Array =>
    Float64Array.from({ length: rows }, (_, row) => {
      const value = values[row];
      return typeof value === 'number' && Number.isFinite(value) ? value : NaN;
    });
  return { rows, columns: Object.fromEntries(names.map((name) => [name, read(columns[name]!)])) };
}

/** The rows where all of the named columns have a value. O(rows × columns). */
export function completeRows(data: DataTable, names: readonly string[]): Int32Array {
  const columns = names.map((name) => data.columns[name]!);
  const kept: number[] = [];
  for (let row = 0; row < data.rows; row += 1) {
    if (columns.every((column) => Number.isFinite(column[row]))) kept.push(row);
  }
  return Int32Array.from(kept);
}

/** Some rows of a table, in the order given. */
export function selectRows(data: DataTable, rows: ArrayLike<number>): DataTable {
  const columns = Object.entries(data.columns).map(([name, values]) => [
    name,
    Float64Array.from({ length: rows.length }, (_, i) => values[rows[i] as number] as number),
  ]);
  return { rows: rows.length, columns: Object.fromEntries(columns) as Record<string, Float64Array> };
}
