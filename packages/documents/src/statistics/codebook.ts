import type { DataTable } from '@grappe/engine/framework';

/** A column of the analysed data, as a codebook describes it. */
export interface CodebookLine {
  readonly column: string;
  /** Constructs or parts that it has in the model. */
  readonly part: string;
}

export const cell = (value: string | number): string => {
  const text = String(value);
  // A spreadsheet would run what begins like a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The analysed columns as CSV, empty where missing; point as decimal mark, as R reads it. */
export function dataCsv(data: DataTable, columns: readonly string[]): string {
  const header = columns.map(cell).join(',');
  const rows = Array.from({ length: data.rows }, (_, row) =>
    columns
      .map((name) => {
        const value = data.columns[name]![row] as number;
        return Number.isFinite(value) ? String(value) : '';
      })
      .join(','),
  );
  return [header, ...rows, ''].join('\n');
}

/** What stands beside the figures of each row: who, when, in which group. */
export interface SnapshotLabels {
  readonly [name: string]: readonly (string | number | null)[];
}

/** The analysed rows as CSV, led by their labels; what begins like a formula is neutralised, missing is empty. */
export function snapshotCsv(data: DataTable, columns: readonly string[], labels: SnapshotLabels): string {
  const names = Object.keys(labels);
  const rows = Array.from({ length: data.rows }, (_, row) =>
    [
      ...names.map((name) => cell(labels[name]![row] ?? '')),
      ...columns.map((name) => {
        const value = data.columns[name]![row] as number;
        return Number.isFinite(value) ? String(value) : '';
      }),
    ].join(','),
  );
  return [[...names, ...columns].map(cell).join(','), ...rows, ''].join('\n');
}

/** One line for each column: its part in the model, how many answered, lowest, highest, mean, standard deviation. */
export function codebookCsv(data: DataTable, lines: readonly CodebookLine[]): string {
  const header = 'column,part,answers,missing,lowest,highest,mean,deviation';
  const rows = lines.map(({ column, part }) => {
    const known = data.columns[column]!.filter((value) => Number.isFinite(value));
    const n = known.length;
    if (n === 0) return [cell(column), cell(part), 0, data.rows, '', '', '', ''].join(',');
    const mean = known.reduce((sum, value) => sum + value, 0) / n;
    const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const [low, high] = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
    const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : '';
    return [cell(column), cell(part), n, data.rows - n, low, high, mean, deviation].join(',');
  });
  return [header, ...rows, ''].join('\n');
}
