import { findDuplicates } from './find-duplicates.ts';
import { plainName } from './organisation-names.ts';
import type { DraftMatch, DuplicateCandidate, KnownOrganisation, MatchReason, MemberDraft } from './types.ts';

/** Key → the organisations under it: a key that names several matches none. */
type Index = ReadonlyMap<string, readonly KnownOrganisation[]>;

const indexBy = (
  organisations: readonly KnownOrganisation[],
  keyOf: (organisation: KnownOrganisation) => string | null,
): Index => {
  const index = new Map<string, KnownOrganisation[]>();
  for (const each of organisations) {
    const key = keyOf(each);
    if (key === null) continue;
    const list = index.get(key);
    if (list === undefined) index.set(key, [each]);
    else list.push(each);
  }
  return index;
};

const orNull = (text: string | null | undefined): string | null =>
  text === undefined || text === '' ? null : text;

const placeKey = (name: string, place: string | null | undefined): string | null =>
  place === null || place === undefined || place === ''
    ? null
    : `${plainName(name)}\u0000${plainName(place)}`;

const factText = (draft: MemberDraft, key: 'siren' | 'siret' | 'short_name' | 'website'): string | null => {
  const value = draft.facts.find((fact) => fact.key === key)?.value;
  return typeof value === 'string' ? value : null;
};

/** A draft as the search for duplicates sees it; its id is `line:12`. */
export const knownOfDraft = (draft: MemberDraft): KnownOrganisation => ({
  id: `line:${draft.line}`,
  name: draft.name,
  shortName: factText(draft, 'short_name'),
  siren: factText(draft, 'siren'),
  siret: factText(draft, 'siret'),
  externalRef: draft.externalRef,
  town: draft.place?.town ?? null,
  country: draft.country,
  website: factText(draft, 'website'),
});

interface Step {
  readonly because: MatchReason;
  readonly index: Index;
  readonly keyOf: (organisation: KnownOrganisation) => string | null;
}

const stepsFor = (existing: readonly KnownOrganisation[]): readonly Step[] => {
  const keys: readonly (readonly [MatchReason, (each: KnownOrganisation) => string | null])[] = [
    ['siret', (each) => orNull(each.siret)],
    ['external_ref', (each) => orNull(each.externalRef)],
    ['siren', (each) => orNull(each.siren)],
    ['name_town', (each) => placeKey(each.name, each.town)],
    ['name_country', (each) => placeKey(each.name, each.country)],
  ];
  return keys.map(([because, keyOf]) => ({ because, keyOf, index: indexBy(existing, keyOf) }));
};

/** Same name is not enough when both say another SIREN or another reference, or when both towns are known and differ. */
const contradicts = (a: KnownOrganisation, b: KnownOrganisation, because: MatchReason): boolean => {
  const differ = (x: string | null | undefined, y: string | null | undefined): boolean =>
    orNull(x) !== null && orNull(y) !== null && x !== y;
  if (because === 'siret' || because === 'external_ref') return false;
  if (because === 'siren') return differ(a.siret, b.siret) && plainName(a.name) !== plainName(b.name);
  const townsDiffer = because === 'name_country' && differ(plainName(a.town ?? ''), plainName(b.town ?? ''));
  return differ(a.siren, b.siren) || differ(a.country, b.country) || townsDiffer;
};

const firstMatch = (
  draft: KnownOrganisation,
  steps: readonly Step[],
  taken: ReadonlySet<string>,
): { existingId: string; because: MatchReason } | null => {
  for (const { because, keyOf, index } of steps) {
    const key = keyOf(draft);
    const found = key === null ? [] : (index.get(key) ?? []);
    const [only] = found;
    if (only === undefined || found.length > 1 || taken.has(only.id) || contradicts(draft, only, because))
      continue;
    return { existingId: only.id, because };
  }
  return null;
};

const probableByLine = (
  candidates: readonly DuplicateCandidate[],
): ReadonlyMap<string, DraftMatch['probable']> => {
  const byLine = new Map<string, DraftMatch['probable'][number][]>();
  const add = (line: string, id: string, { score, reasons }: DuplicateCandidate): void => {
    byLine.set(line, [...(byLine.get(line) ?? []), { id, score, reasons }]);
  };
  for (const candidate of candidates) {
    const { a, b } = candidate;
    if (a.startsWith('line:') && b.startsWith('line:')) {
      const later = Number(a.slice(5)) > Number(b.slice(5)) ? a : b;
      add(later, later === a ? b : a, candidate);
    } else if (a.startsWith('line:')) add(a, b, candidate);
    else add(b, a, candidate);
  }
  return byLine;
};

/** The lines that surely update an organisation, one after the other: nothing is kept of the others. See `matchExisting`. */
export function* sureMatches(
  drafts: Iterable<MemberDraft>,
  existing: readonly KnownOrganisation[],
): Generator<{ readonly line: number; readonly existingId: string; readonly because: MatchReason }> {
  const steps = stepsFor(existing);
  const taken = new Set<string>();
  for (const draft of drafts) {
    const match = firstMatch(knownOfDraft(draft), steps, taken);
    if (match === null) continue;
    taken.add(match.existingId);
    yield { line: draft.line, ...match };
  }
}

/**
 * For each line of a file, the organisation that it updates: by SIRET, by the file's own reference, by SIREN, or by the
 * exact name with its town or country; never by likeness. An existing organisation is updated by one line only. Lines that match none
 * come with those they resemble, to be decided by a person. Time: linear, plus the search for duplicates.
 */
export const matchExisting = (
  drafts: readonly MemberDraft[],
  existing: readonly KnownOrganisation[],
): readonly DraftMatch[] => {
  const sure = new Map([...sureMatches(drafts, existing)].map((match) => [match.line, match]));
  const matched = drafts.map((draft) => ({
    known: knownOfDraft(draft),
    line: draft.line,
    match: sure.get(draft.line) ?? null,
  }));
  const fresh = matched.filter(({ match }) => match === null).map(({ known }) => known);
  const isFresh = new Set(fresh.map((each) => each.id));
  const candidates = findDuplicates([...existing, ...fresh], {
    among: (a, b) => isFresh.has(a) || isFresh.has(b),
  });
  const probable = probableByLine(candidates);
  return matched.map(({ line, match }) => ({
    line,
    existingId: match?.existingId ?? null,
    because: match?.because ?? null,
    probable: probable.get(`line:${line}`) ?? [],
  }));
};
