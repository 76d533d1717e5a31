/** What a cell of figures holds. `grouped`: three digits after a lone separator are thousands (staff, money), not decimals. */
export interface NumberReading {
  readonly grouped: boolean;
}

export interface ReadNumber {
  readonly value: number;
  readonly percent: boolean;
  /** ISO 4217 code stated in the cell. */
  readonly currency: string | null;
  /** 1, 1 000 (k), 1 000 000 (M) or 1 000 000 000 (Md), stated in the cell; `null` when not. */
  readonly multiplier: number | null;
}

const currencies: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

const multipliers: Readonly<Record<string, number>> = {
  k: 1e3,
  millier: 1e3,
  milliers: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  millions: 1e6,
  md: 1e9,
  mds: 1e9,
  bn: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  billion: 1e9,
};

const spaces = /[\s\u00a0\u202f\u2009'’_]/gu;

/** `1 234,5`, `1.234,5`, `1,234.5`, `12,500` (grouped), `7.66e+06` → number; `null` if it is none of these. */
const digitsToNumber = (text: string, grouped: boolean): number | null => {
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/iu.test(text)) return Number(text.replace(',', '.'));
  if (!/^[+-]?(?:\d[\d.,]*|[.,]\d+)$/u.test(text)) return null;
  const decimal = decimalSeparator(text, grouped);
  const plain = [...text]
    .filter((character) => /[\d+-]/u.test(character) || character === decimal)
    .join('')
    .replace(decimal ?? '\u0000', '.');
  return groupsAreWhole(text, decimal) ? Number(plain) : null;
};

const decimalSeparator = (text: string, grouped: boolean): '.' | ',' | null => {
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots > 0 && commas > 0) {
    const last = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
    return (last === '.' ? dots : commas) === 1 ? last : null;
  }
  if (dots + commas !== 1) return null;
  const only = dots === 1 ? '.' : ',';
  return grouped && /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/u.test(text) ? null : only;
};

/** Thousands come by three: `1.23.4` is a version or a date, not a number. */
const groupsAreWhole = (text: string, decimal: string | null): boolean => {
  const whole = decimal === null ? text : text.slice(0, text.lastIndexOf(decimal));
  const groups = whole.replace(/^[+-]/u, '').split(/[.,]/u);
  return (
    groups.length === 1 ||
    ((groups[0]?.length ?? 0) <= 3 && groups.slice(1).every((each) => each.length === 3))
  );
};

const unitPattern =
  /(md|mds|bn|milliards?|billion|millions?|milliers?|thousand|[km])?\s*(€|\$|£|¥|euros?|eur|usd|gbp|chf|[a-z]{3})?$/iu;

const currencyOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  if (/^eur/iu.test(text)) return 'EUR';
  return currencies[text] ?? text.toUpperCase();
};

/**
 * Reads a number as people write it: decimal commas, spaces, apostrophes, currency signs, `%`, `k€`, `M€`, accounting
 * parentheses. `null` when it is not a number.
 */
export const readNumber = (text: string, { grouped }: NumberReading): ReadNumber | null => {
  let rest = text.trim().replace(/[−–]/gu, '-');
  const negative = /^\(.*\)$/u.test(rest);
  if (negative) rest = rest.slice(1, -1);
  const percent = rest.endsWith('%');
  rest = rest
    .replace(/%$/u, '')
    .replace(/^(€|\$|£)\s*/u, '')
    .trim();
  const sign = /^[€$£]/u.exec(text.trim())?.[0];
  const unit = unitPattern.exec(rest);
  const stated = unit?.[0] ?? '';
  const digits = rest.slice(0, rest.length - stated.length).replace(spaces, '');
  const multiplier = unit?.[1] === undefined ? null : (multipliers[unit[1].toLowerCase()] ?? null);
  const value = digitsToNumber(digits, grouped && multiplier === null);
  if (value === null || !Number.isFinite(value)) return null;
  return { value: negative ? -value : value, percent, multiplier, currency: currencyOf(unit?.[2] ?? sign) };
};

export interface HeaderUnit {
  readonly multiplier: number;
  readonly currency: string | null;
}

/** The unit that a header states: `CA 2023 (k€)`, `Turnover in million USD`. */
export const unitOfHeader = (header: string): HeaderUnit => {
  const text = header.toLowerCase();
  const thousand = /k\s*€|\bk\s?eur|\bk\s?usd|k\$|milliers|thousand/u.test(text);
  const million = /m\s*€|\bm\s?eur|\bm\s?usd|m\$|million/u.test(text);
  const stated = /[€$£]|\b(?:eur|usd|gbp|chf)\b|euro/u.exec(text)?.[0];
  return {
    multiplier: thousand ? 1e3 : million ? 1e6 : 1,
    currency: stated === undefined ? null : stated.startsWith('eur') ? 'EUR' : currencyOf(stated),
  };
};

/** Integer cents without the error of binary fractions: 0.1 + 0.2 must not lose a cent. */
export const toCents = (value: number, multiplier: number): number =>
  Math.round(Number((value * multiplier * 100).toPrecision(15)));
