import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/universal';
import type { CellObject, SheetData } from 'write-excel-file/universal';
import type { Language } from '../roles/index.ts';
import { guardFormula } from './formula-guard.ts';
import type { WriteOptions } from './types.ts';

/** A value on its way into a cell; days are ISO texts under `day`. */
export type OutCell = string | number | { readonly day: string } | null;

export interface OutTable {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
}

// oxlint-disable-next-line no-control-regex -- XML has no spelling for these characters
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/gu;

const safeText = (text: string): string => guardFormula(text.replace(/\r\n?/gu, '\n').replace(controls, ''));

const csvCell = (cell: OutCell, language: Language): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'fr' ? String(cell).replace('.', ',') : String(cell);
  return typeof cell === 'string' ? safeText(cell) : cell.day;
};

/** French spreadsheets expect `;` and decimal commas, English ones `,` and points; the mark tells both that it is UTF-8. */
const writeCsv = (table: OutTable, language: Language): Uint8Array => {
  const rows = [
    table.header.map((name) => safeText(name)),
    ...table.rows.map((row) => row.map((cell) => csvCell(cell, language))),
  ];
  const text = Papa.unparse(rows, { delimiter: language === 'fr' ? ';' : ',', newline: '\r\n' });
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
};

/** `_x0041_` is how spreadsheets write a character by its code: a text that looks so must not become it. */
const xlsxText = (text: string): string => safeText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');

const xlsxCell = (cell: OutCell, language: Language): CellObject | null => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'string') return { value: xlsxText(cell), type: String };
  const format = language === 'fr' ? 'dd/mm/yyyy' : 'yyyy-mm-dd';
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format };
};

const widthOf = (table: OutTable, index: number): number => {
  const lengths = table.rows.slice(0, 50).map((row) => {
    const cell = row[index] ?? null;
    return typeof cell === 'string' ? cell.length : 10;
  });
  return Math.min(40, Math.max(8, (table.header[index] ?? '').length + 2, ...lengths));
};

const writeXlsx = async (table: OutTable, language: Language): Promise<Uint8Array> => {
  const header = table.header.map((name): CellObject => ({
    value: xlsxText(name),
    type: String,
    fontWeight: 'bold',
  }));
  const data: SheetData = [header, ...table.rows.map((row) => row.map((cell) => xlsxCell(cell, language)))];
  const columns = table.header.map((_, index) => ({ width: widthOf(table, index) }));
  const blob = await writeXlsxFile(data, { sheet: table.sheet, columns, stickyRowsCount: 1 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
};

/** A table as a file. Cells that a spreadsheet would run as formulas are neutralised, headers included. */
export const writeTable = async (table: OutTable, options: WriteOptions): Promise<Uint8Array> =>
  options.format === 'csv' ? writeCsv(table, options.language) : writeXlsx(table, options.language);
