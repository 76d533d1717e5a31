/** How the cell of each target is read. A reader fills the line or reports why it cannot. */
import { z } from 'zod';
import {
  activityCodeOf,
  activityOfTitle,
  countryNamesKnown,
  countryOf,
  departementOf,
  headcountBracketOf,
} from '../classifications/index.ts';
import type { FactKey } from '../facts/index.ts';
import { splitCodes, splitTexts } from './cell-lists.ts';
import { closestNames } from './closest-names.ts';
import { readDate } from './dates.ts';
import { readLei, readSiren, readSiret, readVat } from './identifiers.ts';
import type { ReadIdentifier } from './identifiers.ts';
import { readServedMarkets, readWantedMarkets } from './markets.ts';
import type { ReadMarkets } from './markets.ts';
import type { FieldCell, MemberLine } from './member-line.ts';
import { readNumber, toCents, unitOfHeader } from './numbers.ts';
import { remembering } from './remember.ts';
import type { MemberTarget, PlaceTarget } from './types.ts';
import { booleanOf, kindLabels, languageCodeOf, organisationKindOf, technologyRoleOf } from './vocabulary.ts';

export type FieldReader = (field: FieldCell, into: MemberLine) => void;

const CLOSEST = 3;
const LONGEST_CODE = 100;

const closest = (word: string, names: readonly string[]): string =>
  closestNames(word, names, CLOSEST).join(', ');

// --- identity ---

const country = remembering(countryOf);
const activity = remembering((text) => activityCodeOf(text) ?? activityOfTitle(text));
const wantedMarkets = remembering(readWantedMarkets);
const servedMarkets = remembering(readServedMarkets);

const readName: FieldReader = (field, into) => {
  into.name = field.text.replace(/\s+/gu, ' ');
};

const readKind: FieldReader = (field, into) => {
  const kind = organisationKindOf(field.text);
  if (kind !== null) into.kind = kind;
  else {
    const names = kindLabels(into.options.language);
    into.warnAndKeep('line_kind_unknown', field, {
      found: field.text.slice(0, 80),
      closest: closest(field.text, names),
    });
  }
};

const readCountry: FieldReader = (field, into) => {
  const code = country(field.text);
  if (code !== null) into.country = code;
  else {
    const names = countryNamesKnown(into.options.language);
    into.report('line_country_unknown', 'error', field, {
      found: field.text.slice(0, 80),
      closest: closest(field.text, names),
    });
  }
};

const readSector: FieldReader = (field, into) => {
  const later = /2025|2\.1/u.test(field.column) || /2025/u.test(field.text);
  const code = activity(field.text);
  if (code === null)
    return into.warnAndKeep('line_code_unknown', field, { found: field.text.slice(0, 80), closest: '' });
  into.sector = later ? { scheme: 'naf_2025', code: code.code } : code;
  if (code.scheme === 'unknown' && !later) {
    into.report('line_code_unknown', 'warning', field, { found: code.code, closest: '' });
  }
};

const readExternalRef: FieldReader = (field, into) => {
  into.externalRef = field.text;
};

// --- place and membership ---

const placeText =
  (key: 'address' | 'postcode' | 'town' | 'communeCode' | 'region'): FieldReader =>
  (field, into) => {
    into.place[key] = field.text;
  };

const readDepartement: FieldReader = (field, into) => {
  const code = departementOf(field.text);
  if (code !== null) into.place.departement = code;
  else into.warnAndKeep('line_code_unknown', field, { found: field.text.slice(0, 80), closest: '' });
};

const coordinate =
  (key: 'latitude' | 'longitude', largest: number): FieldReader =>
  (field, into) => {
    const value = readNumber(field.text, { grouped: false })?.value;
    if (value !== undefined && Math.abs(value) <= largest) into.place[key] = value;
    else into.warnAndKeep('line_coordinates_invalid', field);
  };

const readDay = (field: FieldCell, into: MemberLine): string | null => {
  const read = readDate(
    field.cell instanceof Date || typeof field.cell === 'number' ? field.cell : field.text,
  );
  if (read.kind === 'date') return read.iso;
  if (read.kind === 'serial') into.report('line_date_serial', 'error', field, { date: read.iso });
  else if (read.kind === 'year') into.warnAndKeep('line_date_invalid', field);
  else into.report('line_date_invalid', 'error', field);
  return null;
};

// --- figures ---

const figure = (field: FieldCell, into: MemberLine, grouped: boolean): ReturnType<typeof readNumber> => {
  const bare = field.text.replace(
    /\s*\b(?:salari[ée]\p{L}*|employ[ée]\p{L}*|personnes?|etp|fte|people|staff)\.?$/iu,
    '',
  );
  const read = readNumber(bare, { grouped });
  if (read === null) into.report('line_number_invalid', 'error', field);
  else if (read.value < 0) into.report('line_number_negative', 'error', field);
  else return read;
  return null;
};

const readHeadcount: FieldReader = (field, into) => {
  const bracket = /\d\s*(?:-|–|à|to)\s*\d|\+$|plus|more/u.test(field.text)
    ? headcountBracketOf(field.text)
    : null;
  if (bracket !== null) return into.addFact('headcount_bracket', '', bracket);
  const read = figure(field, into, true);
  if (read === null) return;
  const value = read.value * (read.multiplier ?? 1);
  if (Number.isSafeInteger(value)) into.addFact('headcount', '', value);
  else into.warnAndKeep('line_number_invalid', field);
};

const readBracket: FieldReader = (field, into) => {
  const code = headcountBracketOf(field.text);
  if (code !== null) into.addFact('headcount_bracket', '', code);
  else into.warnAndKeep('line_code_unknown', field, { found: field.text.slice(0, 80), closest: '' });
};

const money =
  (key: 'turnover' | 'export_turnover'): FieldReader =>
  (field, into) => {
    const unit = unitOfHeader(field.column);
    const read = figure(field, into, unit.multiplier === 1);
    if (read === null) return;
    const cents = toCents(read.value, read.multiplier ?? unit.multiplier);
    const currency = read.currency ?? unit.currency ?? into.options.currency ?? 'EUR';
    if (Number.isSafeInteger(cents)) into.addFact(key, '', { cents, currency });
    else into.report('line_number_invalid', 'error', field);
  };

/** Per cent in most files; a decimal up to 1 is a ratio only when the cell shows no sign and the header says ratio. */
const readShare: FieldReader = (field, into) => {
  const read = figure(field, into, false);
  if (read === null) return;
  const ratio = /ratio|0\s*[-–à]\s*1/iu.test(field.column) && !read.percent ? read.value : read.value / 100;
  if (ratio <= 1) into.addFact('export_share', '', Number(ratio.toPrecision(15)));
  else into.report('line_number_invalid', 'error', field);
};

// --- registration ---

const identifier =
  (key: 'siren' | 'siret' | 'vat' | 'lei', read: (text: string) => ReadIdentifier): FieldReader =>
  (field, into) => {
    const { value, valid } = read(field.text);
    if (value.length > LONGEST_CODE)
      return into.warnAndKeep('line_code_unknown', field, { found: value.slice(0, 80), closest: '' });
    into.addFact(key, '', value);
    if (valid) return;
    if (key === 'siren') into.report('line_siren_invalid', 'warning', field);
    else if (key === 'siret') into.report('line_siret_invalid', 'warning', field);
    else into.report('line_code_unknown', 'warning', field, { found: value.slice(0, 80), closest: '' });
  };

/** A SIREN column often holds a SIRET: the SIREN is its first nine digits. */
const readSirenColumn: FieldReader = (field, into) => {
  const siret = readSiret(field.text);
  if (siret.valid) into.addFact('siret', '', siret.value);
  else identifier('siren', readSiren)(field, into);
};

const readSiretColumn: FieldReader = (field, into) => {
  const siren = readSiren(field.text);
  if (siren.valid && !readSiret(field.text).valid) into.addFact('siren', '', siren.value);
  else identifier('siret', readSiret)(field, into);
};

// --- facts of one value ---

const text =
  (key: FactKey): FieldReader =>
  (field, into) =>
    into.addFact(key, '', field.text);

const emailSchema = z.email();
const readEmail: FieldReader = (field, into) => {
  const address = field.text.replace(/^mailto:/iu, '');
  if (emailSchema.safeParse(address).success) into.addFact('contact_email', '', address);
  else into.warnAndKeep('line_email_invalid', field);
};

const urlSchema = z.url({ protocol: /^https?$/u, hostname: z.regexes.domain });
const readWebsite: FieldReader = (field, into) => {
  const address = /^https?:\/\//iu.test(field.text) ? field.text : `https://${field.text}`;
  if (urlSchema.safeParse(address).success) into.addFact('website', '', address);
  else into.warnAndKeep('line_url_invalid', field);
};

const readYesNo: FieldReader = (field, into) => {
  const value = booleanOf(field.text);
  if (value !== null) into.addFact('cooperation_experience', '', value);
  else into.warnAndKeep('line_boolean_invalid', field);
};

const readTechnologyRole: FieldReader = (field, into) => {
  const role = technologyRoleOf(field.text);
  if (role !== null) into.addFact('technology_role', '', role);
  else into.warnAndKeep('line_code_unknown', field, { found: field.text.slice(0, 80), closest: '' });
};

const readCreatedOn: FieldReader = (field, into) => {
  const day = readDay(field, into);
  if (day !== null) into.addFact('created_on', '', day);
};

// --- facts of several values ---

const texts =
  (key: FactKey): FieldReader =>
  (field, into) => {
    for (const each of splitTexts(field.text)) into.addFact(key, each, each);
  };

const certifications: FieldReader = (field, into) => {
  for (const each of splitCodes(field.text)) into.addFact('certification', each, each);
};

/** Codes of a list: each is put in its official spelling, or kept as it is and flagged. */
const codes =
  (key: FactKey, spell: (part: string) => string | null): FieldReader =>
  (field, into) => {
    for (const part of splitCodes(field.text)) {
      const code = spell(part);
      const kept = (code ?? part).slice(0, LONGEST_CODE);
      into.addFact(key, kept, kept);
      if (code === null)
        into.report('line_code_unknown', 'warning', field, { found: part.slice(0, 80), closest: '' });
    }
  };

const productCode = (part: string): string | null => {
  const digits = part.replace(/[\s.]/gu, '');
  if (/^\d{2,10}$/u.test(digits)) return digits.length % 2 === 0 ? digits : `0${digits}`;
  return null;
};

const customerSector = (part: string): string | null => {
  const code = activity(part);
  return code === null || code.scheme === 'unknown' ? null : code.code;
};

const reportMarkets = (read: ReadMarkets<unknown>, field: FieldCell, into: MemberLine): void => {
  for (const found of read.unknown) {
    const names = countryNamesKnown(into.options.language);
    into.warnAndKeep(
      'line_market_unknown',
      field,
      { found: found.slice(0, 80), closest: closest(found, names) },
      found,
    );
  }
  for (const found of read.invalid)
    into.report('line_priority_invalid', 'error', field, { found: found.slice(0, 80) });
};

const readWanted: FieldReader = (field, into) => {
  const read = wantedMarkets(field.text);
  for (const market of read.markets) into.addFact('wanted_market', market.country, market.value);
  reportMarkets(read, field, into);
};

const readServed: FieldReader = (field, into) => {
  const read = servedMarkets(field.text);
  for (const market of read.markets) into.addFact('served_market', market.country, market.value);
  reportMarkets(read, field, into);
};

// --- all of them ---

const placeReaders: Readonly<Record<PlaceTarget, FieldReader>> = {
  address: placeText('address'),
  postcode: placeText('postcode'),
  town: placeText('town'),
  commune_code: placeText('communeCode'),
  departement: readDepartement,
  region: placeText('region'),
  latitude: coordinate('latitude', 90),
  longitude: coordinate('longitude', 180),
};

export const fieldReaders: Readonly<Record<Exclude<MemberTarget, 'ignore'>, FieldReader>> = {
  ...placeReaders,
  name: readName,
  kind: readKind,
  country: readCountry,
  sector: readSector,
  external_ref: readExternalRef,
  member_since: (field, into) => {
    into.memberSince = readDay(field, into);
  },
  member_until: (field, into) => {
    into.memberUntil = readDay(field, into);
  },
  short_name: text('short_name'),
  siren: readSirenColumn,
  siret: readSiretColumn,
  vat: identifier('vat', readVat),
  lei: identifier('lei', readLei),
  legal_form: text('legal_form'),
  created_on: readCreatedOn,
  website: readWebsite,
  description: text('description'),
  headcount: readHeadcount,
  headcount_bracket: readBracket,
  turnover: money('turnover'),
  export_turnover: money('export_turnover'),
  export_share: readShare,
  group_affiliation: text('group_affiliation'),
  certification: certifications,
  working_language: codes('working_language', languageCodeOf),
  product_code: codes('product_code', productCode),
  customer_sector: codes('customer_sector', customerSector),
  served_market: readServed,
  wanted_market: readWanted,
  offer: texts('offer'),
  need: texts('need'),
  technology: texts('technology'),
  technology_role: readTechnologyRole,
  skill: texts('skill'),
  cooperation_experience: readYesNo,
  price: texts('price'),
  customer: texts('customer'),
  volume: texts('volume'),
  bid: texts('bid'),
  capacity: texts('capacity'),
  wage: texts('wage'),
  contact_name: text('contact_name'),
  contact_email: readEmail,
  contact_phone: text('contact_phone'),
  other: (field, into) => into.keepAsOther(field.column, field.text),
};
