import Papa from 'papaparse';
import { headerWordsKnown } from './headers.ts';
import { rowPacker } from './packed-row.ts';
import type { TextPieces } from './decode-text.ts';
import { columnLetter, refused } from './problems.ts';
import type { Delimiter, FileLimits, Refused, TableRow } from './types.ts';

const candidates: readonly Delimiter[] = [';', ',', '\t'];
const SAMPLE_CHARACTERS = 200_000;
const SAMPLE_RECORDS = 30;

export interface RawCsv {
  readonly kind: 'csv';
  readonly delimiter: Delimiter;
  readonly rows: readonly TableRow[];
}

const mostFrequent = (values: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
};

/** How much a text looks like a table when it is cut at this delimiter: same width on every line, known headers. */
const delimiterScore = (sample: string, delimiter: Delimiter): number => {
  const parsed = Papa.parse<string[]>(sample, {
    delimiter,
    preview: SAMPLE_RECORDS,
    skipEmptyLines: 'greedy',
  });
  const widths = parsed.data.map((record) => record.length);
  const width = mostFrequent(widths);
  if (width < 2) return 0;
  const alike = widths.filter((each) => each === width).length / widths.length;
  const known = Math.max(0, ...parsed.data.slice(0, 5).map((record) => headerWordsKnown(record)));
  return alike + Math.min(known, 10) / 2 + Math.min(width, 50) / 1_000;
};

export const guessDelimiter = (text: string): Delimiter => {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const scored = candidates.map((delimiter) => ({ delimiter, score: delimiterScore(sample, delimiter) }));
  return scored.sort((a, b) => b.score - a.score)[0]?.delimiter ?? ';';
};

interface Collected {
  readonly rows: TableRow[];
  problem: Refused | null;
}

const withoutTrailingEmpty = (record: readonly string[]): readonly string[] => {
  let length = record.length;
  while (length > 0 && (record[length - 1] ?? '').trim() === '') length -= 1;
  return length === record.length ? record : record.slice(0, length);
};

const limitProblem = (
  cells: readonly string[],
  line: number,
  into: Collected,
  fileName: string,
  limits: FileLimits,
): Refused | null => {
  if (cells.length > limits.maxColumns) {
    return refused('file_too_many_columns', fileName, { columns: cells.length, limit: limits.maxColumns });
  }
  const long = cells.findIndex((cell) => cell.length > limits.maxCellCharacters);
  if (long !== -1) {
    return refused('file_cell_too_large', fileName, {
      line,
      column: columnLetter(long),
      header: headerOf(into, long),
      characters: cells[long]?.length ?? 0,
      limit: limits.maxCellCharacters,
    });
  }
  return into.rows.length > limits.maxRows
    ? refused('file_too_many_rows', fileName, { rows: into.rows.length, limit: limits.maxRows })
    : null;
};

const headerOf = (into: Collected, index: number): string | null => {
  const cell = into.rows[0]?.cells[index];
  return typeof cell === 'string' ? cell.slice(0, 100) : null;
};

/** `sep=;` on the first line is a spreadsheet's way to state its delimiter; it is not a row. */
const statedDelimiter = (start: string): { delimiter: Delimiter; length: number } | null => {
  const match = /^sep=([;,\t])[ \t]*\r?\n/iu.exec(start);
  return match === null ? null : { delimiter: match[1] as Delimiter, length: match[0].length };
};

/** Whether lines end in both ways: a file that a second program added to. */
const endsBothWays = (pieces: Iterable<string>): boolean => {
  let withReturn = false;
  let without = false;
  let before = '';
  for (const piece of pieces) {
    const text = before + piece;
    withReturn ||= text.includes('\r\n');
    without ||= /(?:^|[^\r])\n/u.test(text);
    if (withReturn && without) return true;
    if (piece !== '') before = piece.endsWith('\r') ? '\r' : ' ';
  }
  return false;
};

function* withOneLineEnd(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    const text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replaceAll('\r\n', '\n');
  }
  yield held;
}

function* without(characters: number, pieces: Iterable<string>): Generator<string> {
  let left = characters;
  for (const piece of pieces) {
    yield piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
}

const startOf = (pieces: Iterable<string>): string => {
  let start = '';
  for (const piece of pieces) {
    start += piece;
    if (start.length >= SAMPLE_CHARACTERS) break;
  }
  return start;
};

/** The records of a text that is read a piece at a time; one that goes on beyond its piece waits for the next. */
function* recordsOf(pieces: Iterable<string>, delimiter: Delimiter, newline: string): Generator<string[]> {
  const parser = new Papa.Parser({ delimiter, newline: newline as '\n' });
  const parse = (text: string, goesOn: boolean) =>
    parser.parse(text, 0, goesOn) as {
      readonly data: string[][];
      readonly meta: { readonly cursor: number };
    };
  let rest = '';
  let enough = 0;
  for (const piece of pieces) {
    rest += piece;
    if (rest.length < enough) continue;
    const { data, meta } = parse(rest, true);
    yield* data;
    rest = rest.slice(meta.cursor);
    // A record longer than what was read is looked at again when there is twice as much of it.
    enough = data.length === 0 ? 2 * rest.length : 0;
  }
  yield* parse(rest, false).data;
}

/** Reads a CSV text. Line numbers are those that a spreadsheet shows when it opens the file. */
export const readCsv = (text: TextPieces, fileName: string, limits: FileLimits): RawCsv | Refused => {
  const pieces = (): Iterable<string> => (mixed ? withOneLineEnd(text.pieces()) : text.pieces());
  const mixed = endsBothWays(text.pieces());
  const start = startOf(pieces());
  const stated = statedDelimiter(start);
  const body = start.slice(stated?.length ?? 0);
  const delimiter = stated?.delimiter ?? guessDelimiter(body);
  const newline = Papa.parse(body, { delimiter, preview: 1 }).meta.linebreak;
  const into: Collected = { rows: [], problem: null };
  const pack = rowPacker();
  let line = 0;
  for (const record of recordsOf(without(stated?.length ?? 0, pieces()), delimiter, newline)) {
    line += 1;
    const cells = withoutTrailingEmpty(record);
    if (cells.length === 0) continue;
    into.problem = limitProblem(cells, line, into, fileName, limits);
    if (into.problem !== null) return into.problem;
    into.rows.push(pack(line, cells));
  }
  return { kind: 'csv', delimiter, rows: into.rows };
};
