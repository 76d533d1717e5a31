import { compareRows } from './column-source.ts';
import type { Column } from './column-source.ts';

/**
 * Takes the highest-ranked column disjoint from those taken, again and again; ties go to the lexicographically
 * smallest list of rows. Columns without positive value are left. O(m log m) for m columns.
 */
export function greedyPacking(
  rowCount: number,
  columns: readonly Column[],
  rank: (column: Column) => number = ({ value }) => value,
): Column[] {
  const order = columns
    .filter(({ value }) => value > 0)
    .map((column) => ({ column, key: rank(column) }))
    .toSorted((a, b) => b.key - a.key || compareRows(a.column.rows, b.column.rows));
  const covered = new Uint8Array(rowCount);
  const chosen: Column[] = [];
  for (const { column } of order) {
    if (column.rows.some((row) => covered[row] === 1)) continue;
    for (const row of column.rows) covered[row] = 1;
    chosen.push(column);
  }
  return chosen;
}

export function perMember({ rows, value }: Column): number {
  return value / rows.length;
}

export function packingValue(columns: readonly Column[]): number {
  return columns.reduce((total, { value }) => total + value, 0);
}
