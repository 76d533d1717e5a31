import type { Game } from './types.ts';
import { sizeOf } from './game.ts';

/**
 * Shapley value: each player's marginal contribution, averaged over all orders of arrival.
 *
 * φ_i = Σ_{S∌i} |S|! (n−|S|−1)! / n! · (v(S∪i) − v(S)). Efficient, symmetric, additive, nothing for a null player.
 * Computed as Σ_{S∋i} g(S) − Σ_S w(|S|) v(S) with w(s) = s! (n−s−1)! / n! and g(S) = (w(s−1) + w(s)) v(S), the first
 * sum by folding the table once by player. O(2^n) time and memory, n ≤ 20. Same unit as v; costs give cost shares.
 * Source: Shapley (1953), A value for n-person games.
 */
export function shapleyValue(game: Game): number[] {
  const { players: n, v } = game;
  if (n === 0) return [];
  const weights = orderWeights(n);
  const fold = new Float64Array(v.length);
  let outside = 0;
  for (let mask = 1; mask < v.length; mask++) {
    const size = sizeOf(mask);
    const value = v[mask] as number;
    fold[mask] = ((weights[size - 1] as number) + (weights[size] as number)) * value;
    outside += (weights[size] as number) * value;
  }
  return foldByPlayer(fold, n).map((inside) => inside - outside);
}

/** w(s) = s! (n−s−1)! / n! for s < n, and 0 for s = n. */
function orderWeights(n: number): Float64Array {
  const weights = new Float64Array(n + 1);
  weights[0] = 1 / n;
  for (let size = 1; size < n; size++) {
    weights[size] = ((weights[size - 1] as number) * size) / (n - size);
  }
  return weights;
}

/** For each player, the sum of the table over the coalitions that hold it. Destroys the table. O(2^n). */
export function foldByPlayer(table: Float64Array, n: number): number[] {
  const sums = new Array<number>(n).fill(0);
  for (let player = n - 1; player >= 0; player--) {
    const half = 1 << player;
    let sum = 0;
    for (let mask = 0; mask < half; mask++) {
      const upper = table[half + mask] as number;
      sum += upper;
      table[mask] = (table[mask] as number) + upper;
    }
    sums[player] = sum;
  }
  return sums;
}
