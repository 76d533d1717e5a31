import type { Game } from './types.ts';
import { gainValues, scaleOf } from './game.ts';

/** Tolerance, as part of the magnitude of the game. */
const SAME = 1e-11;
/** 3^16 pairs of disjoint coalitions: about a second. */
const MAX_PAIRWISE = 16;

/**
 * Convex for gains (concave for costs): joining brings more, the larger the coalition joined. Test on all pairs of players:
 * v(S∪i∪j) − v(S∪j) ≥ v(S∪i) − v(S). O(n² 2^n). Source: Shapley (1971).
 */
export function isConvex(game: Game): boolean {
  const v = gainValues(game);
  const slack = SAME * scaleOf(v);
  for (let i = 0; i < game.players; i++) {
    for (let j = i + 1; j < game.players; j++) {
      if (!isConvexOnPair(v, 1 << i, 1 << j, slack)) return false;
    }
  }
  return true;
}

function isConvexOnPair(v: Float64Array, i: number, j: number, slack: number): boolean {
  for (let mask = 0; mask < v.length; mask++) {
    if (mask & (i | j)) continue;
    const together = (v[mask | i | j] as number) + (v[mask] as number);
    if (together < (v[mask | i] as number) + (v[mask | j] as number) - slack) return false;
  }
  return true;
}

/**
 * Superadditive for gains (subadditive for costs): two disjoint coalitions are never better apart, v(S∪T) ≥ v(S) + v(T).
 * O(3^n) up to 16 players; above, true when the game is convex, else null (not decided).
 */
export function isSuperadditive(game: Game): boolean | null {
  if (game.players > MAX_PAIRWISE) return isConvex(game) ? true : null;
  const v = gainValues(game);
  const slack = SAME * scaleOf(v);
  for (let mask = 1; mask < v.length; mask++) {
    const whole = v[mask] as number;
    for (let part = (mask - 1) & mask; part > mask >>> 1; part = (part - 1) & mask) {
      if (whole < (v[part] as number) + (v[mask ^ part] as number) - slack) return false;
    }
  }
  return true;
}
