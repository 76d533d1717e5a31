/** What a cell of registration numbers holds: digits to keep, and whether their check holds. */
export interface ReadIdentifier {
  readonly value: string;
  readonly valid: boolean;
}

/** Luhn's sum: every second digit from the right is doubled, digits of the results are added. */
export const luhnSum = (digits: string): number => {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
};

const LA_POSTE = '356000000';

export const isSiren = (text: string): boolean => /^\d{9}$/u.test(text) && luhnSum(text) % 10 === 0;

const digitSum = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

/** 14 digits under Luhn; the establishments of La Poste add up to a multiple of five instead. */
export const isSiret = (text: string): boolean => {
  if (!/^\d{14}$/u.test(text)) return false;
  if (luhnSum(text) % 10 === 0) return true;
  return text.startsWith(LA_POSTE) && digitSum(text) % 5 === 0;
};

const compact = (text: string): string => text.replace(/[\s\u00a0\u202f.\-_]/gu, '');

/** Spreadsheets drop leading zeros: they are put back when the check then holds. */
const padded = (digits: string, length: number, check: (text: string) => boolean): string => {
  const full = digits.padStart(length, '0');
  return /^\d+$/u.test(digits) && digits.length < length && digits.length >= length - 3 && check(full)
    ? full
    : digits;
};

export const readSiren = (text: string): ReadIdentifier => {
  const value = padded(compact(text), 9, isSiren);
  return isSiren(value) ? { value, valid: true } : { value: text.trim(), valid: false };
};

export const readSiret = (text: string): ReadIdentifier => {
  const value = padded(compact(text), 14, isSiret);
  return isSiret(value) ? { value, valid: true } : { value: text.trim(), valid: false };
};

/** European VAT numbers begin with a country and hold 2 to 13 signs more; a French one ends with a SIREN. */
export const readVat = (text: string): ReadIdentifier => {
  const value = compact(text).toUpperCase();
  const shaped = /^[A-Z]{2}[0-9A-Z+*]{2,13}$/u.test(value);
  const valid = shaped && (!value.startsWith('FR') || /^FR[0-9A-Z]{2}\d{9}$/u.test(value));
  return valid ? { value, valid } : { value: text.trim(), valid };
};

/** LEI, ISO 17442: 20 signs whose number (A = 10 … Z = 35) is 1 modulo 97. */
export const readLei = (text: string): ReadIdentifier => {
  const value = compact(text).toUpperCase();
  if (!/^[0-9A-Z]{18}\d{2}$/u.test(value)) return { value: text.trim(), valid: false };
  const digits = [...value].map((sign) => Number.parseInt(sign, 36)).join('');
  const rest = [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0);
  return { value, valid: rest === 1 };
};
