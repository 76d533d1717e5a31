import { countryOf } from '../classifications/index.ts';
import { splitCodes } from './cell-lists.ts';
import { readNumber } from './numbers.ts';

export interface ReadMarkets<Value> {
  readonly markets: readonly { readonly country: string; readonly value: Value }[];
  /** Parts whose country is not known. */
  readonly unknown: readonly string[];
  /** Parts whose figure cannot be read. */
  readonly invalid: readonly string[];
}

/** `DE:0.8`, `Allemagne (0,8)`, `BE (2015)`, `US` → country and what is said of it. */
const split = (part: string): { name: string; detail: string } => {
  const match = /^(.*?)\s*(?:\(([^)]*)\)|:\s*([^:]*))$/u.exec(part);
  if (match === null) return { name: part, detail: '' };
  return { name: (match[1] ?? '').trim(), detail: (match[2] ?? match[3] ?? '').trim() };
};

const readMarkets = <Value>(
  text: string,
  readDetail: (detail: string) => Value | null,
): ReadMarkets<Value> => {
  const markets = new Map<string, Value>();
  const unknown: string[] = [];
  const invalid: string[] = [];
  for (const part of splitCodes(text)) {
    const whole = countryOf(part);
    const { name, detail } = whole === null ? split(part) : { name: part, detail: '' };
    const country = whole ?? countryOf(name);
    const value = readDetail(detail);
    if (country === null) unknown.push(part);
    else if (value === null) invalid.push(part);
    else markets.set(country, value);
  }
  return { markets: [...markets].map(([country, value]) => ({ country, value })), unknown, invalid };
};

/** Wanted markets: a priority in ]0, 1] or in per cent, 1 when none is said. */
export const readWantedMarkets = (text: string): ReadMarkets<{ priority: number }> =>
  readMarkets(text, (detail) => {
    if (detail === '') return { priority: 1 };
    const number = readNumber(detail, { grouped: false });
    const priority = number === null ? Number.NaN : number.percent ? number.value / 100 : number.value;
    return priority > 0 && priority <= 1 ? { priority } : null;
  });

/** Served markets: the year since when, if it is said. */
export const readServedMarkets = (text: string): ReadMarkets<{ since: number | null }> =>
  readMarkets(text, (detail) => {
    const year = detail.replace(/^(?:depuis|since|en|in)\s+/iu, '');
    if (year === '') return { since: null };
    if (!/^\d{4}$/u.test(year)) return null;
    const since = Number(year);
    return since >= 1800 && since <= 2200 ? { since } : null;
  });
