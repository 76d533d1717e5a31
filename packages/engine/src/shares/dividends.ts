import type { Game } from './types.ts';

/**
 * Harsanyi dividends: what each coalition adds to what its own sub-coalitions add, d(S) = Σ_{T⊆S} (−1)^{|S|−|T|} v(T).
 * v(S) is the sum of the dividends of the coalitions inside S. Möbius transform, O(n 2^n). Source: Harsanyi (1959).
 */
export function harsanyiDividends(game: Game): Float64Array {
  const dividends = Float64Array.from(game.v);
  for (let bit = 1; bit < dividends.length; bit <<= 1) {
    for (let mask = 0; mask < dividends.length; mask++) {
      if (mask & bit) dividends[mask] = (dividends[mask] as number) - (dividends[mask ^ bit] as number);
    }
  }
  return dividends;
}
