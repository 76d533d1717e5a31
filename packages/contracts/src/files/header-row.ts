import { cellText } from './cell-text.ts';
import { unguardFormula } from './formula-guard.ts';
import { headerWordsKnown } from './headers.ts';
import { columnLetter, excerpt, refused } from './problems.ts';
import type { Cell, Refused, TableRow } from './types.ts';

const ROWS_SEARCHED = 10;

export interface FoundHeader {
  readonly kind: 'header';
  readonly header: readonly string[];
  readonly line: number;
  readonly rows: readonly TableRow[];
}

const filled = (row: TableRow): number => row.cells.filter((cell) => cellText(cell) !== '').length;

/** Numbers, dates, addresses of people and sites are data, not names of columns. */
const looksLikeData = (cell: Cell): boolean => {
  if (cell === null) return false;
  if (typeof cell !== 'string') return true;
  const text = cell.trim();
  return (
    /^[-+]?[\d\s\u00a0\u202f.,]*\d[\d\s\u00a0\u202f.,%€]*$/u.test(text) ||
    /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/u.test(text) ||
    /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu.test(text) ||
    /^https?:\/\//iu.test(text)
  );
};

const nameOf = (cell: Cell | undefined): string => unguardFormula(cellText(cell));

/** A matrix: the names of the header are those of the first column. */
export const looksLikeMatrix = (header: readonly Cell[], rows: readonly TableRow[]): boolean => {
  const names = new Set(
    header
      .slice(1)
      .map(nameOf)
      .filter((name) => name !== ''),
  );
  if (names.size < 2 || names.size !== header.length - 1 || rows.length < 2) return false;
  const known = rows.filter((row) => names.has(nameOf(row.cells[0]))).length;
  return known >= 2 && known >= 0.8 * rows.length && known >= 0.5 * names.size;
};

/** The row that names the columns: the one with most known headers near the top, else the first that is not a title. */
const headerIndex = (rows: readonly TableRow[]): number => {
  const top = rows.slice(0, ROWS_SEARCHED);
  const known = top.map((row) => headerWordsKnown(row.cells));
  const most = Math.max(...known);
  if (most >= 2) return known.indexOf(most);
  const widest = Math.max(...top.map(filled));
  const first = top.findIndex((row) => filled(row) >= Math.min(2, widest));
  return Math.max(0, first);
};

const duplicates = (header: readonly string[]): { names: string[]; columns: string[] } => {
  const seen = new Map<string, string>();
  const names = new Set<string>();
  const columns: string[] = [];
  header.forEach((name, index) => {
    const key = name.toLowerCase();
    if (name === '') return;
    if (seen.has(key)) {
      names.add(name);
      columns.push(columnLetter(index));
    } else seen.set(key, name);
  });
  return { names: [...names], columns };
};

/** Finds the header among the first rows, and refuses tables that have none or where two columns have one name. */
export const findHeader = (rows: readonly TableRow[], fileName: string): FoundHeader | Refused => {
  const index = headerIndex(rows);
  const row = rows[index];
  if (row === undefined) return refused('file_empty', fileName);
  const body = rows.slice(index + 1);
  const header = row.cells.map((cell) => unguardFormula(cellText(cell)));
  const data = row.cells.find((cell) => looksLikeData(cell));
  if (data !== undefined && headerWordsKnown(row.cells) === 0 && !looksLikeMatrix(row.cells, body)) {
    return refused('file_no_header', fileName, { line: row.line, value: excerpt(data) });
  }
  const twice = duplicates(header);
  if (twice.names.length > 0) {
    return refused('file_duplicate_headers', fileName, {
      names: twice.names.join(', '),
      columns: twice.columns.join(', '),
    });
  }
  if (body.length === 0) return refused('file_empty', fileName);
  return { kind: 'header', header, line: row.line, rows: body };
};
