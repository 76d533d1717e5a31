import type { Cell } from './types.ts';
import { dateOfSerial } from './xlsx-sheet.ts';

export type ReadDate =
  | { readonly kind: 'date'; readonly iso: string }
  /** A spreadsheet's serial number: this is the date that it would be. */
  | { readonly kind: 'serial'; readonly iso: string }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'invalid' };

const invalid: ReadDate = { kind: 'invalid' };

const months: readonly (readonly string[])[] = [
  ['janvier', 'january', 'janv', 'jan'],
  ['fevrier', 'february', 'fevr', 'fev', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];

const monthOf = (word: string): number => {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return months.findIndex((names) => names.includes(plain)) + 1;
};

/** Plausible for a firm or a membership: 1 October 1954 to 7 April 2064. */
const isSerial = (value: number): boolean => value >= 20_000 && value <= 60_000;

const dated = (year: number, month: number, day: number): ReadDate => {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const real = year >= 1000 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  const two = (part: number): string => String(part).padStart(2, '0');
  return real ? { kind: 'date', iso: `${year}-${two(month)}-${two(day)}` } : invalid;
};

/** Two digits: 00–49 is this century, 50–99 the last one. */
const fullYear = (text: string): number => {
  const year = Number(text);
  return text.length === 2 ? year + (year < 50 ? 2000 : 1900) : year;
};

const ofText = (text: string): ReadDate => {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/u.exec(text);
  if (iso !== null) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?$/u.exec(text);
  if (european !== null) return dated(fullYear(european[3] ?? ''), Number(european[2]), Number(european[1]));
  const worded = /^(\d{1,2})(?:er|st|nd|rd|th)?\s+(\p{L}+)\.?\s+(\d{4})$/u.exec(text);
  if (worded !== null) return dated(Number(worded[3]), monthOf(worded[2] ?? ''), Number(worded[1]));
  const english = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  if (english !== null) return dated(Number(english[3]), monthOf(english[1] ?? ''), Number(english[2]));
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  return compact === null ? invalid : dated(Number(compact[1]), Number(compact[2]), Number(compact[3]));
};

const ofNumber = (value: number): ReadDate => {
  if (Number.isInteger(value) && value >= 1000 && value <= 2200) return { kind: 'year', year: value };
  return isSerial(value) ? { kind: 'serial', iso: dateOfSerial(value).toISOString().slice(0, 10) } : invalid;
};

/** Reads a date cell: typed dates, ISO, day/month/year, words in French and English; serial numbers and lone years are told apart. */
export const readDate = (cell: Cell): ReadDate => {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? invalid : { kind: 'date', iso: cell.toISOString().slice(0, 10) };
  }
  if (typeof cell === 'number') return ofNumber(cell);
  const text = String(cell ?? '').trim();
  return /^\d{4,5}(?:[.,]\d+)?$/u.test(text) ? ofNumber(Number(text.replace(',', '.'))) : ofText(text);
};
