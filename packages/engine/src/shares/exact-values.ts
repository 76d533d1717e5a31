import type { Game } from './types.ts';
import type { Unions } from './owen.ts';
import { sizeOf } from './game.ts';

/** An exact rational number in lowest terms, denominator > 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `3`, `-1/2`. */
export function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/**
 * Values as exact fractions, for checking by hand: each dividend of a coalition is split by a rule that depends on the
 * coalition alone. Decimals are read as written (0.538 is 538/1000). O(n 2^n) big-integer operations; n ≤ 16.
 */
export function exactShapley(game: Game): Fraction[] {
  return splitDividends(game, (mask) => ({ part: () => 1n, of: BigInt(sizeOf(mask)) }));
}

/** Weighted Shapley value as exact fractions; weights are positive decimals. See `exactShapley`. */
export function exactWeightedShapley(game: Game, weights: readonly number[]): Fraction[] {
  const { integers } = asIntegers(weights);
  return splitDividends(game, (mask) => ({
    part: (player) => integers[player] as bigint,
    of: integers.reduce((sum, weight, player) => ((mask >>> player) & 1 ? sum + weight : sum), 0n),
  }));
}

/** Owen value as exact fractions: a dividend is shared equally between the unions it meets, then inside each. */
export function exactOwen(game: Game, unions: Unions): Fraction[] {
  const masks = unions.map((union) => union.reduce((mask, player) => mask | (1 << player), 0));
  const unionOf = new Map(unions.flatMap((union, index) => union.map((player) => [player, index])));
  return splitDividends(game, (mask) => {
    const counts = masks.map((union) => BigInt(sizeOf(union & mask)));
    const met = counts.filter((count) => count > 0n);
    const product = met.reduce((all, count) => all * count, 1n);
    return {
      part: (player) => product / (counts[unionOf.get(player) ?? -1] as bigint),
      of: BigInt(met.length) * product,
    };
  });
}

/** A member's part of a coalition's dividend is `part(player) / of`. */
type Split = (mask: number) => { readonly part: (player: number) => bigint; readonly of: bigint };

function splitDividends(game: Game, splitOf: Split): Fraction[] {
  const { integers, denominator } = asIntegers(game.v);
  const shares = Array.from({ length: game.players }, () => ({ numerator: 0n, denominator: 1n }));
  toDividends(integers);
  integers.forEach((dividend, mask) => {
    if (mask === 0 || dividend === 0n) return;
    const { part, of } = splitOf(mask);
    for (let left = mask; left !== 0; left &= left - 1) {
      const player = 31 - Math.clz32(left & -left);
      const before = shares[player] as Fraction;
      shares[player] = add(before, { numerator: dividend * part(player), denominator: of * denominator });
    }
  });
  return shares;
}

function toDividends(values: bigint[]): void {
  for (let bit = 1; bit < values.length; bit <<= 1) {
    for (let mask = 0; mask < values.length; mask++) {
      if (mask & bit) values[mask] = (values[mask] as bigint) - (values[mask ^ bit] as bigint);
    }
  }
}

function add(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The shortest decimal writing of each number, over one power of ten. */
function asIntegers(values: ArrayLike<number>): { integers: bigint[]; denominator: bigint } {
  const decimals = Array.from(values, decimalOf);
  const places = decimals.reduce((most, decimal) => Math.max(most, decimal.places), 0);
  const integers = decimals.map(({ digits, places: own }) => digits * 10n ** BigInt(places - own));
  return { integers, denominator: 10n ** BigInt(places) };
}

function decimalOf(value: number): { digits: bigint; places: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', part = ''] = mantissa.split('.');
  const places = part.length - Number(exponent);
  const digits = BigInt(whole + part);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}
