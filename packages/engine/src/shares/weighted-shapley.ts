import type { Game } from './types.ts';
import { everybody } from './game.ts';

/**
 * Weighted Shapley value for positive weights w: in each unanimity game the members of S share in proportion to w.
 *
 * By the weighted potential P(S) = (v(S) + Σ_{i∈S} w_i P(S∖i)) / w(S), φ_i = w_i (P(N) − P(N∖i)): sums of weighted means
 * only, which stays accurate at 20 players where the alternating sum over dividends does not. O(n 2^n).
 * Equal weights give the Shapley value. Limits: weights must be positive.
 * Source: Kalai & Samet (1987); Hart & Mas-Colell (1989).
 */
export function weightedShapleyValue(game: Game, weights: readonly number[]): number[] {
  if (weights.length !== game.players || weights.some((weight) => !(weight > 0))) {
    throw new RangeError('weighted Shapley needs one positive weight per player');
  }
  const potential = weightedPotential(game, weights);
  const all = everybody(game.players);
  const top = potential[all] as number;
  return weights.map((weight, player) => weight * (top - (potential[all & ~(1 << player)] as number)));
}

function weightedPotential(game: Game, weights: readonly number[]): Float64Array {
  const potential = new Float64Array(game.v.length);
  for (let mask = 1; mask < potential.length; mask++) {
    let sum = game.v[mask] as number;
    let total = 0;
    for (let left = mask; left !== 0; left &= left - 1) {
      const player = 31 - Math.clz32(left & -left);
      const weight = weights[player] as number;
      total += weight;
      sum += weight * (potential[mask & ~(1 << player)] as number);
    }
    potential[mask] = sum / total;
  }
  return potential;
}
