import countries from 'i18n-iso-countries';
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import type { Language } from '../roles/index.ts';

countries.registerLocale(fr);
countries.registerLocale(en);

/** ISO 3166-1 alpha-2 codes, sorted. */
export const countryCodes: readonly string[] = Object.keys(countries.getAlpha2Codes()).sort();

export const isCountryCode = (code: string): boolean => countries.isValid(code) && code.length === 2;

/** Short names in use where the lists give the long official one. */
const usualNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    AE: 'Émirats arabes unis',
    CD: 'Congo-Kinshasa',
    CG: 'Congo-Brazzaville',
    CI: "Côte d'Ivoire",
    CZ: 'Tchéquie',
    DO: 'République dominicaine',
    SA: 'Arabie saoudite',
    SV: 'Salvador',
    SZ: 'Eswatini',
    TZ: 'Tanzanie',
    US: 'États-Unis',
    VA: 'Vatican',
  },
  en: {
    CD: 'Congo-Kinshasa',
    CG: 'Congo-Brazzaville',
    CI: "Côte d'Ivoire",
    CN: 'China',
    CZ: 'Czechia',
    GM: 'Gambia',
    IR: 'Iran',
    LA: 'Laos',
    MD: 'Moldova',
    MK: 'North Macedonia',
    PS: 'Palestine',
    RE: 'Réunion',
    RU: 'Russia',
    SY: 'Syria',
    TW: 'Taiwan',
    TZ: 'Tanzania',
    US: 'United States',
    VA: 'Vatican City',
    VG: 'British Virgin Islands',
    VI: 'US Virgin Islands',
  },
};

/** The usual name of a country; `null` for a code that is none. */
export const countryName = (code: string, language: Language): string | null =>
  usualNames[language][code] ?? countries.getName(code, language, { select: 'official' }) ?? null;

/** Codes of the European Commission (and a frequent wrong one) that differ from ISO. */
const otherCodes: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR', XX: '' };

/** Names in use that the two languages' lists do not hold. */
const otherNames: Readonly<Record<string, string>> = {
  angleterre: 'GB',
  england: 'GB',
  ecosse: 'GB',
  scotland: 'GB',
  'pays de galles': 'GB',
  wales: 'GB',
  'irlande du nord': 'GB',
  'northern ireland': 'GB',
  'grande bretagne': 'GB',
  'royaume uni': 'GB',
  'etats unis': 'US',
  'etats unis d amerique': 'US',
  amerique: 'US',
  'u s a': 'US',
  'u s': 'US',
  'u k': 'GB',
  hollande: 'NL',
  holland: 'NL',
  'pays bas': 'NL',
  tchequie: 'CZ',
  'republique tcheque': 'CZ',
  'coree du sud': 'KR',
  coree: 'KR',
  korea: 'KR',
  russie: 'RU',
  'federation de russie': 'RU',
  bielorussie: 'BY',
  belarus: 'BY',
  chine: 'CN',
  'chine populaire': 'CN',
  taiwan: 'TW',
  'hong kong': 'HK',
  macao: 'MO',
  vietnam: 'VN',
  'viet nam': 'VN',
  birmanie: 'MM',
  burma: 'MM',
  myanmar: 'MM',
  'cote d ivoire': 'CI',
  'cap vert': 'CV',
  swaziland: 'SZ',
  iran: 'IR',
  syrie: 'SY',
  syria: 'SY',
  laos: 'LA',
  moldavie: 'MD',
  moldova: 'MD',
  macedoine: 'MK',
  macedonia: 'MK',
  turquie: 'TR',
  turkiye: 'TR',
  emirats: 'AE',
  'emirats arabes unis': 'AE',
  eau: 'AE',
  'arabie saoudite': 'SA',
  'republique dominicaine': 'DO',
  vatican: 'VA',
  'rd congo': 'CD',
  rdc: 'CD',
  'congo kinshasa': 'CD',
  'congo brazzaville': 'CG',
  palestine: 'PS',
  tanzanie: 'TZ',
  bolivie: 'BO',
  venezuela: 'VE',
  brunei: 'BN',
  slovaquie: 'SK',
  'republique slovaque': 'SK',
  'slovak republic': 'SK',
  kosovo: 'XK',
  'la reunion': 'RE',
  deutschland: 'DE',
  espana: 'ES',
  italia: 'IT',
  portugal: 'PT',
  osterreich: 'AT',
  schweiz: 'CH',
  belgie: 'BE',
  nederland: 'NL',
  sverige: 'SE',
  danmark: 'DK',
  norge: 'NO',
  suomi: 'FI',
  polska: 'PL',
};

const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bst /gu, 'saint ')
    .replace(/^(?:l|la|le|les|the) /u, '')
    .trim();

const byName = ((): ReadonlyMap<string, string> => {
  const index = new Map<string, string>();
  for (const names of [fr.countries, en.countries] as readonly Record<string, string | string[]>[]) {
    for (const [code, name] of Object.entries(names)) {
      for (const each of [name].flat()) if (!index.has(nameKey(each))) index.set(nameKey(each), code);
    }
  }
  for (const names of Object.values(usualNames)) {
    for (const [code, name] of Object.entries(names)) index.set(nameKey(name), code);
  }
  for (const [name, code] of Object.entries(otherNames)) if (!index.has(name)) index.set(name, code);
  // Both countries are called so; the larger one is meant when nothing else is said.
  index.set('congo', 'CG');
  return index;
})();

/** Every name that is recognised, for proposals. */
export const countryNamesKnown = (language: Language): readonly string[] =>
  countryCodes.flatMap((code) => countryName(code, language) ?? []);

/** The ISO alpha-2 code of a code (alpha-2, alpha-3, EU's UK and EL) or of a French or English name; `null` if unknown. */
export const countryOf = (text: string): string | null => {
  const bare = text.trim();
  const upper = bare.toUpperCase();
  if (/^[A-Z]{2}$/u.test(upper)) {
    const code = otherCodes[upper] ?? upper;
    if (isCountryCode(code)) return code;
  }
  if (/^[A-Z]{3}$/u.test(upper)) {
    const code = countries.alpha3ToAlpha2(upper);
    if (code !== undefined) return code;
  }
  return byName.get(nameKey(bare)) ?? null;
};
