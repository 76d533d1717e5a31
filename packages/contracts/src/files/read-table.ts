import { containerOfBytes, containerOfText, holdsEncryptedPackage } from './container.ts';
import { textPieces, type TextPieces } from './decode-text.ts';
import { findHeader } from './header-row.ts';
import { inMegabytes, withLimits } from './limits.ts';
import { refused } from './problems.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { FileLimits, ReadTableOptions, ReadTableResult, Refused, Table, TableRow } from './types.ts';

type TableFacts = Pick<Table, 'format' | 'encoding' | 'delimiter' | 'sheet' | 'sheets'>;

const asTable = (rows: readonly TableRow[], fileName: string, facts: TableFacts): ReadTableResult => {
  const found = findHeader(rows, fileName);
  if (found.kind === 'refused') return found;
  return {
    kind: 'table',
    fileName,
    header: found.header,
    headerLine: found.line,
    rows: found.rows,
    ...facts,
  };
};

/** Checks that come before anything is decoded. */
export const refuseBytes = (bytes: Uint8Array, fileName: string, limits: FileLimits): Refused | null => {
  if (bytes.length === 0) return refused('file_empty', fileName);
  if (bytes.length <= limits.maxBytes) return null;
  return refused('file_too_large', fileName, {
    megabytes: inMegabytes(bytes.length),
    limit: inMegabytes(limits.maxBytes),
  });
};

const readZip = (
  bytes: Uint8Array,
  fileName: string,
  limits: FileLimits,
  sheet: string | undefined,
): ReadTableResult => {
  const read = readXlsx(bytes, fileName, limits, sheet);
  if (read.kind === 'refused') return read;
  const facts = {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheet: read.sheet,
    sheets: read.sheets,
  } as const;
  return asTable(read.rows, fileName, facts);
};

/** From the first piece that says something; empty when none does. */
const startOfText = (text: TextPieces): string => {
  let start = '';
  for (const piece of text.pieces()) {
    start += piece;
    if (start.trim() !== '') return start;
  }
  return '';
};

const readText = (bytes: Uint8Array, fileName: string, limits: FileLimits): ReadTableResult => {
  const text = textPieces(bytes);
  const start = startOfText(text);
  if (start === '') return refused('file_empty', fileName);
  const container = containerOfText(start);
  if (container !== 'text') return refused('file_not_spreadsheet', fileName, { found: container });
  const read = readCsv(text, fileName, limits);
  if (read.kind === 'refused') return read;
  const facts = {
    format: 'csv',
    encoding: text.encoding,
    delimiter: read.delimiter,
    sheet: null,
    sheets: [],
  } as const;
  return asTable(read.rows, fileName, facts);
};

/**
 * Reads the table of an XLSX or CSV file, recognised by its bytes and not by its name. A file that is not one, or that
 * goes beyond the limits, is refused whole with one problem that says what was found and where.
 *
 * Time and memory are linear in the text of the cells; nothing is inflated beyond `maxInflatedBytes`.
 */
export const readTable = (
  bytes: Uint8Array,
  fileName: string,
  options: ReadTableOptions = {},
): ReadTableResult => {
  const limits = withLimits(options.limits);
  const problem = refuseBytes(bytes, fileName, limits);
  if (problem !== null) return problem;
  const container = containerOfBytes(bytes);
  if (container === 'zip') return readZip(bytes, fileName, limits, options.sheet);
  if (container === 'ole') {
    return holdsEncryptedPackage(bytes)
      ? refused('file_encrypted', fileName)
      : refused('file_not_spreadsheet', fileName, { found: 'xls' });
  }
  if (container !== null) return refused('file_not_spreadsheet', fileName, { found: container });
  return readText(bytes, fileName, limits);
};
