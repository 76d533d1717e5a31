import { problem } from '../errors/index.ts';
import type { Problem } from '../errors/index.ts';
import { directedTieKinds } from '../facts/index.ts';
import type { TieKind } from '../facts/index.ts';
import { cellError, cellText } from './cell-text.ts';
import { closestNames } from './closest-names.ts';
import { readDate } from './dates.ts';
import { unguardFormula } from './formula-guard.ts';
import { readNumber } from './numbers.ts';
import { columnName, lineProblem } from './problems.ts';
import { isExampleName } from './templates.ts';
import { repairedText } from './text-repair.ts';
import { isTieMatrix, matrixMapping, tiesOfMatrix } from './tie-matrix.ts';
import type {
  Cell,
  GraphFile,
  LineProblem,
  Mapping,
  OrganisationLookup,
  ParsedTies,
  Table,
  TableRow,
  TieDraft,
  TieOptions,
  TieTarget,
} from './types.ts';
import { saysUnknown, tieKindLabels, tieKindOf } from './vocabulary.ts';

type Fields = Partial<
  Record<TieTarget, { readonly cell: Cell; readonly text: string; readonly column: string }>
>;

/** A tie file must say between whom. */
export const checkTieMapping = (
  table: Pick<Table, 'header' | 'rows'>,
  mapping: Mapping<TieTarget>,
): Problem | null => {
  if (isTieMatrix(table)) return null;
  const targets = table.header.map((_, index) => mapping[columnName(table.header, index)]);
  return targets.includes('from') && targets.includes('to') ? null : problem('mapping_needs_ends');
};

class TieLine {
  readonly line: number;
  readonly problems: LineProblem[] = [];
  readonly #fields: Fields;
  readonly #lookup: OrganisationLookup;

  constructor(line: number, fields: Fields, lookup: OrganisationLookup) {
    this.line = line;
    this.#fields = fields;
    this.#lookup = lookup;
  }

  report(code: LineProblem['problem']['code'], target: TieTarget, params: Problem['params'] = {}): null {
    const field = this.#fields[target];
    const place = { line: this.line, column: field?.column ?? null, value: field?.cell ?? null };
    this.problems.push(lineProblem(code, 'error', place, params));
    return null;
  }

  end(target: 'from' | 'to'): string | null {
    const label = this.#fields[target]?.text ?? '';
    if (label === '') return this.report('line_name_missing', target);
    const proposed = repairedText(label);
    const found = this.#lookup.find(label) ?? (proposed === null ? null : this.#lookup.find(proposed));
    if (found !== null) return found.id;
    const closest = this.#lookup.closest(proposed ?? label, 3).join(', ');
    return this.report('line_tie_unknown_organisation', target, { found: label.slice(0, 80), closest });
  }

  kind(options: TieOptions): TieKind | null {
    const text = this.#fields.kind?.text ?? '';
    if (text === '' || saysUnknown(text)) return options.defaultKind;
    const kind = tieKindOf(text);
    if (kind !== null) return kind;
    const names = [...tieKindLabels('fr'), ...tieKindLabels('en')];
    return this.report('line_tie_kind_unknown', 'kind', {
      found: text.slice(0, 80),
      closest: closestNames(text, names, 3).join(', '),
    });
  }

  strength(): number | null {
    const text = this.#fields.strength?.text ?? '';
    if (text === '' || saysUnknown(text)) return null;
    const read = readNumber(text, { grouped: false });
    const value = read === null ? Number.NaN : read.percent ? read.value / 100 : read.value;
    return value > 0 && Number.isFinite(value) ? value : this.report('line_tie_strength_invalid', 'strength');
  }

  day(target: 'since' | 'until'): string | null {
    const field = this.#fields[target];
    if (field === undefined || field.text === '' || saysUnknown(field.text)) return null;
    const typed = field.cell instanceof Date || typeof field.cell === 'number';
    const read = readDate(typed ? field.cell : field.text);
    if (read.kind === 'date') return read.iso;
    // A tie known by its year holds from the first day of it to the last one.
    if (read.kind === 'year') return target === 'since' ? `${read.year}-01-01` : `${read.year}-12-31`;
    if (read.kind === 'serial') return this.report('line_date_serial', target, { date: read.iso });
    return this.report('line_date_invalid', target);
  }

  get source(): string | null {
    const text = this.#fields.source?.text ?? '';
    return text === '' ? null : text;
  }
}

const fieldsOf = (row: TableRow, header: readonly string[], mapping: Mapping<TieTarget>): Fields => {
  const fields: Fields = {};
  const { cells } = row;
  header.forEach((_, index) => {
    const column = columnName(header, index);
    const target = mapping[column] ?? 'ignore';
    const cell = cells[index] ?? null;
    if (target === 'ignore' || fields[target] !== undefined) return;
    const text = cellError(cell) === null ? unguardFormula(cellText(cell)) : '';
    fields[target] = { cell: typeof cell === 'string' ? text : cell, text, column };
  });
  return fields;
};

const tieKey = (tie: TieDraft): string => {
  const ends = directedTieKinds.includes(tie.kind) ? [tie.fromId, tie.toId] : [tie.fromId, tie.toId].sort();
  return [...ends, tie.kind, tie.since ?? '', tie.until ?? ''].join('\u0000');
};

interface Reading {
  readonly drafts: TieDraft[];
  readonly problems: LineProblem[];
  readonly refusedLines: number[];
  readonly firstLines: Map<string, number>;
}

const readTie = (into: TieLine, options: TieOptions): TieDraft | null => {
  const fromId = into.end('from');
  const toId = into.end('to');
  if (fromId !== null && fromId === toId) into.report('line_tie_self', 'to');
  const kind = into.kind(options);
  const strength = into.strength();
  const since = into.day('since');
  const until = into.day('until');
  if (since !== null && until !== null && until < since) into.report('line_date_invalid', 'until');
  if (fromId === null || toId === null || kind === null || into.problems.length > 0) return null;
  return { line: into.line, fromId, toId, kind, strength, since, until, source: into.source };
};

const keep = (into: TieLine, tie: TieDraft | null, reading: Reading): void => {
  const first = tie === null ? undefined : reading.firstLines.get(tieKey(tie));
  if (tie !== null && first === undefined) {
    reading.firstLines.set(tieKey(tie), into.line);
    reading.drafts.push(tie);
  } else if (first !== undefined) into.report('line_duplicate_in_file', 'to', { firstLine: first });
  if (into.problems.length > 0) reading.refusedLines.push(into.line);
  reading.problems.push(...into.problems);
};

const parseList = (
  table: Table,
  mapping: Mapping<TieTarget>,
  lookup: OrganisationLookup,
  options: TieOptions,
): ParsedTies => {
  const reading: Reading = { drafts: [], problems: [], refusedLines: [], firstLines: new Map() };
  for (const row of table.rows) {
    const fields = fieldsOf(row, table.header, mapping);
    if (isExampleName(fields.from?.text ?? '')) continue;
    const into = new TieLine(row.line, fields, lookup);
    keep(into, readTie(into, options), reading);
  }
  const { drafts, problems, refusedLines } = reading;
  return { drafts, problems, refusedLines, ignoredDiagonal: 0 };
};

/** Edges of a graph file as a table; the line is the rank of the edge in the file. */
export const tableOfGraph = (graph: GraphFile): Table => {
  const labels = new Map(graph.nodes.map((node) => [node.id, node.label]));
  return {
    kind: 'table',
    format: 'csv',
    fileName: graph.fileName,
    header: ['From', 'To', 'Type', 'Strength', 'Since', 'Until'],
    headerLine: 0,
    rows: graph.ties.map((tie, index) => ({
      line: index + 1,
      cells: [
        labels.get(tie.source) ?? tie.source,
        labels.get(tie.target) ?? tie.target,
        tie.kind,
        tie.strength,
        tie.since,
        tie.until,
      ],
    })),
    encoding: null,
    delimiter: null,
    sheet: null,
    sheets: [],
  };
};

export const graphMapping: Mapping<TieTarget> = {
  From: 'from',
  To: 'to',
  Type: 'kind',
  Strength: 'strength',
  Since: 'since',
  Until: 'until',
};

/**
 * Reads ties from a table (a list, or an adjacency matrix) or from a graph file. An end is found by `lookup`; the names
 * closest to an unknown one are proposed. A tie said twice (same ends, kind and dates; either way round when the kind has
 * no direction) is refused the second time. Time: linear in the lines; each unknown name costs one pass over all names.
 */
export const parseTies = (
  input: Table | GraphFile,
  mapping: Mapping<TieTarget>,
  lookup: OrganisationLookup,
  options: TieOptions,
): ParsedTies => {
  if (input.kind === 'graph') return parseList(tableOfGraph(input), graphMapping, lookup, options);
  if (!isTieMatrix(input)) return parseList(input, mapping, lookup, options);
  const list = tiesOfMatrix(input, directedTieKinds.includes(options.defaultKind));
  return { ...parseList(list.table, matrixMapping, lookup, options), ignoredDiagonal: list.ignoredDiagonal };
};
