import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataTable } from '@grappe/engine/framework';
import type { DataTable } from '@grappe/engine/framework';
import type { ConformanceCase, Json, JsonObject } from '../../adapter.ts';

/** The data of a case: beside the file, or inside of it as columns and rows. */
export function readData(reference: ConformanceCase): DataTable | string {
  const input = reference.input as JsonObject;
  const file = input['data_file'];
  if (typeof file === 'string') return readCsv(readFileSync(join(reference.folder, file), 'utf8'));
  const names = input['columns'];
  const rows = input['rows'] ?? input['data'];
  if (!Array.isArray(names) || !Array.isArray(rows)) return 'the input names no data';
  return tableOf(names.map(String), rows as readonly (readonly Json[])[]);
}

function tableOf(names: readonly string[], rows: readonly (readonly Json[])[]): DataTable {
  const column = (at: number): (number | null)[] =>
    rows.map((row) => (typeof row[at] === 'number' ? row[at] : null));
  return dataTable(Object.fromEntries(names.map((name, at) => [name, column(at)])));
}

/** Comma-separated, quoted or not; words and empty cells are missing numbers. */
function readCsv(text: string): DataTable {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const cells = lines.map((line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const [names = [], ...rows] = cells;
  const number = (cell: string): Json => (cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : null);
  return tableOf(
    names,
    rows.map((row) => row.map(number)),
  );
}
