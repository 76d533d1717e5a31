import { seededRandom, shuffle } from '../random/seeded-random.ts';

/** Adds players one by one and gives the value of the coalition so far; a new walk starts empty. */
export type CoalitionWalk = () => (player: number) => number;

export interface SampledShapley {
  readonly shares: readonly number[];
  /** Half-width of the 95 % confidence interval, by player: 1.96 standard errors over pairs of orders. */
  readonly halfWidth: readonly number[];
  /** Orders sampled (always even). */
  readonly samples: number;
}

/**
 * Shapley value estimated from random orders of arrival, each taken forwards and backwards (antithetic pairs). Shares
 * of every order add up to v(N), so the estimate does too. Same seed, same answer. O(samples × players) steps.
 * Source: Castro, Gómez & Tejada (2009).
 */
export function sampleShapley(
  players: number,
  walk: CoalitionWalk,
  samples: number,
  seed: number,
): SampledShapley {
  const pairs = Math.max(2, Math.ceil(samples / 2));
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: players }, (_, player) => player);
  const mean = new Array<number>(players).fill(0);
  const squares = new Array<number>(players).fill(0);
  for (let pair = 1; pair <= pairs; pair++) {
    shuffle(order, random);
    const forwards = marginals(order, walk());
    const backwards = marginals(order.toReversed(), walk());
    for (let player = 0; player < players; player++) {
      const value = ((forwards[player] as number) + (backwards[player] as number)) / 2;
      const step = value - (mean[player] as number);
      mean[player] = (mean[player] as number) + step / pair;
      squares[player] = (squares[player] as number) + step * (value - (mean[player] as number));
    }
  }
  const halfWidth = squares.map((sum) => 1.96 * Math.sqrt(sum / (pairs - 1) / pairs));
  return { shares: mean, halfWidth, samples: 2 * pairs };
}

function marginals(order: Int32Array, add: (player: number) => number): number[] {
  const gained = new Array<number>(order.length).fill(0);
  let before = 0;
  for (const player of order) {
    const value = add(player);
    gained[player] = value - before;
    before = value;
  }
  return gained;
}
