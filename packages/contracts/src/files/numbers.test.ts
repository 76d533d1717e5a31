import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from './dates.ts';
import { isSiren, isSiret, readLei, readSiren, readVat } from './identifiers.ts';
import { readNumber, toCents, unitOfHeader } from './numbers.ts';
import { dateOfSerial } from './xlsx-sheet.ts';

const parameters = { seed: 20261121, numRuns: 500 };
const value = (text: string, grouped = false): number | undefined => readNumber(text, { grouped })?.value;

describe('numbers as people write them', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['1\u00a0234', 1234],
    ["1'234.50", 1234.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234.567', 1234567],
    ['7.66444e+06', 7664440],
    ['(5)', -5],
    ['−3', -3],
    [',5', 0.5],
  ])('%s', (text, expected) => expect(value(text)).toBe(expected));

  it('takes three digits after a lone separator as thousands where decimals make no sense', () => {
    expect(value('12.500', true)).toBe(12500);
    expect(value('12,500', true)).toBe(12500);
    expect(value('12,500', false)).toBe(12.5);
    expect(value('0,500', true)).toBe(0.5);
  });

  it.each([
    ['350 k€', { value: 350, multiplier: 1e3, currency: 'EUR' }],
    ['1,2 M€', { value: 1.2, multiplier: 1e6, currency: 'EUR' }],
    ['$ 2.5 million', { value: 2.5, multiplier: 1e6, currency: 'USD' }],
    ['3 Md€', { value: 3, multiplier: 1e9, currency: 'EUR' }],
    ['2 000 CHF', { value: 2000, multiplier: null, currency: 'CHF' }],
    ['12 %', { value: 12, percent: true }],
  ])('%s', (text, expected) => expect(readNumber(text, { grouped: true })).toMatchObject(expected));

  it.each(['abc', '1.2.3', '12-14', '', '1e', '--5', '12 bottles of wine'])('%s is no number', (text) => {
    expect(readNumber(text, { grouped: false })).toBeNull();
  });

  it('reads back any number, in French and in English', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('fr-FR', 'en-GB', 'de-DE', 'de-CH'),
        (cents, locale) => {
          const amount = cents / 100;
          const text = new Intl.NumberFormat(locale, {
            minimumFractionDigits: 2,
            maximumFractionDigits: 2,
          }).format(amount);
          expect(value(text)).toBeCloseTo(amount, 6);
          expect(toCents(amount, 1)).toBe(cents);
        },
      ),
      parameters,
    );
  });

  it.each([
    ['CA 2023 (k€)', 1e3, 'EUR'],
    ['Turnover in million USD', 1e6, 'USD'],
    ["CA en milliers d'euros", 1e3, 'EUR'],
    ["Chiffre d'affaires", 1, null],
  ])('%s states its unit', (header, multiplier, currency) => {
    expect(unitOfHeader(header)).toEqual({ multiplier, currency });
  });
});

describe('dates', () => {
  it.each([
    ['2019-03-01', '2019-03-01'],
    ['2019-03-01T10:00:00', '2019-03-01'],
    ['01/03/2019', '2019-03-01'],
    ['1.3.19', '2019-03-01'],
    ['1er mars 2019', '2019-03-01'],
    ['March 1st, 2019', '2019-03-01'],
    ['20190301', '2019-03-01'],
    ['29/02/2020', '2020-02-29'],
  ])('%s', (text, iso) => expect(readDate(text)).toEqual({ kind: 'date', iso }));

  it.each(['29/02/2019', '13/13/2019', 'demain', '2019-02-30'])('%s is no date', (text) => {
    expect(readDate(text)).toEqual({ kind: 'invalid' });
  });

  it('tells serial numbers and lone years from dates', () => {
    expect(readDate(43525)).toEqual({ kind: 'serial', iso: '2019-03-01' });
    expect(readDate('43525')).toEqual({ kind: 'serial', iso: '2019-03-01' });
    expect(readDate('2019')).toEqual({ kind: 'year', year: 2019 });
    expect(readDate(new Date(Date.UTC(2019, 2, 1)))).toEqual({ kind: 'date', iso: '2019-03-01' });
  });

  it('counts serial days as spreadsheets do, from 1900 or from 1904', () => {
    expect(dateOfSerial(61).toISOString().slice(0, 10)).toBe('1900-03-01');
    expect(dateOfSerial(0, true).toISOString().slice(0, 10)).toBe('1904-01-01');
  });

  it('reads back every day', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-');
        expect(readDate(iso)).toEqual({ kind: 'date', iso });
        expect(readDate(`${date}/${month}/${year}`)).toEqual({ kind: 'date', iso });
      }),
      parameters,
    );
  });
});

describe('registration numbers', () => {
  it('checks SIREN and SIRET, and the exception of La Poste', () => {
    expect(isSiren('732829320')).toBe(true);
    expect(isSiren('732829321')).toBe(false);
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
  });

  it('finds one digit changed, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'732829320'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(isSiren(digits.join(''))).toBe(false);
      }),
      parameters,
    );
  });

  it('reads spaces and lost zeros', () => {
    expect(readSiren('732 829 320')).toEqual({ value: '732829320', valid: true });
    expect(readSiren('5520135')).toEqual({ value: '005520135', valid: true });
    expect(readSiren('12')).toEqual({ value: '12', valid: false });
  });

  it('checks VAT numbers and LEI', () => {
    expect(readVat('FR 44 732829320')).toEqual({ value: 'FR44732829320', valid: true });
    expect(readVat('732829320').valid).toBe(false);
    // ISO 7064, MOD 97-10: with its two check digits the whole number is 1 modulo 97.
    const base = 'AAAA00EXAMPLE00001';
    const number = BigInt([...`${base}00`].map((sign) => Number.parseInt(sign, 36)).join(''));
    const check = String(98n - (number % 97n)).padStart(2, '0');
    expect(readLei(base + check).valid).toBe(true);
    expect(readLei(`B${base.slice(1)}${check}`).valid).toBe(false);
  });
});
