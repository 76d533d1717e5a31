import { createHash } from 'node:crypto';
import { dataTable } from '@grappe/engine/framework';
import type { DataTable } from '@grappe/engine/framework';
import type { Cell, Table } from '@grappe/contracts/files';
import { readInput } from '../failure.ts';
import { tableOf } from '../files/read-table-file.ts';

/** A file of answers, and what tells it from any other. */
export interface AnswerFile {
  readonly path: string;
  readonly table: Table;
  readonly data: DataTable;
  readonly sha256: string;
}

/** Reads a table of answers; cells that are not numbers are missing. */
export async function readAnswers(path: string): Promise<AnswerFile> {
  const bytes = await readInput(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const table = tableOf(bytes, path);
  const columns = table.header.map((name, at) => [
    name,
    table.rows.map(({ cells }) => numberOf(cells[at] ?? null)),
  ]);
  return {
    path,
    table,
    data: dataTable(Object.fromEntries(columns) as Record<string, (number | null)[]>),
    sha256,
  };
}

/** `4`, `4.5` or `4,5`; anything else is not an answer. */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell !== 'string') return null;
  const text = cell.trim().replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

/** The words or numbers of a column as they are, null when empty. */
export function wordsOf(table: Table, column: string): (string | number | null)[] {
  const at = table.header.indexOf(column);
  return table.rows.map(({ cells }) => wordOf(cells[at] ?? null));
}

export function wordOf(cell: Cell): string | number | null {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return String(cell);
  const number = numberOf(cell);
  if (number !== null) return number;
  const text = typeof cell === 'string' ? cell.trim() : '';
  return text === '' ? null : text;
}
