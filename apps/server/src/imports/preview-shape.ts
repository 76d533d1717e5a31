import { columnName, type ColumnSuggestion, type LineProblem, type Table } from '@grappe/contracts/files';
import type { ColumnMapping, LineProblemShape } from '@grappe/contracts/api';
import { mostFirstRows, mostProblems } from './import-settings.ts';

/** Keeps the first problems of a file and counts the others. */
export class ProblemList {
  readonly first: LineProblemShape[] = [];
  count = 0;
  readonly #most: number;
  readonly #linesWithErrors = new Set<number>();
  readonly #linesWithWarnings = new Set<number>();

  constructor(most = mostProblems) {
    this.#most = most;
  }

  add(found: LineProblem): void {
    this.count += 1;
    (found.severity === 'error' ? this.#linesWithErrors : this.#linesWithWarnings).add(found.line);
    if (this.first.length < this.#most) this.first.push(presentProblem(found));
  }

  get linesWithErrors(): number {
    return this.#linesWithErrors.size;
  }

  get linesWithWarnings(): number {
    return this.#linesWithWarnings.size;
  }
}

const presentProblem = ({ line, column, value, severity, problem }: LineProblem): LineProblemShape => ({
  line,
  column,
  value: value === '' ? null : value,
  severity,
  problem,
});

const byReason = {
  remembered: 'remembered',
  header: 'certain',
  header_part: 'likely',
  contents: 'likely',
  none: 'unknown',
} as const;

/** How sure each column's target is; a column that a person mapped is `chosen`. */
export function presentMapping(
  suggestions: readonly ColumnSuggestion<string>[],
  chosen: Readonly<Record<string, string>> | null,
): ColumnMapping[] {
  return suggestions.map(({ column, target, why, sample }) => {
    const given = chosen?.[column];
    const changed = given !== undefined && given !== target;
    return {
      column,
      target: given ?? target,
      confidence: changed ? 'chosen' : byReason[why],
      examples: [...sample],
    };
  });
}

export const headerOf = (table: Table): string[] =>
  table.header.map((_, index) => columnName(table.header, index));

export const firstRowsOf = (table: Table): string[][] =>
  table.rows.slice(0, mostFirstRows).map((row) => table.header.map((_, index) => textOf(row.cells[index])));

function textOf(cell: Table['rows'][number]['cells'][number] | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).slice(0, 200);
}
