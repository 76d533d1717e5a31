import { byReducedCost } from '../column-source.ts';
import type { ColumnSource, PricedColumn } from '../column-source.ts';
import type { PairWeights } from './pair-weights.ts';

/** Clusters looked at in one pricing before it gives up being exhaustive. */
const WORK = 4_000_000;
/** Clusters are searched by ranges of sizes, each up to one of these. */
const SIZE_STEPS = [8, 14, 20, 28, 40, 64, 100, 160, 260, 400];

/**
 * Prices all clusters of a clique partitioning problem: r(S) = Σ_{pairs} w_ij − Σ π_i, any size, without listing them.
 *
 * With K the largest size, g(T) = Σ_{pairs of T} w_ij − (|T|−1)/(K−1) Σ π_i is a sum over pairs and g(S) ≥ r(S). Taking away
 * the item that contributes least leaves at least (|S|−2)/|S| of such a sum, so from any S with r(S) ≥ θ ≥ 0 goes down one chain
 * of sets with g(T) ≥ θ C(t,2)/C(K,2) (≥ θ when θ < 0). The search grows sets along these chains only: a set is reached from
 * exactly one parent and nothing need be remembered (for θ < 0 the test is g(T) ≥ θ C(t,2)/C(k,2), k ≥ t the smallest size sought).
 * Sizes are searched by ranges. In a range of large sizes a set is cut off when it cannot grow to the smallest size with every
 * item v pulled by at least π_v (θ ≥ 0: in a cluster of highest r no item would be better left out) or π_v + θ (θ < 0, prices
 * feasible for the dual: r(S \ v) ≤ 0). A negative threshold therefore asks for feasible prices.
 * Exponential in the worst case, quick when dense clusters are small.
 */
export function clusterPricing(problem: PairWeights): ColumnSource {
  const { count } = problem;
  return {
    rowCount: count,
    largest: count,
    smallest: 1,
    firstThreshold: 0,
    costly: true,
    takesCharges: false,
    price: (prices, above, limit) => {
      const columns: PricedColumn[] = [];
      let exhaustive = true;
      let smallest = 2;
      for (const largest of [...SIZE_STEPS.filter((size) => size < count), count]) {
        const search = new ClusterSearch(problem, prices, { above, limit, smallest, largest });
        for (let item = 0; item < count; item += 1) search.start(item);
        for (const column of search.found) columns.push(column);
        exhaustive &&= search.whole;
        smallest = largest + 1;
        if (above >= 0 && columns.length > 0 && largest < count) exhaustive = false;
        if (!exhaustive) break;
      }
      columns.sort(byReducedCost);
      return { columns: columns.slice(0, limit), exhaustive: exhaustive && columns.length <= limit };
    },
  };
}

interface ClusterRange {
  readonly above: number;
  readonly limit: number;
  readonly smallest: number;
  readonly largest: number;
}

class ClusterSearch {
  readonly found: PricedColumn[] = [];
  whole = true;
  private readonly problem: PairWeights;
  private readonly prices: Float64Array;
  private readonly above: number;
  private readonly limit: number;
  private readonly smallest: number;
  private readonly largest: number;
  private readonly isMember: Uint8Array;
  private readonly rows: readonly Float64Array[];
  private readonly members: number[] = [];
  /** Sum of weights from each item to the members. */
  private readonly pulls: Float64Array[] = [];
  private work = WORK;

  constructor(problem: PairWeights, prices: Float64Array, range: ClusterRange) {
    this.problem = problem;
    this.prices = prices;
    this.above = range.above;
    this.limit = range.limit;
    this.smallest = range.smallest;
    this.largest = range.largest;
    const { count, weights } = problem;
    this.isMember = new Uint8Array(count);
    this.rows = Array.from({ length: count }, (_, item) =>
      weights.subarray(item * count, (item + 1) * count),
    );
    for (let depth = 0; depth <= range.largest; depth += 1) this.pulls.push(new Float64Array(problem.count));
  }

  start(item: number): void {
    this.members.push(item);
    this.isMember[item] = 1;
    this.pulls[1]!.set(this.row(item));
    this.grow(0, this.prices[item]!);
    this.isMember[item] = 0;
    this.members.pop();
  }

  private row(item: number): Float64Array {
    return this.rows[item]!;
  }

  private grow(weight: number, price: number): void {
    const size = this.members.length + 1;
    if (size > this.largest || this.found.length > this.limit) return;
    const pull = this.pulls[size - 1]!;
    const share = (size - 1) / (this.largest - 1);
    const least = this.leastAt(size);
    for (let item = 0; item < this.problem.count; item += 1) {
      const grown = weight + pull[item]!;
      const paid = price + this.prices[item]!;
      if (grown < paid * share + least || this.isMember[item] === 1) continue;
      if (!this.contributesLeast(item, pull)) continue;
      this.visit(item, grown, paid);
      if (this.work < 0) return;
    }
  }

  private leastAt(size: number): number {
    const end = this.above >= 0 ? this.largest : Math.max(size, this.smallest);
    return (this.above * size * (size - 1)) / (end * (end - 1)) - 1e-9;
  }

  private visit(item: number, weight: number, price: number): void {
    this.work -= 1;
    if (this.work < 0) {
      this.whole = false;
      return;
    }
    const size = this.members.length + 1;
    this.members.push(item);
    this.isMember[item] = 1;
    if (size >= this.smallest && weight - price > this.above) {
      const rows = this.members.toSorted((a, b) => a - b);
      this.found.push({ rows, value: weight, reducedCost: weight - price });
    }
    if (size < this.largest) {
      const before = this.pulls[size - 1]!;
      const after = this.pulls[size]!;
      const row = this.row(item);
      for (let other = 0; other < row.length; other += 1) after[other] = before[other]! + row[other]!;
      if (this.canGrow(weight, price, after)) this.grow(weight, price);
    }
    this.isMember[item] = 0;
    this.members.pop();
  }

  /**
   * Σ over members of their pull in a grown cluster = 2 × weight + what the joining items pull. At most: every joining item that
   * pulls upwards, and for those still lacking the mildest pull downwards.
   */
  private canGrow(weight: number, price: number, pull: Float64Array): boolean {
    let lacking = this.smallest - this.members.length;
    if (lacking <= 0) return true;
    let most = 2 * weight;
    let mildest = -Infinity;
    for (let item = 0; item < pull.length; item += 1) {
      const own = pull[item]!;
      if (own >= 0 ? this.isMember[item] === 1 : own <= mildest || this.isMember[item] === 1) continue;
      if (own < 0) {
        mildest = own;
        continue;
      }
      most += own;
      lacking -= 1;
    }
    if (lacking > 0) most += lacking * mildest;
    return most >= price + this.members.length * Math.min(0, this.above) - 1e-9;
  }

  /** Would the new item be the one to take away again? Ties go to the highest number. */
  private contributesLeast(item: number, pull: Float64Array): boolean {
    const share = (this.members.length - 1) / (this.largest - 1);
    const own = pull[item]! - this.prices[item]! * share;
    const row = this.row(item);
    for (const member of this.members) {
      const contribution = pull[member]! + row[member]! - this.prices[member]! * share;
      if (contribution < own || (contribution === own && member > item)) return false;
    }
    return true;
  }
}
