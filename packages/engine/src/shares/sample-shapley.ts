import type { RandomSource } from '../random/seeded-random.ts';
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

/** How orders of arrival are drawn; `reversible` when an order and its reverse are equally likely. */
export interface OrderSampler {
  readonly draw: (order: Int32Array, random: RandomSource) => void;
  readonly reversible: boolean;
}

/** Every order is equally likely: the Shapley value. */
export const anyOrder: OrderSampler = {
  draw: (order, random) => void shuffle(order, random),
  reversible: true,
};

/** The last to come is drawn in proportion to the weights, then the one before, and so on: the weighted Shapley value. */
export function weightedOrders(weights: readonly number[]): OrderSampler {
  return {
    draw: (order, random) => {
      const clock = weights.map((weight) => -Math.log(1 - random()) / weight);
      order.sort((a, b) => (clock[b] as number) - (clock[a] as number));
    },
    reversible: false,
  };
}

/** The same orders backwards, the first to come drawn in proportion to the weights: costs are paid by weight (the dual value). */
export function weightedCostOrders(weights: readonly number[]): OrderSampler {
  const { draw, reversible } = weightedOrders(weights);
  return {
    draw: (order, random) => {
      draw(order, random);
      order.reverse();
    },
    reversible,
  };
}

/** Unions in any order, each whole, its members in any order: the Owen value. */
export function unionOrders(unions: readonly (readonly number[])[]): OrderSampler {
  const ranks = Int32Array.from(unions, (_, index) => index);
  const members = unions.map((union) => Int32Array.from(union));
  return {
    draw: (order, random) => {
      let next = 0;
      for (const rank of shuffle(ranks, random)) {
        order.set(shuffle(members[rank] as Int32Array, random), next);
        next += (members[rank] as Int32Array).length;
      }
    },
    reversible: true,
  };
}

/**
 * Shapley value estimated from random orders of arrival, each taken forwards and backwards (antithetic pairs; where orders
 * cannot be reversed, pairs of orders). Shares of every order add up to v(N), so the estimate does too. Same seed, same
 * answer. O(samples × players) steps. Source: Castro, Gómez & Tejada (2009).
 */
export function sampleShapley(
  players: number,
  walk: CoalitionWalk,
  samples: number,
  seed: number,
  orders: OrderSampler = anyOrder,
): SampledShapley {
  const pairs = Math.max(2, Math.ceil(samples / 2));
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: players }, (_, player) => player);
  const mean = new Array<number>(players).fill(0);
  const squares = new Array<number>(players).fill(0);
  for (let pair = 1; pair <= pairs; pair++) {
    orders.draw(order, random);
    const forwards = marginals(order, walk());
    if (orders.reversible) order.reverse();
    else orders.draw(order, random);
    const backwards = marginals(order, walk());
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
