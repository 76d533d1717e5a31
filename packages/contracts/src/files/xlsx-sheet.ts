import { DamagedContainer } from './bounded-inflate.ts';
import type { Cell, TableRow } from './types.ts';
import { decodeSpreadsheetText } from './xml-text.ts';

/** What the cells of a sheet refer to in the rest of the workbook. */
export interface SheetContext {
  readonly sharedStrings: readonly string[];
  /** For each cell style, whether its numbers are days. */
  readonly dateStyles: readonly boolean[];
  /** Day 0 is 1 January 1904 instead of 30 December 1899. */
  readonly epoch1904: boolean;
}

/** A spreadsheet's own error (`#N/A`), kept as text under this mark so that it is reported and not read as data. */
export const cellErrorMark = '\u0000error:';

/** The last column of a spreadsheet is XFD. */
const MOST_COLUMNS = 16_384;

/** Longer than any row that people wrote. */
const LONGEST_ROW = 8_000_000;

/** A row that never ends: one cell of it is enormous. */
export class RowTooLong extends Error {
  readonly line: number;
  readonly columnIndex: number;
  readonly characters: number;
  constructor(line: number, columnIndex: number, characters: number) {
    super('row too long');
    this.line = line;
    this.columnIndex = columnIndex;
    this.characters = characters;
  }
}

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The instant that a spreadsheet's serial number stands for (whole days since the epoch, UTC). */
export const dateOfSerial = (serial: number, epoch1904 = false): Date =>
  new Date((epoch1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(serial * DAY));

/** `AB12` → 27; `null` without letters. */
export const columnOfReference = (reference: string): number | null => {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column === 0 ? null : column - 1;
};

const attribute = (tag: string, name: string): string | null => {
  const start = tag.indexOf(` ${name}="`);
  if (start === -1) return null;
  const from = start + name.length + 3;
  return tag.slice(from, tag.indexOf('"', from));
};

const between = (text: string, open: string, close: string): string | null => {
  const start = text.indexOf(open);
  if (start === -1) return null;
  const from = text.indexOf('>', start) + 1;
  const end = text.indexOf(close, from);
  return end === -1 ? null : text.slice(from, end);
};

/** Texts of `<t>` elements, without the phonetic hints of `<rPh>`. */
export const textRuns = (xml: string): string => {
  const plain = xml.includes('<rPh') ? xml.replace(/<rPh[\s\S]*?<\/rPh>/gu, '') : xml;
  let text = '';
  for (let at = plain.indexOf('<t'); at !== -1; at = plain.indexOf('<t', at)) {
    const open = plain.indexOf('>', at);
    const following = plain.charCodeAt(at + 2);
    const isText = following === 62 || following === 32;
    if (open === -1) break;
    if (!isText || plain.charCodeAt(open - 1) === 47) {
      at = open;
      continue;
    }
    const close = plain.indexOf('</t>', open);
    if (close === -1) break;
    text += plain.slice(open + 1, close);
    at = close;
  }
  return decodeSpreadsheetText(text);
};

const numberCell = (raw: string, style: string | null, context: SheetContext): Cell => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return decodeSpreadsheetText(raw);
  const isDate = style !== null && context.dateStyles[Number(style)] === true;
  return isDate ? dateOfSerial(value, context.epoch1904) : value;
};

const cellValue = (tag: string, body: string, context: SheetContext): Cell => {
  const type = attribute(tag, 't');
  if (type === 'inlineStr') return textRuns(body);
  const raw = between(body, '<v', '</v>');
  if (raw === null || raw === '') return null;
  if (type === 's') return context.sharedStrings[Number(raw)] ?? null;
  if (type === 'str') return decodeSpreadsheetText(raw);
  if (type === 'b') return raw === '1';
  if (type === 'e') return cellErrorMark + raw;
  if (type === 'd') return dateCell(raw);
  return numberCell(raw, attribute(tag, 's'), context);
};

const dateCell = (raw: string): Cell => {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(raw) ? `${raw}T00:00:00Z` : `${raw.replace(/Z$/u, '')}Z`);
  return Number.isNaN(date.getTime()) ? raw : date;
};

const rowCells = (xml: string, context: SheetContext): Cell[] => {
  const cells: Cell[] = [];
  let column = -1;
  for (let at = xml.indexOf('<c'); at !== -1; at = xml.indexOf('<c', at)) {
    const open = xml.indexOf('>', at);
    const following = xml.charCodeAt(at + 2);
    if (open === -1) break;
    if (following !== 32 && following !== 62 && following !== 47) {
      at = open;
      continue;
    }
    const tag = xml.slice(at, open);
    column = columnOfReference(attribute(tag, 'r') ?? '') ?? column + 1;
    if (column >= MOST_COLUMNS) throw new DamagedContainer('column beyond XFD');
    const selfClosed = tag.endsWith('/');
    const close = selfClosed ? open : xml.indexOf('</c>', open);
    if (close === -1) break;
    const value = selfClosed ? null : cellValue(tag, xml.slice(open + 1, close), context);
    if (value !== null && value !== '') {
      while (cells.length < column) cells.push(null);
      cells[column] = value;
    }
    at = close;
  }
  return cells;
};

interface FoundRow {
  readonly line: number;
  readonly body: string;
  readonly end: number;
}

/** The next whole row in `text` from `from`; `null` when it is not there yet. */
const nextRow = (text: string, from: number, previousLine: number): FoundRow | null => {
  const start = text.indexOf('<row', from);
  if (start === -1) return null;
  const open = text.indexOf('>', start);
  if (open === -1) return null;
  const tag = text.slice(start, open);
  const line = Number(attribute(tag, 'r') ?? previousLine + 1);
  if (tag.endsWith('/')) return { line, body: '', end: open + 1 };
  const close = text.indexOf('</row>', open);
  return close === -1 ? null : { line, body: text.slice(open + 1, close), end: close + 6 };
};

const tooLong = (text: string, previousLine: number): RowTooLong => {
  const line = /<row[^>]*\sr="(\d+)"/u.exec(text)?.[1];
  const start = text.lastIndexOf('<c ');
  const tag = text.slice(start, start + 200);
  const column = columnOfReference(attribute(tag, 'r') ?? '') ?? 0;
  return new RowTooLong(line === undefined ? previousLine + 1 : Number(line), column, text.length - start);
};

const withoutPrefix = (text: string): string => text.replace(/<(\/?)[A-Za-z]\w*:(?=\w)/gu, '<$1');

/**
 * Rows of a `sheetN.xml`, in one pass over its pieces; empty rows are left out, gaps cost nothing.
 * Time and memory: linear in the text, one row at a time.
 */
export function* sheetRows(pieces: Iterable<string>, context: SheetContext): Generator<TableRow> {
  let rest = '';
  let line = 0;
  let prefixed: boolean | null = null;
  for (const piece of pieces) {
    rest += piece;
    prefixed ??= /<[A-Za-z]\w*:worksheet/u.test(rest) ? true : rest.includes('<worksheet') ? false : null;
    const cut = prefixed === true ? rest.lastIndexOf('>') + 1 : rest.length;
    const text = prefixed === true ? withoutPrefix(rest.slice(0, cut)) : rest;
    let at = 0;
    for (let row = nextRow(text, at, line); row !== null; row = nextRow(text, at, line)) {
      ({ line, end: at } = row);
      const cells = rowCells(row.body, context);
      if (cells.length > 0) yield { line, cells };
    }
    rest = text.slice(at) + rest.slice(cut);
    if (rest.length > LONGEST_ROW) throw tooLong(rest, line);
  }
}
