import {
  checkMemberMapping,
  eachMember,
  mappingOf,
  suggestMapping,
  type Mapping,
  type MemberDraft,
  type ParseOptions,
  type Table,
} from '@grappe/contracts/files';
import { applyImport, type BulkOutcome, type DatabaseConnection } from '@grappe/database';
import { importedOrganisation } from './imported-organisation.ts';
import type { ImportCounts, ImportReport } from './import-settings.ts';
import { identityOf, matchLines, validMembers, type MatchedLines } from './match-lines.ts';
import { firstRowsOf, headerOf, presentMapping, ProblemList } from './preview-shape.ts';
import { recallMapping, type Targets } from './remembered-mapping.ts';
import { tryOnly } from './try-only.ts';

export interface PreviewPlace {
  readonly connection: DatabaseConnection;
  readonly personId: string;
  readonly clusterId: string;
  /** Problems told one by one; the usual number when absent. */
  readonly mostProblems?: number;
  /** Told now and then while many lines are read: what they left behind may be given back. */
  readonly letGo?: () => void;
}

const manyLines = 40_000;

export interface Preview {
  readonly targets: Targets;
  readonly report: ImportReport;
  readonly counts: ImportCounts;
}

/** Reads a member file as it would go in, without writing: what each line would do is known by trying and taking back. */
export async function previewMembers(
  place: PreviewPlace,
  table: Table,
  options: ParseOptions,
  chosen: Targets | null,
): Promise<Preview> {
  const { connection, personId, clusterId } = place;
  const header = headerOf(table);
  const remembered = await connection.asPerson(personId, (session) =>
    recallMapping(session, clusterId, 'members', header),
  );
  const suggestions = suggestMapping(table.header, table.rows, remembered as Mapping);
  const mapping = { ...mappingOf(suggestions), ...chosen } as Mapping;
  const missing = checkMemberMapping(table, mapping);
  const problems = new ProblemList(place.mostProblems);
  if (missing !== null) {
    const remedy = `${missing.code}_remedy` as const;
    problems.add({
      line: table.headerLine,
      column: null,
      value: '',
      severity: 'error',
      problem: missing,
      remedy,
    });
  }
  let valid = 0;
  function* identities(): Generator<MemberDraft> {
    if (missing !== null) return;
    let lines = 0;
    for (const read of eachMember(table, mapping, options)) {
      if (++lines % manyLines === 0) place.letGo?.();
      for (const found of read.problems) problems.add(found);
      if (read.draft === null) continue;
      valid += 1;
      yield identityOf(read.draft);
    }
  }
  const matched = await connection.asPerson(personId, (session) =>
    matchLines(session, clusterId, identities(), { probableAmong: table.rows.length }),
  );
  const tried = await tryMembers(place, table, mapping, options, matched);
  return {
    targets: mapping,
    report: {
      format: table.format,
      encoding: table.encoding,
      delimiter: table.delimiter,
      header,
      firstRows: firstRowsOf(table),
      mapping: presentMapping(suggestions, chosen),
      problems: problems.first,
      problemCount: problems.count,
      blocked: valid === 0,
    },
    counts: {
      lines: table.rows.length,
      valid,
      withErrors: missing === null ? problems.linesWithErrors : table.rows.length,
      withWarnings: problems.linesWithWarnings,
      created: valid - matched.existingByLine.size,
      updated: tried?.updated ?? 0,
      unchanged: tried?.unchanged ?? 0,
      duplicates: matched.probableDuplicates,
    },
  };
}

/** How many known organisations would change; nothing to try when every line is a new one. */
async function tryMembers(
  { connection, personId, clusterId }: PreviewPlace,
  table: Table,
  mapping: Mapping,
  options: ParseOptions,
  matched: MatchedLines,
): Promise<BulkOutcome | null> {
  if (matched.existingByLine.size === 0) return null;
  function* known() {
    for (const draft of validMembers(table, mapping, options)) {
      const existingId = matched.existingByLine.get(draft.line);
      if (existingId !== undefined) yield importedOrganisation(draft, existingId);
    }
  }
  return tryOnly((beforeCommit) =>
    applyImport(connection, personId, { clusterId, sourceDetail: table.fileName, beforeCommit }, known()),
  );
}
