import {
  eachMember,
  matchExisting,
  sureMatches,
  type KnownOrganisation,
  type Mapping,
  type MemberDraft,
  type ParseOptions,
  type PlaceDraft,
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

/** Above this, looking for what lines resemble is left to the job that follows the writing. */
const mostCompared = 20_000;

/**
 * Finds which lines of a file update an organisation of the directory and, when there are not too many (`probableAmong` says how
 * many lines there are), how many resemble one. Of a long file, only the lines that update something stay in memory.
 */
export async function matchLines(
  session: Session,
  clusterId: string,
  lines: Iterable<MemberDraft>,
  { probableAmong }: { probableAmong?: number } = {},
): Promise<MatchedLines> {
  const known = knownOrganisations(await readMatchKeys(session, clusterId));
  const existingByLine = new Map<number, string>();
  if (known.length === 0 && probableAmong === undefined) return { existingByLine, probableDuplicates: 0 };
  if (probableAmong === undefined || probableAmong + known.length > mostCompared) {
    for (const { line, existingId } of matchesAmong(known, lines)) existingByLine.set(line, existingId);
    return { existingByLine, probableDuplicates: 0 };
  }
  const matches = matchExisting([...lines], known);
  for (const { line, existingId } of matches) if (existingId !== null) existingByLine.set(line, existingId);
  return {
    existingByLine,
    probableDuplicates: matches.filter((match) => match.probable.length > 0).length,
  };
}

/** In an empty directory nothing is found; the lines are taken all the same, since their problems are noted as they are. */
function* matchesAmong(
  known: readonly KnownOrganisation[],
  lines: Iterable<MemberDraft>,
): ReturnType<typeof sureMatches> {
  if (known.length > 0) yield* sureMatches(lines, known);
  else for (const _line of lines) continue;
}

const identifying = new Set(['siren', 'siret', 'short_name', 'website']);

/** What of a line identifies an organisation. */
export const identityOf = ({ line, name, country, externalRef, place, facts }: MemberDraft): MemberDraft => ({
  line,
  name,
  kind: null,
  country,
  sector: null,
  externalRef,
  place: place === null ? null : placeOfTown(place.town),
  memberSince: null,
  memberUntil: null,
  facts: facts.filter(({ key }) => identifying.has(key)),
});

const places = new Map<string | null, PlaceDraft>();

/** Few towns for many lines: each is kept once. */
function placeOfTown(town: string | null): PlaceDraft {
  const known = places.get(town);
  if (known !== undefined) return known;
  const place: PlaceDraft = {
    address: null,
    postcode: null,
    town,
    communeCode: null,
    departement: null,
    region: null,
    latitude: null,
    longitude: null,
    precision: null,
  };
  places.set(town, place);
  return place;
}

/** The valid lines of a table, one at a time. */
export function* validMembers(table: Table, mapping: Mapping, options: ParseOptions): Generator<MemberDraft> {
  for (const { draft } of eachMember(table, mapping, options)) if (draft !== null) yield draft;
}
