import { problem } from '../errors/index.ts';
import type { Problem } from '../errors/index.ts';
import { cellText } from '../files/cell-text.ts';
import { unguardFormula } from '../files/formula-guard.ts';
import { headerKey } from '../files/header-key.ts';
import { plainName } from '../files/organisation-names.ts';
import { columnName, lineProblem } from '../files/problems.ts';
import type { LineProblem, Table, TableRow } from '../files/types.ts';
import { clusterFieldOf, clusterKeys } from './cluster-fields.ts';
import type { ClusterKey } from './cluster-fields.ts';
import { clusterProblem } from './cluster-values.ts';
import type { ClusterValue, ClusterValues } from './cluster-values.ts';
import { readClusterCell } from './read-cluster-cell.ts';
import { clusterTexts, isClusterExample } from './write-clusters.ts';
import type { ClusterTextColumn } from './write-clusters.ts';

/** One line of a file of clusters. */
export interface ClusterDraft {
  readonly line: number;
  readonly name: string;
  readonly values: ClusterValues;
  /** ISO date at which the line was true; null when the file does not tell. */
  readonly asOf: string | null;
  readonly sourceNote: string | null;
}

export interface ParsedClusters {
  readonly drafts: readonly ClusterDraft[];
  readonly problems: readonly LineProblem[];
  /** Columns that nothing recognises: they are left out, and said to be. */
  readonly unread: readonly string[];
}

type Target = ClusterKey | ClusterTextColumn;

interface Column {
  readonly index: number;
  readonly name: string;
  readonly target: Target;
}

const byHeader = new Map<string, Target>(
  [
    ...clusterKeys.map((key) => [key, clusterFieldOf(key).header] as const),
    ...Object.entries(clusterTexts),
  ].flatMap(([target, { fr, en }]) =>
    [target, fr, en].map((words): [string, Target] => [headerKey(words), target as Target]),
  ),
);

const columnsOf = ({ header }: Table): readonly (Column | string)[] =>
  header.map((text, index) => {
    const name = columnName(header, index);
    const target = byHeader.get(headerKey(text));
    return target === undefined ? name : { index, name, target };
  });

/** A file of clusters must have a column of names. */
export const checkClusterTable = (table: Table): Problem | null =>
  columnsOf(table).some((column) => typeof column !== 'string' && column.target === 'name')
    ? null
    : problem('mapping_needs_name');

/**
 * Reads a table of clusters. A line with an error is left out, with what is wrong and where; the others go in. Every line needs a name
 * and a sector; what is empty is not known. O(cells).
 */
export function parseClusters(table: Table, today: string): ParsedClusters {
  const columns = columnsOf(table);
  const read = columns.filter((column): column is Column => typeof column !== 'string');
  const drafts: ClusterDraft[] = [];
  const problems: LineProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const { draft, found } = readLine(row, read, today);
    if (draft === 'example') continue;
    problems.push(...found);
    if (draft === null) continue;
    const key = plainName(draft.name);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, draft.line);
      drafts.push(draft);
    } else {
      const place = { line: draft.line, column: null, value: draft.name };
      problems.push(lineProblem('line_duplicate_in_file', 'error', place, { firstLine: first }));
    }
  }
  return { drafts, problems, unread: columns.filter((column) => typeof column === 'string') };
}

interface LineReading {
  readonly draft: ClusterDraft | 'example' | null;
  readonly found: readonly LineProblem[];
}

function readLine(row: TableRow, columns: readonly Column[], today: string): LineReading {
  const values: Partial<Record<ClusterKey, ClusterValue>> = {};
  const texts: Partial<Record<ClusterTextColumn, string>> = {};
  const found: LineProblem[] = [];
  for (const { index, name, target } of columns) {
    const cell = row.cells[index] ?? null;
    const text = unguardFormula(cellText(cell)).trim();
    if (/^[-–—?./\s]*$/u.test(text)) continue;
    if (target === 'name' || target === 'sourceNote') {
      texts[target] = text.replace(/\s+/gu, ' ').slice(0, 300);
      continue;
    }
    const field = target === 'asOf' ? clusterFieldOf('foundedOn') : clusterFieldOf(target);
    const reading = readClusterCell(text, cell, field);
    if (reading.kind === 'refused') {
      found.push(
        lineProblem(reading.code, 'error', { line: row.line, column: name, value: cell }, reading.params),
      );
    } else if (target === 'asOf') texts.asOf = String(reading.value);
    else values[target] = reading.value;
  }
  const { name } = texts;
  if (name === undefined) {
    const missing = lineProblem('line_name_missing', 'error', { line: row.line, column: null, value: null });
    return { draft: null, found: [...found, missing] };
  }
  if (isClusterExample(name)) return { draft: 'example', found: [] };
  const impossible = found.length === 0 ? clusterProblem(name, values, today) : null;
  if (impossible !== null) {
    const place = { line: row.line, column: null, value: name };
    found.push(lineProblem(impossible.code, 'error', place, impossible.params));
  }
  if (found.length > 0) return { draft: null, found };
  const draft = {
    line: row.line,
    name,
    values,
    asOf: texts.asOf ?? null,
    sourceNote: texts.sourceNote ?? null,
  };
  return { draft, found };
}
