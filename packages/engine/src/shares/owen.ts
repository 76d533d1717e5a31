import type { Game } from './types.ts';

/** Players by union: a partition of 0..n−1. */
export type Unions = readonly (readonly number[])[];

/**
 * Owen value: Shapley between unions, then Shapley inside each union.
 *
 * φ_i = Σ_{R⊆M∖C} Σ_{T⊆C∖i} r!(m−r−1)!/m! · t!(c−t−1)!/c! · (v(∪R ∪ T ∪ i) − v(∪R ∪ T)), for i in union C of m unions.
 * O(Σ_C |C| 2^(m−1) 2^(|C|−1)). One union, or only singletons: the Shapley value.
 * Use: second-level costs of an incubator that houses several groups. Source: Owen (1977).
 */
export function owenValue(game: Game, unions: Unions): number[] {
  return unionValue(game, unions, orderWeight);
}

/**
 * Banzhaf–Owen value: as the Owen value, with all coalitions of unions and all coalitions inside a union equally likely.
 * Not efficient. Source: Owen (1982).
 */
export function banzhafOwenValue(game: Game, unions: Unions): number[] {
  return unionValue(game, unions, (_size, count) => 2 ** (1 - count));
}

/** s! (n−s−1)! / n! */
function orderWeight(size: number, count: number): number {
  let weight = 1 / count;
  for (let s = 1; s <= size; s++) weight *= s / (count - s);
  return weight;
}

type CoalitionWeight = (size: number, count: number) => number;

function unionValue(game: Game, unions: Unions, weightOf: CoalitionWeight): number[] {
  const shares = new Array<number>(game.players).fill(0);
  const masks = unions.map((union) => union.reduce((mask, player) => mask | (1 << player), 0));
  unions.forEach((union, index) => {
    const others = subsetsOf(
      masks.filter((_, other) => other !== index),
      weightOf,
    );
    for (const player of union) {
      const bit = 1 << player;
      const inside = subsetsOf(
        union.filter((one) => one !== player).map((one) => 1 << one),
        weightOf,
      );
      shares[player] = meanMarginal(game, bit, others, inside);
    }
  });
  return shares;
}

interface WeightedMask {
  readonly mask: number;
  readonly weight: number;
}

/** Every union of the given disjoint masks, with the weight of a coalition of that many among them and one more. */
function subsetsOf(masks: readonly number[], weightOf: CoalitionWeight): WeightedMask[] {
  const count = masks.length + 1;
  const weights = Array.from({ length: count }, (_, size) => weightOf(size, count));
  const subsets: { mask: number; size: number }[] = [{ mask: 0, size: 0 }];
  for (const mask of masks) {
    for (const before of subsets.slice()) subsets.push({ mask: before.mask | mask, size: before.size + 1 });
  }
  return subsets.map(({ mask, size }) => ({ mask, weight: weights[size] as number }));
}

function meanMarginal(
  game: Game,
  bit: number,
  others: readonly WeightedMask[],
  inside: readonly WeightedMask[],
): number {
  let mean = 0;
  for (const outer of others) {
    for (const inner of inside) {
      const mask = outer.mask | inner.mask;
      const marginal = (game.v[mask | bit] as number) - (game.v[mask] as number);
      mean += outer.weight * inner.weight * marginal;
    }
  }
  return mean;
}
