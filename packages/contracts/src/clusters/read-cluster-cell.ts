import { countryOf } from '../classifications/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import { splitTexts, splitCodes } from '../files/cell-lists.ts';
import { readDate } from '../files/dates.ts';
import { headerKey } from '../files/header-key.ts';
import { readNumber, toCents } from '../files/numbers.ts';
import type { Cell } from '../files/types.ts';
import { booleanOf, languageCodeOf } from '../files/vocabulary.ts';
import { choiceWords } from './choice-words.ts';
import type { ClusterField, ClusterFieldType } from './cluster-fields.ts';
import { CLUSTER_KINDS } from './cluster-profile-shape.ts';
import type { ClusterValue, SectorValue } from './cluster-values.ts';

export type CellReading =
  | { readonly kind: 'value'; readonly value: ClusterValue }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly params: Readonly<Record<string, string>> };

const value = (read: ClusterValue): CellReading => ({ kind: 'value', value: read });
const refuse = (code: ErrorCode, params: Readonly<Record<string, string>> = {}): CellReading => ({
  kind: 'refused',
  code,
  params,
});

type Reader = (text: string, cell: Cell, field: ClusterField) => CellReading;

const number =
  (grouped: boolean, of: (value: number, percent: boolean) => number | null): Reader =>
  (text) => {
    const read = readNumber(text, { grouped });
    if (read === null) return refuse('line_number_invalid');
    if (read.value < 0) return refuse('line_number_negative');
    const result = of(read.value * (read.multiplier ?? 1), read.percent);
    return result === null ? refuse('line_number_invalid') : value(result);
  };

const coordinate =
  (largest: number): Reader =>
  (text) => {
    const read = readNumber(text, { grouped: false })?.value;
    return read !== undefined && Math.abs(read) <= largest ? value(read) : refuse('line_coordinates_invalid');
  };

const whole = (read: number): number | null => (Number.isSafeInteger(read) ? read : null);

function readDay(text: string, cell: Cell): CellReading {
  const read = readDate(cell instanceof Date || typeof cell === 'number' ? cell : text);
  if (read.kind === 'date') return value(read.iso);
  if (read.kind === 'serial') return refuse('line_date_serial', { date: read.iso });
  return read.kind === 'year' ? value(`${read.year}-01-01`) : refuse('line_date_invalid');
}

/** `photonics 60 %; wine` → with their shares; those without a share count alike. */
function readSectors(text: string): CellReading {
  const sectors = splitTexts(text).map((part): SectorValue => {
    const found = /^(.*\S)(?:\s+|\s*[(:]\s*)(\d+(?:[.,]\d+)?)\s*%\)?$/u.exec(part);
    return found === null
      ? { code: part }
      : {
          code: found[1]!.trim(),
          share: Number((Number(found[2]!.replace(',', '.')) / 100).toPrecision(12)),
        };
  });
  return sectors.some(({ share }) => share !== undefined && share > 1)
    ? refuse('line_number_invalid')
    : value(sectors);
}

function readChoice(text: string, _: Cell, { choices = [] }: ClusterField): CellReading {
  const wanted = headerKey(text);
  const found = choices.find((choice) => choiceWords(choice).some((word) => headerKey(word) === wanted));
  return found === undefined
    ? refuse('line_code_unknown', {
        found: text.slice(0, 80),
        closest: choices === CLUSTER_KINDS ? choices.slice(0, 4).join(', ') : choices.join(', '),
      })
    : value(found);
}

function readLanguages(text: string): CellReading {
  const parts = splitCodes(text);
  const codes = parts.map(languageCodeOf);
  const unknown = parts.find((_, at) => codes[at] === null);
  return unknown === undefined
    ? value(codes.filter((code) => code !== null))
    : refuse('line_code_unknown', { found: unknown.slice(0, 80), closest: '' });
}

const readers: Readonly<Record<ClusterFieldType, Reader>> = {
  choice: readChoice,
  country: (text) => {
    const code = countryOf(text);
    return code === null
      ? refuse('line_country_unknown', { found: text.slice(0, 80), closest: '' })
      : value(code);
  },
  text: (text) => value(text.slice(0, 200)),
  texts: (text) => value(splitTexts(text)),
  languages: readLanguages,
  sectors: readSectors,
  date: readDay,
  count: number(true, whole),
  number: number(false, (read) => read),
  money: number(true, (read) => whole(toCents(read, 1))),
  share: number(false, (read) => (read > 100 ? null : Number((read / 100).toPrecision(12)))),
  boolean: (text) => {
    const read = booleanOf(text);
    return read === null ? refuse('line_boolean_invalid') : value(read);
  },
  latitude: coordinate(90),
  longitude: coordinate(180),
};

/** What a cell says for a field, or why it says nothing. */
export const readClusterCell = (text: string, cell: Cell, field: ClusterField): CellReading =>
  readers[field.type](text, cell, field);
