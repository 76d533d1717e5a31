import {
  checkMemberMapping,
  knownOfDraft,
  mappingOf,
  memberTargets,
  parseMembers,
  suggestMapping,
} from '@grappe/contracts/files';
import type { KnownOrganisation, LineProblem, MemberDraft, MemberTarget } from '@grappe/contracts/files';
import { organisationOfDraft } from '@grappe/contracts/profiles';
import type { PlanOrganisation } from '@grappe/documents';
import type { Language } from '@grappe/messages';
import { CommandFailure } from '../failure.ts';
import { readTableFile, withCorrections } from './read-table-file.ts';

export interface MemberFile {
  readonly fileName: string;
  readonly organisations: readonly PlanOrganisation[];
  /** The same, as tie files may name them. */
  readonly known: readonly KnownOrganisation[];
  readonly problems: readonly LineProblem[];
  readonly refusedLines: readonly number[];
  /** Columns that were kept under their own name because nothing says what they are. */
  readonly unrecognised: readonly string[];
}

/** Organisations of a spreadsheet or a CSV file, columns as they are suggested and then corrected. */
export async function readMembers(
  path: string,
  options: {
    readonly language: Language;
    readonly corrections: readonly string[];
    readonly country: string | null;
  },
): Promise<MemberFile> {
  const table = await readTableFile(path);
  const suggested = mappingOf(suggestMapping(table.header, table.rows));
  const targets: readonly MemberTarget[] = [...memberTargets, 'other', 'ignore'];
  const mapping = withCorrections(suggested, options.corrections, table, targets);
  const problem = checkMemberMapping(table, mapping);
  if (problem !== null) throw new CommandFailure(problem);
  const parsed = parseMembers(table, mapping, {
    language: options.language,
    defaultCountry: options.country,
  });
  const ids = idsOf(parsed.drafts);
  return {
    fileName: table.fileName,
    organisations: parsed.drafts.map((draft, index) => ({
      ...organisationOfDraft(ids[index] ?? draft.name, draft),
      town: draft.place?.town ?? null,
    })),
    known: parsed.drafts.map((draft, index) => ({ ...knownOfDraft(draft), id: ids[index] ?? draft.name })),
    problems: parsed.problems,
    refusedLines: parsed.refusedLines,
    unrecognised: Object.entries(mapping).flatMap(([column, target]) => (target === 'other' ? [column] : [])),
  };
}

/** The name is the id, with its line where two organisations have the same. */
function idsOf(drafts: readonly MemberDraft[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of drafts) counts.set(name, (counts.get(name) ?? 0) + 1);
  return drafts.map(({ name, line }) => (counts.get(name) === 1 ? name : `${name} #${line}`));
}
