/**
 * Problems of files and of their lines, always made here so that the params of a code are the same everywhere.
 *
 * Whole file, every code has `fileName`, and:
 *
 * | code | params |
 * |---|---|
 * | file_not_spreadsheet, file_not_graph | `found`: pdf, xls, ods, docx, html, xml, json, image, zip, gzip, binary |
 * | file_too_large, file_zip_bomb | `megabytes`, `limit` (MB; for a bomb, once inflated) |
 * | file_too_many_rows | `rows`, `limit` |
 * | file_too_many_columns | `columns`, `limit` |
 * | file_no_header | `line`, `value` (what stands there instead) |
 * | file_duplicate_headers | `names` (comma separated), `columns` (letters) |
 * | file_cell_too_large | `line`, `column` (letter), `header`, `characters`, `limit` |
 * | file_encrypted, file_damaged, file_empty | – |
 *
 * Lines, every code has `line`, `column` (header, or `null` for the whole line), `value` (excerpt), and:
 *
 * | code | params |
 * |---|---|
 * | line_duplicate_in_file | `firstLine` |
 * | line_date_serial | `date`: the ISO date that the number would be |
 * | line_country_unknown, line_kind_unknown, line_code_unknown, line_market_unknown, line_tie_kind_unknown, line_tie_unknown_organisation | `found` (the part of the cell that is not known), `closest` (comma separated names, may be empty) |
 * | line_priority_invalid | `found` |
 * | line_text_repaired | `proposed`, `applied` (boolean) |
 * | line_cells_beyond_header | `cells` (how many) |
 */
import { problem } from '../errors/index.ts';
import type { ErrorCode, ProblemParams } from '../errors/index.ts';
import type { Cell, LineProblem, Refused, Severity } from './types.ts';

const EXCERPT = 120;

/** A cell as a person reads it, cut to 120 characters. */
export const excerpt = (cell: Cell | undefined): string => {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length <= EXCERPT ? flat : `${flat.slice(0, EXCERPT - 1)}…`;
};

export const refused = (code: ErrorCode, fileName: string, params: ProblemParams = {}): Refused => ({
  kind: 'refused',
  problem: problem(code, { fileName, ...params }),
});

export interface CellPlace {
  readonly line: number;
  readonly column: string | null;
  readonly value: Cell | undefined;
}

export const lineProblem = (
  code: ErrorCode,
  severity: Severity,
  place: CellPlace,
  params: ProblemParams = {},
): LineProblem => {
  const value = excerpt(place.value);
  return {
    line: place.line,
    column: place.column,
    value,
    severity,
    problem: problem(code, { line: place.line, column: place.column, value, ...params }),
    remedy: `${code}_remedy`,
  };
};

/** 0 → A, 25 → Z, 26 → AA: the letter of a spreadsheet's column. */
export const columnLetter = (index: number): string => {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};

/** What a column is called: its header, or its letter in brackets when it has none. */
export const columnName = (header: readonly string[], index: number): string => {
  const name = header[index];
  return name === undefined || name === '' ? `(${columnLetter(index)})` : name;
};
