import {
  checkTieMapping,
  mappingOf,
  organisationLookup,
  parseTies,
  suggestTieMapping,
  type Mapping,
  type ParsedTies,
  type TieTarget,
} from '@grappe/contracts/files';
import type { TieKind } from '@grappe/contracts/facts';
import { applyTies, readMatchKeys, type BulkOutcome, type ImportedTie } from '@grappe/database';
import type { ImportReport } from './import-settings.ts';
import { knownOrganisations } from './known-organisations.ts';
import type { Preview, PreviewPlace } from './preview-members.ts';
import { firstRowsOf, headerOf, presentMapping, ProblemList } from './preview-shape.ts';
import { formatOf, type ImportInput } from './read-input.ts';
import { recallMapping, type Targets } from './remembered-mapping.ts';
import { tryOnly } from './try-only.ts';

/** Reads the ties of a file between organisations of the directory. */
export async function readTies(
  { connection, personId, clusterId }: PreviewPlace,
  input: ImportInput,
  mapping: Mapping<TieTarget>,
  defaultKind: TieKind,
): Promise<ParsedTies> {
  const rows = await connection.asPerson(personId, (session) => readMatchKeys(session, clusterId));
  return parseTies(input, mapping, organisationLookup(knownOrganisations(rows)), { defaultKind });
}

export const importedTies = (parsed: ParsedTies): ImportedTie[] =>
  parsed.drafts.map((draft) => ({
    sourceId: draft.fromId,
    targetId: draft.toId,
    kind: draft.kind,
    strength: draft.strength,
    validFrom: draft.since,
    validTo: draft.until,
  }));

/** Reads a file of ties as it would go in, without writing. */
export async function previewTies(
  place: PreviewPlace,
  input: ImportInput,
  defaultKind: TieKind,
  chosen: Targets | null,
): Promise<Preview> {
  const columns = await columnsOf(place, input, chosen);
  const problems = new ProblemList(place.mostProblems);
  let parsed: ParsedTies | null = null;
  if (columns.missing === null) {
    parsed = await readTies(place, input, columns.mapping, defaultKind);
    for (const found of parsed.problems) problems.add(found);
  } else {
    const remedy = `${columns.missing.code}_remedy` as const;
    problems.add({
      line: columns.line,
      column: null,
      value: '',
      severity: 'error',
      problem: columns.missing,
      remedy,
    });
  }
  const tried = parsed === null ? null : await tryTies(place, input.fileName, parsed);
  const { drafts, refusedLines } = parsed ?? { drafts: [], refusedLines: [] };
  return {
    targets: columns.mapping,
    report: {
      ...columns.report,
      format: formatOf(input, 'ties'),
      problems: problems.first,
      problemCount: problems.count,
      blocked: drafts.length === 0,
    },
    counts: {
      lines: drafts.length + refusedLines.length,
      valid: drafts.length,
      withErrors: parsed === null ? columns.lines : refusedLines.length,
      withWarnings: problems.linesWithWarnings,
      created: tried?.created ?? 0,
      updated: tried?.updated ?? 0,
      unchanged: tried?.unchanged ?? 0,
      duplicates: 0,
    },
  };
}

const tryTies = (
  { connection, personId, clusterId }: PreviewPlace,
  fileName: string,
  parsed: ParsedTies,
): Promise<BulkOutcome> =>
  tryOnly((beforeCommit) =>
    applyTies(
      connection,
      personId,
      { clusterId, sourceDetail: fileName, beforeCommit },
      importedTies(parsed),
    ),
  );

interface Columns {
  readonly mapping: Mapping<TieTarget>;
  readonly missing: ReturnType<typeof checkTieMapping>;
  readonly line: number;
  readonly lines: number;
  readonly report: Omit<ImportReport, 'format' | 'problems' | 'problemCount' | 'blocked'>;
}

/** Where the columns go; a graph has no columns to map, its ties say themselves what they are. */
async function columnsOf(place: PreviewPlace, input: ImportInput, chosen: Targets | null): Promise<Columns> {
  if (input.kind === 'graph') {
    const nothing = { encoding: null, delimiter: null, header: [], firstRows: [], mapping: [] };
    return { mapping: {}, missing: null, line: 1, lines: input.ties.length, report: nothing };
  }
  const header = headerOf(input);
  const remembered = await place.connection.asPerson(place.personId, (session) =>
    recallMapping(session, place.clusterId, 'ties', header),
  );
  const suggestions = suggestTieMapping(input.header, input.rows, remembered as Mapping<TieTarget>);
  const mapping = { ...mappingOf(suggestions), ...chosen } as Mapping<TieTarget>;
  return {
    mapping,
    missing: checkTieMapping(input, mapping),
    line: input.headerLine,
    lines: input.rows.length,
    report: {
      encoding: input.encoding,
      delimiter: input.delimiter,
      header,
      firstRows: firstRowsOf(input),
      mapping: presentMapping(suggestions, chosen),
    },
  };
}
