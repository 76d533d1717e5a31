import { families, towns } from './families.ts';
import type { Town } from './families.ts';
import { firms } from './firms.ts';
import type { FirmSeed } from './firms.ts';
import { others } from './others.ts';
import type { OtherSeed } from './others.ts';
import type { Random } from './random.ts';

/** Titles of the member file, as a French cluster team writes them. */
export const memberHeader = [
  'Nom',
  'Type',
  'Pays',
  'Code postal',
  'Ville',
  'Latitude',
  'Longitude',
  'Code NAF',
  'Effectif',
  'Chiffre d’affaires',
  'CA export',
  'Codes produits',
  'Secteurs clients',
  'Marchés servis',
  'Marchés visés',
  'Offre',
  'Besoin',
  'Technologies',
  'Filière diffusante ou absorbante',
  'Compétences',
  'Expérience de coopération',
  'Langues',
  'Date d’adhésion',
] as const;

export type MemberRow = Record<(typeof memberHeader)[number], string>;

const blank = (): MemberRow => Object.fromEntries(memberHeader.map((title) => [title, ''])) as MemberRow;
const comma = (value: number): string => String(value).replace('.', ',');

/** Firms of one town do not stand on the same spot: up to about 4 km around its centre. */
function location(
  random: Random,
  town: Town,
): Pick<MemberRow, 'Code postal' | 'Ville' | 'Latitude' | 'Longitude'> {
  const [postcode, latitude, longitude] = towns[town];
  const near = (degrees: number, reach: number): number =>
    Math.round((degrees + (random.next() - 0.5) * reach) * 10_000) / 10_000;
  return {
    'Code postal': postcode,
    Ville: town,
    Latitude: comma(near(latitude, 0.06)),
    Longitude: comma(near(longitude, 0.08)),
  };
}

const markets = (random: Random, firm: FirmSeed): string[] =>
  random.pick(families[firm.family].markets, [0, 1, 2, 4][firm.exporting] as number);

function money(
  random: Random,
  firm: FirmSeed,
  headcount: number,
): Pick<MemberRow, 'Chiffre d’affaires' | 'CA export'> {
  const turnover = Math.round((headcount * (95 + random.next() * 130)) / 10) * 10_000;
  const share = [0, 0.08, 0.25, 0.5][firm.exporting] as number;
  const exported = Math.round((turnover * share * (0.6 + random.next() * 0.8)) / 10_000) * 10_000;
  return { 'Chiffre d’affaires': String(turnover), 'CA export': String(exported) };
}

function answers(random: Random, firm: FirmSeed): Partial<MemberRow> {
  const family = families[firm.family];
  const wanted = firm.wants.map((market, index) => `${market}:${comma(Math.max(0.3, 1 - 0.25 * index))}`);
  return {
    'Codes produits': random.pick(family.products, random.integer(1, 2)).join('|'),
    'Secteurs clients': random.pick(family.customers, random.integer(1, family.customers.length)).join('|'),
    'Marchés servis': markets(random, firm).join('|'),
    'Marchés visés': wanted.join('|'),
    Technologies: random.pick(family.technologies, random.integer(1, 2)).join('|'),
    'Filière diffusante ou absorbante': family.technologyRole === 'diffusing' ? 'diffusante' : 'absorbante',
    'Expérience de coopération': firm.exporting >= 2 || random.chance(0.45) ? 'oui' : 'non',
    Langues: firm.exporting >= 1 ? 'fr|en' : 'fr',
  };
}

function firmRow(random: Random, firm: FirmSeed): MemberRow {
  const headcount = firm.headcount;
  return {
    ...blank(),
    Nom: firm.name,
    Type: firm.midcap ? 'ETI' : 'PME',
    Pays: 'France',
    ...location(random, firm.town),
    'Code NAF': families[firm.family].sector,
    Effectif: headcount === null ? '' : String(headcount),
    ...(headcount === null ? {} : money(random, firm, headcount)),
    Offre: firm.offer,
    Besoin: firm.need,
    ...(firm.silent ? {} : answers(random, firm)),
    'Date d’adhésion': `${String(random.integer(1, 28)).padStart(2, '0')}/${String(random.integer(1, 12)).padStart(2, '0')}/${random.integer(2014, 2025)}`,
  };
}

const kindWords: Record<string, string> = {
  large_firm: 'Grande entreprise',
  lab: 'Laboratoire',
  training_body: 'Organisme de formation',
  support_institution: 'Structure d’accompagnement',
  public_authority: 'Collectivité',
  investor: 'Investisseur',
  consultant: 'Consultant',
  partner_cluster: 'Cluster partenaire',
  foreign_partner: 'Partenaire étranger',
};

function otherRow(random: Random, other: OtherSeed): MemberRow {
  const isTown = other.town in towns;
  return {
    ...blank(),
    Nom: other.name,
    Type: kindWords[other.kind] ?? '',
    Pays: other.country,
    ...(isTown ? location(random, other.town as Town) : { Ville: other.town }),
    'Code NAF': other.sector ?? '',
    Offre: other.offer ?? '',
    Compétences: other.skills.join('|'),
    'Date d’adhésion': other.outside ? '' : `01/01/${random.integer(2013, 2022)}`,
  };
}

/** The rows of the member file: members first, then the partners outside. */
export const memberRows = (random: Random): MemberRow[] => [
  ...firms.map((firm) => firmRow(random, firm)),
  ...others.map((other) => otherRow(random, other)),
];
