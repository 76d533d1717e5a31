import type { RatingTable } from './rating-table.ts';

/** A unit on which coders differ. */
export interface Disagreement {
  /** Row of the unit in the table. */
  readonly unit: number;
  /** What each coder said, null when the coder did not code it. */
  readonly ratings: readonly (number | string | null)[];
  /** Pairs of coders who differ, over pairs of coders who coded it. */
  readonly share: number;
}

export interface ConfusedPair {
  readonly first: number | string;
  readonly second: number | string;
  /** Pairs of ratings of a same unit that say one and the other. */
  readonly times: number;
}

/** Where coders differ: units from the most to the least contested, then in their order; nothing where they agree. O(units × coders²). */
export function disagreements(table: RatingTable): Disagreement[] {
  const found: Disagreement[] = [];
  for (let unit = 0; unit < table.units; unit += 1) {
    const own = table.codes.subarray(unit * table.coders, (unit + 1) * table.coders);
    const share = differing(own);
    if (share === null || share === 0) continue;
    found.push({ unit, ratings: Array.from(own, (code) => table.categories[code] ?? null), share });
  }
  return found.toSorted((a, b) => b.share - a.share || a.unit - b.unit);
}

function differing(codes: Int32Array): number | null {
  const present = codes.filter((code) => code >= 0);
  let differs = 0;
  for (let i = 0; i < present.length; i += 1) {
    for (let j = 0; j < i; j += 1) if (present[i] !== present[j]) differs += 1;
  }
  return present.length < 2 ? null : differs / ((present.length * (present.length - 1)) / 2);
}

/** The categories most often taken one for the other, from the most frequent pair. O(units × coders² + pairs). */
export function confusedPairs(table: RatingTable): ConfusedPair[] {
  const q = table.categories.length;
  const times = new Map<number, number>();
  for (let unit = 0; unit < table.units; unit += 1) {
    const own = table.codes.subarray(unit * table.coders, (unit + 1) * table.coders);
    for (let i = 0; i < own.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const low = Math.min(own[i] as number, own[j] as number);
        const high = Math.max(own[i] as number, own[j] as number);
        if (low >= 0 && low !== high) times.set(low * q + high, (times.get(low * q + high) ?? 0) + 1);
      }
    }
  }
  return [...times]
    .map(([key, count]) => ({
      first: table.categories[Math.floor(key / q)]!,
      second: table.categories[key % q]!,
      times: count,
    }))
    .toSorted((a, b) => b.times - a.times);
}
