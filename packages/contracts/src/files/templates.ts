import type { Language } from '../roles/index.ts';
import { memberTargets } from './headers.ts';
import type { MemberRecord, TieRecord, WriteOptions } from './types.ts';
import { headerOf, readerOf } from './write-members.ts';
import { writeTable } from './write-table.ts';
import { tieTable } from './write-ties.ts';

type Words = Readonly<Record<Language, string>>;

const exampleName: Words = { fr: 'Exemple : Domaine de la Treille', en: 'Example: Treille Estate' };
const otherExampleName: Words = { fr: 'Exemple : Laboratoire des Cépages', en: 'Example: Grape Variety Lab' };

const exampleNames = new Set([exampleName, otherExampleName].flatMap((each) => [each.fr, each.en]));

/** A line of a template that was left in the file: it is not data. */
export const isExampleName = (name: string): boolean => exampleNames.has(name);

const money = (euros: number): { cents: number; currency: string } => ({
  cents: euros * 100,
  currency: 'EUR',
});

const several = (
  key: 'offer' | 'need' | 'technology' | 'skill' | 'certification',
  texts: readonly string[],
) => texts.map((text) => ({ key, item: text, value: text }));

/** A fictional member, with every column filled the way it should be. */
const exampleMember = (language: Language): MemberRecord => ({
  name: exampleName[language],
  kind: 'sme',
  country: 'FR',
  sector: { scheme: 'naf_rev2', code: '11.02B' },
  externalRef: 'A-001',
  place: {
    address: language === 'fr' ? '1 chemin des Vignes' : '1 Vineyard Lane',
    postcode: '34000',
    town: 'Montpellier',
    communeCode: '34172',
    departement: '34',
    region: 'Occitanie',
    latitude: 43.6,
    longitude: 3.88,
    precision: 'point',
  },
  memberSince: '2019-03-01',
  memberUntil: null,
  facts: [
    { key: 'short_name', item: '', value: 'Treille' },
    { key: 'siren', item: '', value: '732829320' },
    { key: 'legal_form', item: '', value: 'SAS' },
    { key: 'created_on', item: '', value: '2004-09-15' },
    { key: 'website', item: '', value: 'https://treille.example' },
    {
      key: 'description',
      item: '',
      value: language === 'fr' ? 'Vins et capteurs pour la vigne' : 'Wines and vineyard sensors',
    },
    { key: 'headcount', item: '', value: 24 },
    { key: 'headcount_bracket', item: '', value: '12' },
    { key: 'turnover', item: '', value: money(3_200_000) },
    { key: 'export_turnover', item: '', value: money(800_000) },
    { key: 'export_share', item: '', value: 0.25 },
    ...several('certification', ['ISO 9001', 'HVE']),
    { key: 'working_language', item: 'fr', value: 'fr' },
    { key: 'working_language', item: 'en', value: 'en' },
    { key: 'product_code', item: '220421', value: '220421' },
    { key: 'customer_sector', item: '46.34Z', value: '46.34Z' },
    { key: 'served_market', item: 'BE', value: { since: 2015 } },
    { key: 'served_market', item: 'IT', value: { since: null } },
    { key: 'wanted_market', item: 'DE', value: { priority: 0.8 } },
    { key: 'wanted_market', item: 'US', value: { priority: 1 } },
    ...several('offer', language === 'fr' ? ['vins bio', 'traçabilité'] : ['organic wines', 'traceability']),
    ...several('need', language === 'fr' ? ['importateur en Allemagne'] : ['importer in Germany']),
    ...several('technology', language === 'fr' ? ['capteurs connectés'] : ['connected sensors']),
    { key: 'technology_role', item: '', value: 'absorbing' },
    ...several('skill', language === 'fr' ? ['analyse du sol'] : ['soil analysis']),
    { key: 'cooperation_experience', item: '', value: true },
    { key: 'contact_name', item: '', value: 'Camille Exemple' },
    { key: 'contact_email', item: '', value: 'contact@treille.example' },
    { key: 'contact_phone', item: '', value: '+33 4 00 00 00 00' },
  ],
});

const exampleTie = (language: Language): TieRecord => ({
  from: exampleName[language],
  to: otherExampleName[language],
  kind: 'cooperation',
  strength: 0.8,
  since: '2021-01-01',
  until: null,
  source: language === 'fr' ? 'enquête annuelle' : 'yearly survey',
});

const memberTemplate = (language: Language) => {
  const settings = { language, currency: 'EUR' };
  const member = exampleMember(language);
  return {
    sheet: language === 'fr' ? 'Adhérents' : 'Members',
    header: memberTargets.map((target) => headerOf(target, settings)),
    rows: [memberTargets.map((target) => readerOf(target)(member, settings))],
  };
};

/** A file to fill: every column in the reader's language, and one line that says it is an example (it is skipped on import). */
export const writeTemplate = (kind: 'members' | 'ties', options: WriteOptions): Promise<Uint8Array> =>
  writeTable(
    kind === 'members'
      ? memberTemplate(options.language)
      : tieTable([exampleTie(options.language)], options.language),
    options,
  );
