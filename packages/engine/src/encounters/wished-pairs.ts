import type { EncounterRequest } from './types.ts';

/** Two people of whom one at least wishes to meet the other, by their places in the request. */
export interface WishedPair {
  readonly first: number;
  readonly second: number;
  readonly points: number;
  readonly wishedByFirst: boolean;
  readonly wishedBySecond: boolean;
}

export const pairKey = (a: string, b: string): string =>
  a < b ? JSON.stringify([a, b]) : JSON.stringify([b, a]);

/** 3 for a first wish, 2 for a second, 1 for the others. */
const pointsOf = (rank: number): number => Math.max(1, 3 - rank);

/** Every wished pair once, with the points of both, in the order of people; also those barred. O(wishes). */
export function wishedPairs({ people }: EncounterRequest): WishedPair[] {
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const pairs = new Map<string, { a: number; b: number; ofA: number; ofB: number }>();
  for (const [at, { id, wishes }] of people.entries())
    for (const [rank, wanted] of wishes.entries()) {
      const other = place.get(wanted)!;
      const [a, b] = at < other ? [at, other] : [other, at];
      const key = pairKey(id, wanted);
      const pair = pairs.get(key) ?? { a, b, ofA: 0, ofB: 0 };
      if (at === a) pair.ofA = pointsOf(rank);
      else pair.ofB = pointsOf(rank);
      pairs.set(key, pair);
    }
  return [...pairs.values()]
    .map(({ a, b, ofA, ofB }) => ({
      first: a,
      second: b,
      points: ofA + ofB,
      wishedByFirst: ofA > 0,
      wishedBySecond: ofB > 0,
    }))
    .toSorted((p, q) => p.first - q.first || p.second - q.second);
}
