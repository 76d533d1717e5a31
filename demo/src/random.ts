/** A seeded source of numbers in [0, 1[ (mulberry32), so that the demonstration is the same everywhere. */
export interface Random {
  next(): number;
  /** An integer from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  chance(probability: number): boolean;
  /** `count` different items, in the order of the draw; fewer when there are not enough. */
  pick<Item>(items: readonly Item[], count: number): Item[];
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (items, count) => {
      const rest = [...items];
      const picked = [];
      while (picked.length < count && rest.length > 0)
        picked.push(...rest.splice(integer(0, rest.length - 1), 1));
      return picked;
    },
  };
}
