/**
 * Column headers are part of the file format: one dictionary, used to write files and to recognise those that people
 * have. Synonyms are compared through `headerKey` (case, accents and punctuation do not count).
 */
import type { Language } from '../roles/index.ts';
import { headerKey } from './header-key.ts';
import { memberSynonyms, tieSynonyms } from './header-synonyms.ts';
import type { MemberTarget, TieTarget } from './types.ts';

export type WrittenMemberTarget = Exclude<MemberTarget, 'other' | 'ignore'>;
export type WrittenTieTarget = Exclude<TieTarget, 'ignore'>;
type Label = Readonly<Record<Language, string>>;

/** In the order in which files show them. */
export const memberHeaders: Readonly<Record<WrittenMemberTarget, Label>> = {
  name: { fr: 'Nom', en: 'Name' },
  short_name: { fr: 'Sigle', en: 'Short name' },
  kind: { fr: "Type d'organisation", en: 'Kind of organisation' },
  country: { fr: 'Pays', en: 'Country' },
  sector: { fr: 'Code NAF', en: 'NACE code' },
  external_ref: { fr: 'Identifiant', en: 'Identifier' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  vat: { fr: 'TVA intracommunautaire', en: 'VAT number' },
  lei: { fr: 'LEI', en: 'LEI' },
  legal_form: { fr: 'Forme juridique', en: 'Legal form' },
  created_on: { fr: 'Date de création', en: 'Created on' },
  address: { fr: 'Adresse', en: 'Address' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  town: { fr: 'Ville', en: 'Town' },
  commune_code: { fr: 'Code commune INSEE', en: 'Commune code' },
  departement: { fr: 'Département', en: 'Département' },
  region: { fr: 'Région', en: 'Region' },
  latitude: { fr: 'Latitude', en: 'Latitude' },
  longitude: { fr: 'Longitude', en: 'Longitude' },
  website: { fr: 'Site web', en: 'Website' },
  description: { fr: 'Description', en: 'Description' },
  headcount: { fr: 'Effectif', en: 'Headcount' },
  headcount_bracket: { fr: "Tranche d'effectif", en: 'Headcount bracket' },
  turnover: { fr: "Chiffre d'affaires", en: 'Turnover' },
  export_turnover: { fr: "Chiffre d'affaires à l'export", en: 'Export turnover' },
  export_share: { fr: "Part de l'export (%)", en: 'Export share (%)' },
  group_affiliation: { fr: 'Groupe', en: 'Group' },
  certification: { fr: 'Certifications', en: 'Certifications' },
  working_language: { fr: 'Langues de travail', en: 'Working languages' },
  product_code: { fr: 'Codes produits', en: 'Product codes' },
  customer_sector: { fr: 'Secteurs clients', en: 'Customer sectors' },
  served_market: { fr: 'Marchés servis', en: 'Served markets' },
  wanted_market: { fr: 'Marchés visés', en: 'Wanted markets' },
  offer: { fr: 'Offres', en: 'Offers' },
  need: { fr: 'Besoins', en: 'Needs' },
  technology: { fr: 'Technologies', en: 'Technologies' },
  technology_role: { fr: 'Rôle technologique', en: 'Technology role' },
  skill: { fr: 'Compétences', en: 'Skills' },
  cooperation_experience: { fr: 'Expérience de coopération', en: 'Cooperation experience' },
  price: { fr: 'Prix pratiqués', en: 'Prices charged' },
  customer: { fr: 'Clients par leur nom', en: 'Customers by name' },
  volume: { fr: 'Volumes vendus', en: 'Volumes sold' },
  bid: { fr: "Réponses aux appels d'offres", en: 'Bids' },
  capacity: { fr: 'Capacités de production', en: 'Production capacities' },
  wage: { fr: 'Salaires', en: 'Wages' },
  contact_name: { fr: 'Contact', en: 'Contact' },
  contact_email: { fr: 'Courriel', en: 'E-mail' },
  contact_phone: { fr: 'Téléphone', en: 'Phone' },
  member_since: { fr: 'Adhérent depuis', en: 'Member since' },
  member_until: { fr: "Fin d'adhésion", en: 'Member until' },
};

export const memberTargets = Object.keys(memberHeaders) as WrittenMemberTarget[];

export const tieHeaders: Readonly<Record<WrittenTieTarget, Label>> = {
  from: { fr: 'De', en: 'From' },
  to: { fr: 'Vers', en: 'To' },
  kind: { fr: 'Type', en: 'Type' },
  strength: { fr: 'Force', en: 'Strength' },
  since: { fr: 'Depuis', en: 'Since' },
  until: { fr: "Jusqu'à", en: 'Until' },
  source: { fr: 'Provenance', en: 'Reported by' },
};

export const factFileHeaders: readonly Label[] = [
  { fr: 'Organisation', en: 'Organisation' },
  { fr: 'Donnée', en: 'Fact' },
  { fr: 'Élément', en: 'Item' },
  { fr: 'Valeur', en: 'Value' },
  { fr: 'Source', en: 'Source' },
  { fr: 'Valable depuis', en: 'Valid from' },
  { fr: 'Audience', en: 'Audience' },
];

/** A column kept under its own name that another column's header would hide is written with this prefix. */
const otherPrefix: Label = { fr: 'Autre : ', en: 'Other: ' };

export interface RecognisedHeader<Target extends string> {
  readonly target: Target;
  /** The whole header is known, or only a part of it. */
  readonly whole: boolean;
  /** Characters of the header that were recognised: the more, the surer. */
  readonly length: number;
}

/** Units, years and small words that people add to a header: `CA 2023 (k€ HT)`. */
const noise =
  /\b[km] *€|\b(?:(?:19|20)\d\d|[km] ?euros?|[km] ?eur|euros?|eur|ht|hors taxes?|en milliers?|en millions?|milliers?|millions?|thousands?|d|de l annee|annee|au 31 12|dernier exercice)\b|[€%$]|\bno?\s/gu;

const withoutNoise = (key: string): string =>
  key.replace(/[€%$]/gu, ' $& ').replace(noise, ' ').replace(/\s+/gu, ' ').trim();

const indexOf = <Target extends string>(
  labels: Readonly<Record<Target, Label>>,
  synonyms: Readonly<Record<Target, readonly string[]>>,
): ReadonlyMap<string, Target> => {
  const index = new Map<string, Target>();
  for (const target of Object.keys(labels) as Target[]) {
    for (const text of [labels[target].fr, labels[target].en, ...synonyms[target]]) {
      const key = headerKey(text);
      if (!index.has(key)) index.set(key, target);
    }
  }
  // Headers are also looked up without their noise ("d", units, years): so must the synonyms be.
  const bare = [...index].map(([key, target]) => [withoutNoise(key), target] as const);
  return new Map([...bare.filter(([key]) => key !== ''), ...index]);
};

const memberIndex = indexOf(memberHeaders, memberSynonyms);
const tieIndex = indexOf(tieHeaders, tieSynonyms);

const recognise = <Target extends string>(
  header: string,
  index: ReadonlyMap<string, Target>,
): RecognisedHeader<Target> | null => {
  const key = headerKey(header);
  const bare = withoutNoise(key);
  for (const each of [key, key.replaceAll(' ', ''), bare]) {
    const target = index.get(each);
    if (target !== undefined) return { target, whole: true, length: each.length };
  }
  return longestPart(bare, index);
};

const longestPart = <Target extends string>(
  key: string,
  index: ReadonlyMap<string, Target>,
): RecognisedHeader<Target> | null => {
  let best: RecognisedHeader<Target> | null = null;
  for (const [synonym, target] of index) {
    if (synonym.length < 4 || synonym.length <= (best?.length ?? 0)) continue;
    // The beginning of a header says what it is; a word inside must be the better half of it.
    const begins = `${key} `.startsWith(`${synonym} `) && 3 * synonym.length >= key.length;
    const holds = ` ${key} `.includes(` ${synonym} `) && 2 * synonym.length >= key.length;
    if (begins || holds) best = { target, whole: false, length: synonym.length };
  }
  return best;
};

export const recogniseMemberHeader = (header: string): RecognisedHeader<WrittenMemberTarget> | null =>
  recognise(header, memberIndex);

export const recogniseTieHeader = (header: string): RecognisedHeader<WrittenTieTarget> | null =>
  recognise(header, tieIndex);

/** How many cells of a row are headers that the format knows, of members or of ties. */
export const headerWordsKnown = (cells: readonly unknown[]): number =>
  cells.filter(
    (cell) =>
      typeof cell === 'string' &&
      cell.length <= 80 &&
      (recogniseMemberHeader(cell)?.whole === true || recogniseTieHeader(cell)?.whole === true),
  ).length;

/** The name under which an unknown column is kept, from its header. */
export const otherItem = (header: string): string => {
  for (const prefix of [otherPrefix.fr, otherPrefix.en]) {
    if (header.startsWith(prefix) && header.length > prefix.length) return header.slice(prefix.length);
  }
  return header;
};

/** The header under which such a column is written so that it comes back under the same name. */
export const otherHeader = (item: string, language: Language): string =>
  recogniseMemberHeader(item) !== null || otherItem(item) !== item ? otherPrefix[language] + item : item;

export const isOtherHeader = (header: string): boolean => otherItem(header) !== header;
