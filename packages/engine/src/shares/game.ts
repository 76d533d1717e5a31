import type { Game } from './types.ts';

/** Largest number of players of the exact methods: a table of 2^20 coalitions. */
export const MAX_EXACT_PLAYERS = 20;

/** A game from its values by bitmask. Throws on a length that is not 2^players: check input before. */
export function makeGame(players: number, kind: Game['kind'], v: ArrayLike<number>): Game {
  if (v.length !== 2 ** players) throw new RangeError(`expected ${2 ** players} values, got ${v.length}`);
  return { players, kind, v: v instanceof Float64Array ? v.slice() : Float64Array.from(v) };
}

/** The values as gains: v itself, or −c for a cost game. Solutions of −c are the opposite of cost shares. */
export function gainValues(game: Game): Float64Array {
  if (game.kind === 'gain') return game.v;
  const gains = new Float64Array(game.v.length);
  for (let mask = 0; mask < gains.length; mask++) gains[mask] = -(game.v[mask] as number);
  return gains;
}

/** Amounts found on gains, with the sign of the game's own kind (and no negative zero). */
export function withGameSign(game: Game, amounts: readonly number[]): number[] {
  return amounts.map((amount) => (game.kind === 'gain' ? 0 + amount : 0 - amount));
}

/** Bitmask of the coalition of everybody. */
export function everybody(players: number): number {
  return 2 ** players - 1;
}

/** Number of members of a coalition. */
export function sizeOf(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Players of a coalition, in increasing order. */
export function membersOf(mask: number): number[] {
  const members: number[] = [];
  for (let player = 0; mask >>> player !== 0; player++) {
    if ((mask >>> player) & 1) members.push(player);
  }
  return members;
}

/** Sum of an amount by player over each coalition, by bitmask; `out` is reused when given. O(2^n). */
export function coalitionSums(amounts: ArrayLike<number>, out?: Float64Array): Float64Array {
  const sums = out ?? new Float64Array(2 ** amounts.length);
  sums[0] = 0;
  for (let player = 0; player < amounts.length; player++) {
    const bit = 1 << player;
    const amount = amounts[player] as number;
    for (let mask = 0; mask < bit; mask++) sums[bit + mask] = (sums[mask] as number) + amount;
  }
  return sums;
}

/** Magnitude of the game, for tolerances: the largest absolute value, at least a tiny positive number. */
export function scaleOf(v: Float64Array): number {
  let scale = 0;
  for (const value of v) scale = Math.max(scale, Math.abs(value));
  return scale === 0 ? 1 : scale;
}
