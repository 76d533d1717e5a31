import type { Game } from './types.ts';
import { foldByPlayer } from './shapley.ts';

/**
 * Banzhaf value: marginal contribution averaged over all coalitions, β_i = 2^(1−n) Σ_{S∌i} (v(S∪i) − v(S)).
 * Not efficient: shares do not add up to v(N). O(2^n). Source: Banzhaf (1965); Dubey & Shapley (1979).
 */
export function banzhafValue(game: Game): number[] {
  const { players: n, v } = game;
  if (n === 0) return [];
  let all = 0;
  for (const value of v) all += value;
  const factor = 2 ** (1 - n);
  return foldByPlayer(Float64Array.from(v), n).map((inside) => factor * (2 * inside - all));
}

/** Banzhaf value divided by its sum, so that it adds up to 1; null when the sum is zero. */
export function normalizedBanzhaf(game: Game): number[] | null {
  const raw = banzhafValue(game);
  const total = raw.reduce((sum, value) => sum + value, 0);
  const scale = raw.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Math.abs(total) <= 1e-12 * scale || total === 0 ? null : raw.map((value) => value / total);
}
