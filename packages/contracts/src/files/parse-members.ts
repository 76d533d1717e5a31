import { departement, departementOfPostcode } from '../classifications/index.ts';
import { problem } from '../errors/index.ts';
import type { Problem } from '../errors/index.ts';
import { factKeys, factRegistry } from '../facts/index.ts';
import { cellError, cellText } from './cell-text.ts';
import { unguardFormula } from './formula-guard.ts';
import { isSiret } from './identifiers.ts';
import { fieldReaders } from './member-fields.ts';
import type { FieldReader } from './member-fields.ts';
import { MemberLine } from './member-line.ts';
import { plainName } from './organisation-names.ts';
import { columnName, lineProblem } from './problems.ts';
import { isExampleName } from './templates.ts';
import { repairedText } from './text-repair.ts';
import type {
  Cell,
  LineProblem,
  Mapping,
  MemberDraft,
  MemberTarget,
  ParseOptions,
  ParsedMembers,
  Table,
  TableRow,
} from './types.ts';
import { placeTargets } from './types.ts';
import { saysUnknown } from './vocabulary.ts';

interface Column {
  readonly index: number;
  readonly name: string;
  readonly target: Exclude<MemberTarget, 'ignore'>;
  readonly read: FieldReader;
}

/** In columns of free text, words for "not known" are text; only bare punctuation is an absence. */
const literal = new Set<MemberTarget>([
  'name',
  'country',
  'other',
  'external_ref',
  ...placeTargets,
  ...factKeys.filter((key) => factRegistry[key].type === 'text'),
]);

const saysNothing = (target: MemberTarget, text: string): boolean =>
  literal.has(target) ? /^[-–—?./\s]*$/u.test(text) : text === '' || saysUnknown(text);

const columnsOf = (header: readonly string[], mapping: Mapping): readonly Column[] =>
  header.flatMap((_, index) => {
    const name = columnName(header, index);
    const target = mapping[name] ?? 'other';
    return target === 'ignore' ? [] : [{ index, name, target, read: fieldReaders[target] }];
  });

/** A mapping must say which column is the name of the organisation. */
export const checkMemberMapping = (table: Pick<Table, 'header'>, mapping: Mapping): Problem | null =>
  columnsOf(table.header, mapping).some((column) => column.target === 'name')
    ? null
    : problem('mapping_needs_name');

const readCell = (column: Column, cell: Cell, into: MemberLine): void => {
  const error = cellError(cell);
  if (error !== null) {
    return into.report('line_cell_error', 'warning', { cell: error, text: error, column: column.name });
  }
  const raw = unguardFormula(cellText(cell));
  if (saysNothing(column.target, raw)) return;
  const proposed = typeof cell === 'string' ? repairedText(raw) : null;
  const apply = into.options.repairText ?? true;
  const field = {
    cell: typeof cell === 'string' ? raw : cell,
    text: proposed !== null && apply ? proposed : raw,
    column: column.name,
  };
  if (proposed !== null) {
    into.report('line_text_repaired', 'warning', field, { proposed: proposed.slice(0, 120), applied: apply });
  }
  column.read(field, into);
};

const beyondHeader = (cells: TableRow['cells'], header: readonly string[]): number =>
  cells.slice(header.length).filter((cell) => cellText(cell) !== '').length;

/** What follows from several cells of a line: SIREN from SIRET, country by default, département and centre from the postcode. */
const complete = (into: MemberLine): void => {
  const siret = into.factText('siret');
  if (siret !== null && isSiret(siret) && into.factText('siren') === null)
    into.addFact('siren', '', siret.slice(0, 9));
  into.country ??= into.problems.some((each) => each.problem.code === 'line_country_unknown')
    ? null
    : into.options.defaultCountry;
  locate(into);
};

const locate = (into: MemberLine): void => {
  const { place } = into;
  if (into.country === 'FR') {
    // Spreadsheets drop the leading zero of 01000; a French postcode always has five digits.
    if (/^\d{4}$/u.test(place.postcode ?? '')) place.postcode = `0${place.postcode}`;
    place.departement ??=
      departementOfPostcode(place.postcode ?? '') ?? departementOfPostcode(place.communeCode ?? '');
  }
  if (place.latitude !== null && place.longitude !== null) {
    place.precision = 'point';
    return;
  }
  const centre = place.departement === null ? null : (departement(place.departement)?.centre ?? null);
  place.latitude = centre?.latitude ?? null;
  place.longitude = centre?.longitude ?? null;
  place.precision = centre === null ? null : 'departement';
};

const readLine = (
  row: TableRow,
  table: Table,
  columns: readonly Column[],
  options: ParseOptions,
): MemberLine => {
  const into = new MemberLine(row.line, options);
  const { cells } = row;
  for (const column of columns) {
    const cell = cells[column.index];
    if (cell !== null && cell !== undefined && cell !== '') readCell(column, cell, into);
  }
  const extra = beyondHeader(cells, table.header);
  if (extra > 0) into.report('line_cells_beyond_header', 'warning', null, { cells: extra });
  if (into.name === '') {
    const column = columns.find((each) => each.target === 'name')?.name ?? null;
    into.problems.push(lineProblem('line_name_missing', 'error', { line: row.line, column, value: null }));
  }
  complete(into);
  return into;
};

/** What makes two lines of one file the same organisation, for certain. */
const identityKeys = (draft: MemberDraft): readonly string[] => {
  const code = (key: 'siret' | 'siren'): string | undefined => {
    const value = draft.facts.find((fact) => fact.key === key)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const siret = code('siret');
  const keys: string[] = [];
  if (siret !== undefined) keys.push(`siret ${siret}`);
  if (draft.externalRef !== null) keys.push(`ref ${draft.externalRef}`);
  if (siret === undefined && draft.externalRef === null) {
    keys.push(
      `name ${plainName(draft.name)} ${draft.country} ${plainName(draft.place?.town ?? '')} ${code('siren') ?? ''}`,
    );
  }
  return keys;
};

export interface ReadMember {
  readonly line: number;
  /** `null`: an error keeps the line out. */
  readonly draft: MemberDraft | null;
  readonly problems: readonly LineProblem[];
}

/**
 * Reads the lines of a member file one by one, so that a large file never stands whole in memory beside its drafts.
 * A line with an error has no draft; warnings let it in. A second line for the same organisation (same SIRET, same reference,
 * or same name, country and town) is an error.
 */
export function* eachMember(table: Table, mapping: Mapping, options: ParseOptions): Generator<ReadMember> {
  const columns = columnsOf(table.header, mapping);
  const firstLines = new Map<string, number>();
  for (const row of table.rows) {
    const into = readLine(row, table, columns, options);
    if (isExampleName(into.name)) continue;
    const draft = into.draft();
    for (const key of into.name === '' ? [] : identityKeys(draft)) {
      const first = firstLines.get(key);
      if (first === undefined) firstLines.set(key, row.line);
      else {
        const place = { line: row.line, column: null, value: draft.name };
        into.problems.push(lineProblem('line_duplicate_in_file', 'error', place, { firstLine: first }));
        break;
      }
    }
    yield { line: row.line, draft: into.refused ? null : draft, problems: into.problems };
  }
}

/** All the lines of a member file. Time: linear in the cells. */
export const parseMembers = (table: Table, mapping: Mapping, options: ParseOptions): ParsedMembers => {
  const drafts: MemberDraft[] = [];
  const problems: LineProblem[] = [];
  const refusedLines: number[] = [];
  for (const member of eachMember(table, mapping, options)) {
    if (member.draft === null) refusedLines.push(member.line);
    else drafts.push(member.draft);
    problems.push(...member.problems);
  }
  return { drafts, problems, refusedLines };
};
