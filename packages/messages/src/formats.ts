import type { Language } from './namespaces.ts';

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

export interface Formats {
  /** `1 234,5` / `1,234.5` */
  number(value: number, maximumFractionDigits?: number): string;
  /** The same number of decimals in every line, for the columns of a table. */
  fixed(value: number, fractionDigits: number): string;
  /** A ratio (0..1) as a percentage. */
  percent(ratio: number, maximumFractionDigits?: number): string;
  /** Integer cents; whole euros are written without decimals. What is no code of a currency stands after the number. */
  money(cents: number, currency: string): string;
  /** `YYYY-MM-DD` or an instant, in words. */
  date(iso: string): string;
  dateTime(iso: string): string;
  km(distance: number): string;
  /** Name of a country from its ISO 3166-1 alpha-2 code; the code itself when it is not known. */
  country(code: string): string;
  /** `a, b et c` / `a, b and c` */
  list(items: readonly string[]): string;
}

/** Numbers, money, dates and names as people of the language write them. */
export function formats(language: Language): Formats {
  const locale = locales[language];
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  // French alone says the first of a month as an ordinal (1er janvier), which Intl does not.
  const firstOfMonth = (text: string): string =>
    language === 'fr' ? text.replace(/^1(?=[\s\u00a0])/u, '1er') : text;
  return {
    number: (value, maximumFractionDigits = 2) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value),
    fixed: (value, fractionDigits) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: fractionDigits,
        maximumFractionDigits: fractionDigits,
      }).format(value),
    percent: (ratio, maximumFractionDigits = 0) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits }).format(ratio),
    money: (cents, currency) => {
      const decimals = {
        minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
        maximumFractionDigits: 2,
      };
      const isCurrency = /^[A-Z]{3}$/i.test(currency);
      const amount = new Intl.NumberFormat(
        locale,
        isCurrency ? { style: 'currency', currency, ...decimals } : decimals,
      ).format(cents / 100);
      return isCurrency ? amount : `${amount}\u00a0${currency}`;
    },
    date: (iso) => firstOfMonth(days.format(new Date(iso.slice(0, 10)))),
    dateTime: (iso) => firstOfMonth(instants.format(new Date(iso))),
    km: (distance) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: 'kilometer',
        maximumFractionDigits: distance < 10 ? 1 : 0,
      }).format(distance),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    list: (items) => lists.format(items),
  };
}
