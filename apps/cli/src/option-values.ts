import { InvalidArgumentError } from 'commander';
import { isCountryCode } from '@grappe/contracts/classifications';

/** A whole number from 0, for an option. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 2_147_483_647) throw new InvalidArgumentError('0, 1, 2…');
  return value;
}

/** A number above 0, for an option. */
export function positiveNumber(text: string): number {
  const value = Number(text.replace(',', '.'));
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('> 0');
  return value;
}

/** A day as `YYYY-MM-DD`, for an option. */
export function isoDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay || new Date(text).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('YYYY-MM-DD');
  return text;
}

/** Gathers the values of an option that may come several times. */
export const gathered = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** ISO 3166-1 alpha-2, for an option. */
export function countryCode(text: string): string {
  const code = text.toUpperCase();
  if (!isCountryCode(code)) throw new InvalidArgumentError('FR, ES, DE…');
  return code;
}

/** A ratio strictly between 0 and 1, for an option. */
export function ratio(text: string): number {
  const value = Number(text.replace(',', '.'));
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('0.9, 0.95, 0.99');
  return value;
}
