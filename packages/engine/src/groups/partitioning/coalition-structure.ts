export interface CoalitionStructure {
  readonly value: number;
  /** Coalitions of one optimal structure as bit masks, in order of their lowest agent. */
  readonly coalitions: readonly number[];
}

/** Beyond this 3^n steps take too long and 2^n tables too much memory. */
export const MOST_AGENTS = 20;

/**
 * Optimal coalition structure: partitions n agents, each in exactly one coalition of any size, to maximise the sum of
 * coalition values. `values[mask]` is the value of the coalition whose members are the bits of mask.
 *
 * Dynamic programming over subsets (Yeh 1986): W(S) = max over C ⊆ S holding the lowest agent of S of v(C) + W(S \ C).
 * O(3ⁿ) time, O(2ⁿ) memory; at most 20 agents.
 */
export function optimalCoalitionStructure(values: ArrayLike<number>): CoalitionStructure {
  const size = values.length;
  const agents = Math.log2(size);
  if (!Number.isInteger(agents) || agents > MOST_AGENTS) {
    throw new RangeError(`Expected 2^n coalition values with n <= ${MOST_AGENTS}, got ${size}.`);
  }
  const best = new Float64Array(size);
  const first = new Int32Array(size);
  for (let set = 1; set < size; set += 1) bestSplit(values, best, first, set);
  const coalitions: number[] = [];
  for (let left = size - 1; left > 0; left ^= first[left]!) coalitions.push(first[left]!);
  return { value: best[size - 1]!, coalitions };
}

function bestSplit(values: ArrayLike<number>, best: Float64Array, first: Int32Array, set: number): void {
  const lowest = set & -set;
  const others = set ^ lowest;
  let most = -Infinity;
  let choice = set;
  for (let sub = others; ; sub = (sub - 1) & others) {
    const coalition = sub | lowest;
    const worth = values[coalition]! + best[set ^ coalition]!;
    if (worth > most) {
      most = worth;
      choice = coalition;
    }
    if (sub === 0) break;
  }
  best[set] = most;
  first[set] = choice;
}
