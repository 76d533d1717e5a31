import type { Rating, Ratings } from './types.ts';

/** Ratings as numbers of categories: what every coefficient works on. */
export interface RatingTable {
  readonly units: number;
  readonly coders: number;
  /** Category of each rating, unit after unit; −1 when missing. */
  readonly codes: Int32Array;
  /** The different values, numbers in increasing order, else words in the order of their code points. */
  readonly categories: readonly (number | string)[];
  /** True when every value is a number. */
  readonly numeric: boolean;
}

/** Numbers what the coders said. Values that are not finite numbers, and empty words, are missing. O(units × coders). */
export function ratingTable(ratings: Ratings): RatingTable {
  const coders = ratings.reduce((most, row) => Math.max(most, row.length), 0);
  const found = new Set<number | string>();
  for (const row of ratings) {
    for (const rating of row) {
      const value = presentValue(rating);
      if (value !== null) found.add(value);
    }
  }
  const categories = [...found].toSorted(inOrder);
  const codeOf = new Map(categories.map((value, code) => [value, code]));
  const codes = new Int32Array(ratings.length * coders).fill(-1);
  for (const [unit, row] of ratings.entries()) {
    for (const [coder, rating] of row.entries()) {
      const value = presentValue(rating);
      if (value !== null) codes[unit * coders + coder] = codeOf.get(value) as number;
    }
  }
  const numeric = categories.every((value) => typeof value === 'number');
  return { units: ratings.length, coders, codes, categories, numeric };
}

function presentValue(rating: Rating | undefined): number | string | null {
  if (rating === null || rating === undefined || rating === '') return null;
  if (typeof rating === 'number') return Number.isFinite(rating) ? rating + 0 : null;
  return rating;
}

function inOrder(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

/** The units of the given numbers, in that order, those drawn twice counted twice. */
export function selectUnits(table: RatingTable, rows: Int32Array): RatingTable {
  const { coders } = table;
  const codes = new Int32Array(rows.length * coders);
  for (let unit = 0; unit < rows.length; unit += 1) {
    const from = (rows[unit] as number) * coders;
    for (let coder = 0; coder < coders; coder += 1) {
      codes[unit * coders + coder] = table.codes[from + coder] as number;
    }
  }
  return { ...table, units: rows.length, codes };
}

/** The ratings of some coders only. */
export function selectCoders(table: RatingTable, chosen: readonly number[]): RatingTable {
  const codes = new Int32Array(table.units * chosen.length);
  for (let unit = 0; unit < table.units; unit += 1) {
    for (const [place, coder] of chosen.entries()) {
      codes[unit * chosen.length + place] = table.codes[unit * table.coders + coder] as number;
    }
  }
  return { ...table, coders: chosen.length, codes };
}

/** How many coders spoke of each unit, and how often each category was given: units × categories. */
export function countCategories(table: RatingTable): { counts: Float64Array; rated: Float64Array } {
  const q = table.categories.length;
  const counts = new Float64Array(table.units * q);
  const rated = new Float64Array(table.units);
  for (let unit = 0; unit < table.units; unit += 1) {
    for (let coder = 0; coder < table.coders; coder += 1) {
      const code = table.codes[unit * table.coders + coder] as number;
      if (code < 0) continue;
      counts[unit * q + code] = (counts[unit * q + code] as number) + 1;
      rated[unit] = (rated[unit] as number) + 1;
    }
  }
  return { counts, rated };
}
