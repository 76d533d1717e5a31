import { DamagedContainer, InflationExceeded, inflatedText } from './bounded-inflate.ts';
import type { InflationBudget } from './bounded-inflate.ts';
import { bombRatio, bombSize, inMegabytes } from './limits.ts';
import { columnLetter, refused } from './problems.ts';
import type { Cell, FileLimits, Refused, TableRow } from './types.ts';
import { RowTooLong, sheetRows } from './xlsx-sheet.ts';
import type { SheetContext } from './xlsx-sheet.ts';
import { readSharedStrings } from './xlsx-shared-strings.ts';
import { dateStyles } from './xlsx-styles.ts';
import { attributesOf } from './xml-text.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Rows of one sheet, before its header is looked for. */
export interface RawSheet {
  readonly kind: 'sheet';
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly rows: readonly TableRow[];
}

interface Workbook {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly limits: FileLimits;
  readonly budget: InflationBudget;
}

interface SheetPart {
  readonly name: string;
  readonly path: string;
}

const otherContents: readonly (readonly [string, string])[] = [
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['xl/workbook.bin', 'xlsb'],
  ['content.xml', 'ods'],
];

const containerProblem = (
  entries: readonly ZipEntry[],
  fileName: string,
  limits: FileLimits,
): Refused | null => {
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0);
  const swollen = entries.some(
    (entry) => entry.size > bombSize && entry.size > bombRatio * Math.max(1, entry.compressedSize),
  );
  if (swollen || declared > limits.maxInflatedBytes) return bomb(fileName, declared, limits);
  if (entries.some((entry) => entry.encrypted)) return refused('file_encrypted', fileName);
  if (entries.some((entry) => entry.name === 'xl/workbook.xml')) return null;
  const other = otherContents.find(([path]) => entries.some((entry) => entry.name === path));
  return refused('file_not_spreadsheet', fileName, { found: other?.[1] ?? 'zip' });
};

const bomb = (fileName: string, bytes: number, limits: FileLimits): Refused =>
  refused('file_zip_bomb', fileName, {
    megabytes: inMegabytes(bytes),
    limit: inMegabytes(limits.maxInflatedBytes),
  });

const partText = (workbook: Workbook, path: string): string | null => {
  const entry = workbook.entries.get(path);
  return entry === undefined ? null : [...inflatedText(workbook.bytes, entry, workbook.budget)].join('');
};

const resolvePath = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target}`.replace(/[^/]+\/\.\.\//gu, '');

const sheetParts = (workbook: Workbook, workbookXml: string): readonly SheetPart[] => {
  const relations = partText(workbook, 'xl/_rels/workbook.xml.rels') ?? '';
  const targets = new Map<string, string>();
  for (const match of relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/gu)) {
    const attributes = attributesOf(match[1] ?? '');
    targets.set(attributes['Id'] ?? '', resolvePath(attributes['Target'] ?? ''));
  }
  const all = [...workbookXml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/gu)].flatMap((match) => {
    const attributes = attributesOf(match[1] ?? '');
    const path = targets.get(attributes['id'] ?? '');
    const visible = !(attributes['state'] ?? 'visible').toLowerCase().endsWith('hidden');
    return path === undefined ? [] : [{ name: attributes['name'] ?? '', path, visible }];
  });
  const visible = all.filter((part) => part.visible);
  return visible.length > 0 ? visible : all;
};

const cellTooLarge = (
  workbook: Workbook,
  line: number,
  index: number,
  header: Cell | undefined,
  characters: number,
): Refused =>
  refused('file_cell_too_large', workbook.fileName, {
    line,
    column: columnLetter(index),
    header: typeof header === 'string' ? header.slice(0, 100) : null,
    characters,
    limit: workbook.limits.maxCellCharacters,
  });

/** The first cell of a row that is too long for the limits, and how long it is. */
const longCell = (row: TableRow, limit: number): { index: number; characters: number } | null => {
  for (let index = 0; index < row.cells.length; index += 1) {
    const cell = row.cells[index];
    if (typeof cell === 'string' && cell.length > limit) return { index, characters: cell.length };
  }
  return null;
};

const collectRows = (workbook: Workbook, part: SheetPart, context: SheetContext): TableRow[] | Refused => {
  const entry = workbook.entries.get(part.path);
  if (entry === undefined) throw new DamagedContainer(part.path);
  const { limits, fileName } = workbook;
  const rows: TableRow[] = [];
  for (const row of sheetRows(inflatedText(workbook.bytes, entry, workbook.budget), context)) {
    if (row.cells.length > limits.maxColumns) {
      return refused('file_too_many_columns', fileName, {
        columns: row.cells.length,
        limit: limits.maxColumns,
      });
    }
    const long = longCell(row, limits.maxCellCharacters);
    if (long !== null)
      return cellTooLarge(workbook, row.line, long.index, rows[0]?.cells[long.index], long.characters);
    rows.push(row);
    if (rows.length > limits.maxRows + 1) {
      return refused('file_too_many_rows', fileName, { rows: rows.length - 1, limit: limits.maxRows });
    }
  }
  return rows;
};

const contextOf = (workbook: Workbook, workbookXml: string): SheetContext => {
  const stringsEntry = workbook.entries.get('xl/sharedStrings.xml');
  const pieces =
    stringsEntry === undefined ? [] : inflatedText(workbook.bytes, stringsEntry, workbook.budget);
  const properties = /<(?:\w+:)?workbookPr(?=[\s/>])([^>]*)>/u.exec(workbookXml)?.[1] ?? '';
  const date1904 = attributesOf(properties)['date1904'];
  return {
    sharedStrings: readSharedStrings(pieces),
    dateStyles: dateStyles(partText(workbook, 'xl/styles.xml') ?? ''),
    epoch1904: date1904 === '1' || date1904 === 'true',
  };
};

const readWorkbook = (workbook: Workbook, wanted: string | undefined): RawSheet | Refused => {
  const workbookXml = partText(workbook, 'xl/workbook.xml') ?? '';
  const parts = sheetParts(workbook, workbookXml);
  if (parts.length === 0) throw new DamagedContainer('no sheet');
  const context = contextOf(workbook, workbookXml);
  const sheets = parts.map((part) => part.name);
  const candidates = wanted === undefined ? parts : parts.filter((part) => part.name === wanted);
  for (const part of candidates) {
    const rows = collectRows(workbook, part, context);
    if (!Array.isArray(rows)) return rows;
    if (rows.length > 0) return { kind: 'sheet', sheet: part.name, sheets, rows };
  }
  return refused('file_empty', workbook.fileName);
};

const explain = (error: unknown, workbook: Workbook): Refused => {
  const { fileName, limits } = workbook;
  if (error instanceof InflationExceeded) return bomb(fileName, limits.maxInflatedBytes, limits);
  if (error instanceof RowTooLong) {
    return cellTooLarge(workbook, error.line, error.columnIndex, undefined, error.characters);
  }
  if (error instanceof DamagedContainer) return refused('file_damaged', fileName);
  throw error;
};

/**
 * Reads the rows of one sheet of an XLSX file: the named one, or the first visible one that is not empty.
 * Inflation is bounded whatever the container declares; memory holds the texts of the cells, not the XML.
 */
export const readXlsx = (
  bytes: Uint8Array,
  fileName: string,
  limits: FileLimits,
  sheet: string | undefined,
): RawSheet | Refused => {
  const directory = readZipDirectory(bytes);
  if (directory === null) return refused('file_damaged', fileName);
  const problem = containerProblem(directory, fileName, limits);
  if (problem !== null) return problem;
  const workbook: Workbook = {
    bytes,
    fileName,
    limits,
    entries: new Map(directory.map((entry) => [entry.name, entry])),
    budget: { bytesLeft: limits.maxInflatedBytes },
  };
  try {
    return readWorkbook(workbook, sheet);
  } catch (error) {
    return explain(error, workbook);
  }
};
