import Papa from 'papaparse';
import { headerWordsKnown } from './headers.ts';
import { packedRow } from './packed-row.ts';
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
const statedDelimiter = (text: string): { delimiter: Delimiter; rest: string } | null => {
  const match = /^sep=([;,\t])[ \t]*\r?\n/iu.exec(text);
  if (match === null) return null;
  return { delimiter: match[1] as Delimiter, rest: text.slice(match[0].length) };
};

/** Where lines end in both ways (a file that a second program added to), one way for all. */
const withOneLineEnd = (text: string): string =>
  text.includes('\r\n') && /(?:^|[^\r])\n/u.test(text) ? text.replaceAll('\r\n', '\n') : text;

/** Reads a CSV text. Line numbers are those that a spreadsheet shows when it opens the file. */
export const readCsv = (text: string, fileName: string, limits: FileLimits): RawCsv | Refused => {
  const stated = statedDelimiter(text);
  const body = withOneLineEnd(stated?.rest ?? text);
  const delimiter = stated?.delimiter ?? guessDelimiter(body);
  const into: Collected = { rows: [], problem: null };
  let line = 0;
  Papa.parse<string[]>(body, {
    delimiter,
    step: (result, parser) => {
      line += 1;
      const cells = withoutTrailingEmpty(result.data);
      if (cells.length === 0) return;
      into.problem = limitProblem(cells, line, into, fileName, limits);
      if (into.problem === null) into.rows.push(packedRow(line, cells));
      else parser.abort();
    },
  });
  return into.problem ?? { kind: 'csv', delimiter, rows: into.rows };
};
