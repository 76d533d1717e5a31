/** How some organisations stand in a list of published sums: alike in all of them. */
export interface AnswerPattern {
  /** For each sum: 0 when they are not in it; else a number that is the same where their amounts were. */
  readonly pattern: readonly number[];
  readonly organisations: number;
}

/** Sets of patterns looked at before giving up; giving up says that somebody is isolated. */
const mostSets = 20_000;

/**
 * Whether some combination of published sums, with any coefficients, tells of at least one and of fewer than `threshold`
 * organisations: more than two may be combined (X + Y − Z). Means are sums, as their numbers of answers are published.
 *
 * A combination c tells of a pattern when c · u ≠ 0 for one of its indicator vectors u (one per distinct amount, over the sums). For
 * each set S of patterns with fewer than `threshold` organisations together, some c tells of S and of nothing else iff
 * rank(vectors of all patterns) > rank(vectors of the patterns outside S). Exact, by elimination in integers. O(s · (v + k³)) for s such
 * sets, v vectors, k sums, as a rule; nothing isolated is missed: beyond {@link mostSets} sets the answer is yes.
 */
export function isolatesFewer(patterns: readonly AnswerPattern[], threshold: number): boolean {
  const told = patterns.map(({ pattern, organisations }) => ({
    vectors: indicators(pattern),
    organisations,
  }));
  const whole = rankOf(told.flatMap(({ vectors }) => vectors));
  let looked = 0;
  const within = (from: number, chosen: ReadonlySet<number>, room: number): boolean => {
    for (let at = from; at < told.length; at++) {
      const { organisations = 0 } = told[at] ?? {};
      if (organisations > room) continue;
      if (++looked > mostSets) return true;
      const set = new Set(chosen).add(at);
      const outside = told.flatMap(({ vectors }, place) => (set.has(place) ? [] : vectors));
      if (rankOf(outside, whole) < whole) return true;
      if (within(at + 1, set, room - organisations)) return true;
    }
    return false;
  };
  return within(0, new Set(), threshold - 1);
}

/** One vector over the sums for each distinct amount: 1 where it is counted. */
const indicators = (pattern: readonly number[]): number[][] =>
  [...new Set(pattern)]
    .filter((amount) => amount !== 0)
    .map((amount) => pattern.map((one) => (one === amount ? 1 : 0)));

interface Reduced {
  readonly column: number;
  readonly vector: readonly bigint[];
}

/** Rank of integer vectors, without rounding: each is reduced by those kept before, until `enough` are. */
function rankOf(vectors: readonly (readonly number[])[], enough = Infinity): number {
  const kept: Reduced[] = [];
  for (const given of vectors) {
    if (kept.length >= enough) break;
    const vector = kept.reduce(without, given.map(BigInt));
    const column = vector.findIndex((value) => value !== 0n);
    if (column >= 0) kept.push({ column, vector });
  }
  return kept.length;
}

/** A vector with nothing left in the column of one that is kept, in lowest terms. */
function without(vector: readonly bigint[], { column, vector: kept }: Reduced): bigint[] {
  const [head, here] = [kept[column] ?? 0n, vector[column] ?? 0n];
  if (here === 0n) return [...vector];
  const less = vector.map((value, place) => head * value - here * (kept[place] ?? 0n));
  const divisor = less.reduce(greatestDivisor, 0n);
  return divisor <= 1n ? less : less.map((value) => value / divisor);
}

const greatestDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? (a < 0n ? -a : a) : greatestDivisor(b, a % b);
