import type { Game } from './types.ts';
import { coalitionSums, everybody, gainValues, scaleOf, withGameSign } from './game.ts';

/** Tolerance, as part of the magnitude of the game, under which two sums are the same. */
const SAME = 1e-11;

/** What each player adds to all the others together, v(N) − v(N∖i): the utopia payoff, or the separable cost. O(n). */
export function utopiaPayoff(game: Game): number[] {
  const all = everybody(game.players);
  const total = game.v[all] as number;
  return Array.from({ length: game.players }, (_, i) => total - (game.v[all & ~(1 << i)] as number));
}

/** Value of each player alone, v({i}). */
export function aloneValues(game: Game): number[] {
  return Array.from({ length: game.players }, (_, i) => game.v[1 << i] as number);
}

/**
 * Minimal rights: what player i can keep when every other member of some coalition gets its utopia payoff,
 * m_i = max_{S∋i} (v(S) − Σ_{j∈S∖i} M_j); for costs the smallest such cost. O(n 2^n).
 */
export function minimalRights(game: Game): number[] {
  const v = gainValues(game);
  const utopia = withGameSign(game, utopiaPayoff(game));
  const rest = coalitionSums(utopia);
  const rights = new Array<number>(game.players).fill(-Infinity);
  for (let mask = 1; mask < v.length; mask++) {
    const left = (v[mask] as number) - (rest[mask] as number);
    for (let members = mask; members !== 0; members &= members - 1) {
      const player = 31 - Math.clz32(members & -members);
      rights[player] = Math.max(rights[player] as number, left + (utopia[player] as number));
    }
  }
  return withGameSign(game, rights);
}

/** The tau-value with what made it: each gets low + ratio · (high − low). */
export interface Compromise {
  readonly shares: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly ratio: number;
}

/**
 * Tau-value: the efficient compromise on the line from minimal rights m to utopia payoffs M, x = m + α (M − m).
 * Defined when m ≤ M and Σm ≤ v(N) ≤ ΣM (for costs the other way round); null otherwise. O(n 2^n).
 * Source: Tijs (1981).
 */
export function tauValue(game: Game): Compromise | null {
  const high = utopiaPayoff(game);
  const low = minimalRights(game);
  const sign = game.kind === 'gain' ? 1 : -1;
  const slack = SAME * scaleOf(game.v) * game.players;
  const room = sign * (sum(high) - sum(low));
  const wanted = sign * ((game.v[everybody(game.players)] as number) - sum(low));
  const bracketed = low.every((right, i) => sign * ((high[i] as number) - right) >= -slack);
  if (!bracketed || wanted < -slack || wanted > room + slack) return null;
  const ratio = room <= slack ? 0 : wanted / room;
  return { shares: low.map((right, i) => right + ratio * ((high[i] as number) - right)), low, high, ratio };
}

/**
 * Gately point: everyone has the same propensity to disrupt, (Σ_{j≠i} x_j − v(N∖i)) / (x_i − v({i})), which gives
 * x_i = v({i}) + (M_i − v({i})) · (v(N) − Σ v({j})) / Σ (M_j − v({j})). Null when nobody adds more than its own value
 * (the denominator is zero). O(n). Source: Gately (1974).
 */
export function gatelyValue(game: Game): number[] | null {
  return gatelyFrom(marginalFacts(game));
}

/** What the rules below need of a game: any number of players, n + 1 coalitions. */
export interface MarginalFacts {
  readonly total: number;
  readonly alone: readonly number[];
  /** v(N) − v(N∖i). */
  readonly utopia: readonly number[];
  /** Magnitude of the game, for tolerances. */
  readonly scale: number;
}

export function marginalFacts(game: Game): MarginalFacts {
  return {
    total: game.v[everybody(game.players)] as number,
    alone: aloneValues(game),
    utopia: utopiaPayoff(game),
    scale: scaleOf(game.v),
  };
}

export function gatelyFrom({ total, alone, utopia, scale }: MarginalFacts): number[] | null {
  const extra = utopia.map((value, i) => value - (alone[i] as number));
  const denominator = sum(extra);
  if (Math.abs(denominator) <= SAME * scale * alone.length) return null;
  const surplus = total - sum(alone);
  return alone.map((value, i) => value + ((extra[i] as number) * surplus) / denominator);
}

/**
 * Equal split of the non-separable cost (ENSC, or equal allocation of non-separable contributions): each pays what it
 * adds, v(N) − v(N∖i), and an equal part of the rest. O(n). Source: Moulin (1985).
 */
export function enscValue(game: Game): number[] {
  const { total, utopia } = marginalFacts(game);
  return plusEqualRest(total, utopia);
}

/** Centre of the imputation set (equal surplus): v({i}) plus an equal part of v(N) − Σ v({j}). O(n). */
export function cisValue(game: Game): number[] {
  const { total, alone } = marginalFacts(game);
  return plusEqualRest(total, alone);
}

/** Each its own amount, and an equal part of what is left of the total. */
export function plusEqualRest(total: number, own: readonly number[]): number[] {
  const rest = (total - sum(own)) / own.length;
  return own.map((value) => value + rest);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
