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
 * rank(vectors of all patterns) > rank(vectors of the patterns outside S). Exact, in integers (Bareiss 1968,
 * doi:10.1090/S0025-5718-1968-0226829-0). O(s · v · k²) for s such sets, v distinct vectors, k sums.
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
      if (rankOf(outside) < whole) return true;
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

/** Rank of integer vectors, without rounding. */
function rankOf(vectors: readonly (readonly number[])[]): number {
  const distinct = new Map(vectors.map((vector) => [vector.join(), vector]));
  let rows = [...distinct.values()].map((vector) => vector.map(BigInt));
  const width = rows[0]?.length ?? 0;
  let [rank, before] = [0, 1n];
  for (let column = 0; column < width; column++) {
    const pivot = rows.find((row) => row[column] !== 0n);
    if (pivot === undefined) continue;
    const head = pivot[column] ?? 0n;
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) =>
        row.map((value, place) => (head * value - (row[column] ?? 0n) * (pivot[place] ?? 0n)) / before),
      );
    before = head;
    rank++;
  }
  return rank;
}
