/** What the values of a column look like, whatever its header says. Each answer is a share of the values, 0..1. */
import {
  activityCodeOf,
  activityOfTitle,
  countryOf,
  departementOf,
  headcountBracketOf,
} from '../classifications/index.ts';
import { splitCodes } from './cell-lists.ts';
import { cellText } from './cell-text.ts';
import { readDate } from './dates.ts';
import { isSiren, isSiret } from './identifiers.ts';
import { readNumber } from './numbers.ts';
import type { Cell, MemberTarget, TableRow } from './types.ts';
import { booleanOf, organisationKindOf, saysUnknown } from './vocabulary.ts';

export interface ColumnContents {
  /** Values that are not empty. */
  readonly cells: readonly Cell[];
  readonly texts: readonly string[];
}

export const contentsOf = (rows: readonly TableRow[], index: number): ColumnContents => {
  const cells = rows
    .map((row) => row.cells[index] ?? null)
    .filter((cell) => cellText(cell) !== '' && !saysUnknown(cellText(cell)));
  return { cells, texts: cells.map(cellText) };
};

const share = (values: readonly unknown[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter((value) => test(String(value))).length / values.length;

const compact = (text: string): string => text.replace(/[\s.]/gu, '');

export const looksLike = {
  email: ({ texts }: ColumnContents): number =>
    share(texts, (text) => /^[^\s@]+@[^\s@]+\.\w{2,}$/u.test(text)),
  website: ({ texts }: ColumnContents): number =>
    share(texts, (text) => /^(?:https?:\/\/|www\.)\S+\.\S+$/iu.test(text)),
  phone: ({ texts }: ColumnContents): number =>
    share(texts, (text) => /^'?(?:\+|00)\d{8,15}$|^0\d{9}$/u.test(text.replace(/[\s().-]/gu, ''))),
  siren: ({ texts }: ColumnContents): number => share(texts, (text) => isSiren(compact(text))),
  siret: ({ texts }: ColumnContents): number => share(texts, (text) => isSiret(compact(text))),
  sector: ({ texts }: ColumnContents): number =>
    share(texts, (text) => activityCodeOf(text) !== null || activityOfTitle(text) !== null),
  nafCode: ({ texts }: ColumnContents): number => share(texts, (text) => /^\d{2}\.?\d{2}[A-Z]$/u.test(text)),
  country: ({ texts }: ColumnContents): number => share(texts, (text) => countryOf(text) !== null),
  countryName: ({ texts }: ColumnContents): number =>
    share(texts, (text) => text.length > 3 && countryOf(text) !== null),
  markets: ({ texts }: ColumnContents): number =>
    share(texts, (text) => splitCodes(text).some((part) => countryOf(part.replace(/[:(].*$/u, '')) !== null)),
  departement: ({ texts }: ColumnContents): number => share(texts, (text) => departementOf(text) !== null),
  kind: ({ texts }: ColumnContents): number =>
    share(texts, (text) => !/^\d+$/u.test(text) && organisationKindOf(text) !== null),
  bracket: ({ texts }: ColumnContents): number =>
    share(texts, (text) => !/^\d+$/u.test(text) && headcountBracketOf(text) !== null),
  number: ({ texts }: ColumnContents): number =>
    share(texts, (text) => readNumber(text, { grouped: true }) !== null),
  above100: ({ texts }: ColumnContents): number =>
    share(texts, (text) => (readNumber(text, { grouped: true })?.value ?? 0) > 100),
  boolean: ({ texts }: ColumnContents): number => share(texts, (text) => booleanOf(text) !== null),
  year: ({ cells }: ColumnContents): number =>
    cells.length === 0 ? 0 : cells.filter((cell) => readDate(cell).kind === 'year').length / cells.length,
};

const MOSTLY = 0.8;

/** A target that the values alone make likely; `null` when they could be anything. */
export const targetOfContents = (
  contents: ColumnContents,
): { target: MemberTarget; confidence: number } | null => {
  if (contents.texts.length === 0) return null;
  const tests: readonly (readonly [MemberTarget, number, number])[] = [
    ['contact_email', looksLike.email(contents), 0.8],
    ['siret', looksLike.siret(contents), 0.8],
    ['siren', looksLike.siren(contents), 0.8],
    ['website', looksLike.website(contents), 0.7],
    ['sector', looksLike.nafCode(contents), 0.7],
    ['country', looksLike.countryName(contents), 0.5],
    ['contact_phone', looksLike.phone(contents), 0.5],
    ['kind', looksLike.kind(contents), 0.5],
  ];
  const found = tests.find(([, likeness]) => likeness >= MOSTLY);
  return found === undefined ? null : { target: found[0], confidence: found[2] };
};

type Correction = (contents: ColumnContents) => MemberTarget | null;

const yearsOnly: Correction = (contents) => (looksLike.year(contents) > 0.5 ? 'other' : null);

/** What a column plainly is, although its header names a neighbour of it. */
const swaps: Readonly<Partial<Record<MemberTarget, Correction>>> = {
  description: (contents) => (looksLike.nafCode(contents) >= MOSTLY ? 'sector' : null),
  kind: (contents) => (looksLike.bracket(contents) > 0.5 ? 'headcount_bracket' : null),
  headcount: (contents) => (looksLike.bracket(contents) > 0.5 ? 'headcount_bracket' : null),
  export_share: (contents) => {
    if (looksLike.boolean(contents) > 0.5 && looksLike.number(contents) < 0.5) return 'other';
    return looksLike.above100(contents) > 0.5 ? 'export_turnover' : null;
  },
  siren: (contents) => (looksLike.siret(contents) > 0.5 ? 'siret' : null),
  siret: (contents) => (looksLike.siren(contents) > 0.5 ? 'siren' : null),
  created_on: yearsOnly,
  member_since: (contents) => (looksLike.boolean(contents) > 0.5 ? 'other' : yearsOnly(contents)),
  member_until: yearsOnly,
  group_affiliation: (contents) => (looksLike.boolean(contents) > 0.5 ? 'other' : null),
  contact_name: (contents) => (looksLike.email(contents) > 0.5 ? 'contact_email' : null),
};

const unless =
  (likeness: (contents: ColumnContents) => number, enough: number): Correction =>
  (contents) =>
    likeness(contents) < enough ? 'other' : null;

/** What the values must at least look like when the header alone does not settle it. */
const doubts: Readonly<Partial<Record<MemberTarget, Correction>>> = {
  sector: unless(looksLike.sector, 0.3),
  kind: unless(looksLike.kind, 0.3),
  country: unless(looksLike.country, 0.3),
  departement: unless(looksLike.departement, 0.5),
  headcount: unless(looksLike.number, 0.3),
  turnover: unless(looksLike.number, 0.3),
  export_turnover: unless(looksLike.number, 0.3),
  export_share: unless(looksLike.number, 0.3),
  cooperation_experience: unless(looksLike.boolean, 0.5),
  served_market: unless(looksLike.markets, 0.3),
  wanted_market: unless(looksLike.markets, 0.3),
};

/** Words that head columns of several meanings: "Secteur" is a code or a phrase, "Type" is anything. */
const ambiguous = new Set([
  ...'type nature categorie category famille college secteur sector industry filiere department nationalite'.split(
    ' ',
  ),
  'secteur d activite',
  'secteurs d activite',
  'domaine d activite',
  'secteur activite',
  'activite principale',
  'main activity',
]);

/**
 * What the values of a column say against its header: another target, or `null`. A header that is wholly known and means one
 * thing is believed, so that bad values are reported and not passed over.
 */
export const correctedTarget = (
  target: MemberTarget,
  contents: ColumnContents,
  header: { readonly key: string; readonly whole: boolean },
): MemberTarget | null => {
  if (contents.texts.length === 0) return null;
  const swapped = swaps[target]?.(contents) ?? null;
  if (swapped !== null) return swapped;
  return header.whole && !ambiguous.has(header.key) ? null : (doubts[target]?.(contents) ?? null);
};
