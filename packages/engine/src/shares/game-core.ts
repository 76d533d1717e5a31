import type { Game } from './types.ts';
import { coalitionSums, everybody, gainValues, membersOf, scaleOf, sizeOf, withGameSign } from './game.ts';
import { leastCoreExcess } from './nucleolus.ts';

/** Tolerance, as part of the magnitude of the game, for "no coalition would be better apart". */
const SAME = 1e-9;

export interface Complaint {
  readonly members: readonly number[];
  readonly mask: number;
  /** Gains: v(S) − x(S); costs: x(S) − c(S). Positive: the coalition would be better apart. */
  readonly amount: number;
}

/**
 * The proper coalition with most to complain about; among equal complaints the smallest, then the first by bitmask. Null
 * for a single player. O(2^n).
 */
export function largestComplaint(game: Game, shares: readonly number[]): Complaint | null {
  const v = gainValues(game);
  const sums = coalitionSums(withGameSign(game, shares));
  const slack = 1e-12 * scaleOf(v);
  let best = -1;
  let amount = -Infinity;
  for (let mask = 1; mask < everybody(game.players); mask++) {
    const excess = (v[mask] as number) - (sums[mask] as number);
    const isLarger = excess > amount + slack;
    if (isLarger || (excess > amount - slack && sizeOf(mask) < sizeOf(best))) {
      amount = Math.max(excess, amount);
      best = mask;
    }
  }
  return best < 0 ? null : { members: membersOf(best), mask: best, amount };
}

/**
 * True when the shares add up to v(N) and no coalition would be better apart, within 1e-9 of the game's magnitude. O(2^n).
 */
export function isInGameCore(game: Game, shares: readonly number[]): boolean {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const slack = SAME * scaleOf(game.v);
  if (Math.abs(total - (game.v[everybody(game.players)] ?? 0)) > slack) return false;
  const complaint = largestComplaint(game, shares);
  return complaint === null || complaint.amount <= slack;
}

/** True when some share leaves no coalition better apart. One linear programme. */
export function hasGameCore(game: Game): boolean {
  const excess = leastCoreExcess(game);
  return excess === null || excess <= SAME * scaleOf(game.v);
}
