import {
  eachMember,
  matchExisting,
  type Mapping,
  type MemberDraft,
  type ParseOptions,
  type Table,
} from '@grappe/contracts/files';
import { readMatchKeys, type Session } from '@grappe/database';
import { knownOrganisations } from './known-organisations.ts';

export interface MatchedLines {
  /** For each line that updates an organisation, which one. */
  readonly existingByLine: ReadonlyMap<number, string>;
  /** Lines that resemble an organisation, or an earlier line, without being surely the same. */
  readonly probableDuplicates: number;
}

/** Finds which lines of a file update an organisation of the directory. The lines are read once, and only what identifies them is kept. */
export async function matchLines(
  session: Session,
  clusterId: string,
  lines: Iterable<MemberDraft>,
): Promise<MatchedLines> {
  const known = knownOrganisations(await readMatchKeys(session, clusterId));
  const identities = [...lines];
  const matches = matchExisting(identities, known);
  return {
    existingByLine: new Map(
      matches.flatMap(({ line, existingId }) => (existingId === null ? [] : [[line, existingId] as const])),
    ),
    probableDuplicates: matches.filter(({ probable }) => probable.length > 0).length,
  };
}

const identifying = new Set(['siren', 'siret', 'short_name', 'website']);

/** What of a line identifies an organisation. */
export const identityOf = (draft: MemberDraft): MemberDraft => ({
  ...draft,
  facts: draft.facts.filter(({ key }) => identifying.has(key)),
});

/** The valid lines of a table, one at a time. */
export function* validMembers(table: Table, mapping: Mapping, options: ParseOptions): Generator<MemberDraft> {
  for (const { draft } of eachMember(table, mapping, options)) if (draft !== null) yield draft;
}
