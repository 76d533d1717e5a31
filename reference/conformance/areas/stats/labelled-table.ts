import type { Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';

/** Value of a cell of a table with named rows and columns. */
export type Cell = (row: string, column: string) => unknown;

const list = (value: Json | undefined): string[] | null =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : null;

/** Compares a table `{rows, cols?, values}`; without `cols`, rows and columns are the same. Names are taken from the case. */
export function compareTable(key: string, expected: Json, cell: Cell, tolerance: Tolerance): KeyOutcome {
  const table = expected as JsonObject;
  const rows = list(table['rows']) ?? [];
  const columns = list(table['cols']) ?? rows;
  const values = table['values'] as readonly Json[];
  const isFlat = !Array.isArray(values[0]);
  const got = isFlat
    ? rows.length === values.length
      ? rows.map((row) => cell(row, columns[0] ?? row))
      : columns.map((column) => cell(rows[0] ?? column, column))
    : rows.map((row) => columns.map((column) => cell(row, column)));
  return compareKey(`${key}.values`, values, got, tolerance);
}
