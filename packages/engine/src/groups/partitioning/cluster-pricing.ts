import { byReducedCost } from '../column-source.ts';
import type { ColumnSource, PricedColumn, Pricing } from '../column-source.ts';
import type { PairWeights } from './pair-weights.ts';

/** Clusters looked at in one pricing before it gives up being exhaustive. */
const WORK = 20_000_000;
/** Largest clusters of the first, quick pricings. */
const QUICK_SIZES = [8, 14];

/**
 * Prices all clusters of a clique partitioning problem: r(S) = Σ_{pairs} w_ij − Σ π_i, any size, without listing them.
 *
 * With K the largest size, g(T) = Σ_{pairs of T} w_ij − (|T|−1)/(K−1) Σ π_i is a sum over pairs and g(S) ≥ r(S). Taking away
 * the item that contributes least leaves at least (|S|−2)/|S| of such a sum, so from any S with r(S) ≥ θ ≥ 0 goes down one chain
 * of sets with g(T) ≥ θ C(t,2)/C(K,2) (≥ θ when θ < 0). The search grows sets along these chains only: a set is reached from
 * exactly one parent and nothing need be remembered. Exponential in the worst case, quick near the dual optimum
 * when dense clusters are small.
 */
export function clusterPricing(problem: PairWeights): ColumnSource {
  const { count } = problem;
  return {
    rowCount: count,
    largest: count,
    smallest: 1,
    price: (prices, above, limit) => {
      const quick = above >= 0 ? QUICK_SIZES.filter((size) => size < count) : [];
      for (const size of quick) {
        const pricing = searchClusters(problem, prices, above, limit, size);
        if (pricing.columns.length > 0) return { ...pricing, exhaustive: false };
      }
      return searchClusters(problem, prices, above, limit, count);
    },
  };
}

function searchClusters(
  problem: PairWeights,
  prices: Float64Array,
  above: number,
  limit: number,
  largest: number,
): Pricing {
  const search = new ClusterSearch(problem, prices, above, limit, largest);
  for (let item = 0; item < problem.count; item += 1) search.start(item);
  const columns = search.found.toSorted(byReducedCost);
  return { columns: columns.slice(0, limit), exhaustive: search.whole && columns.length <= limit };
}

class ClusterSearch {
  readonly found: PricedColumn[] = [];
  whole = true;
  private readonly problem: PairWeights;
  private readonly prices: Float64Array;
  private readonly above: number;
  private readonly limit: number;
  private readonly largest: number;
  private readonly members: number[] = [];
  /** Sum of weights from each item to the members. */
  private readonly pulls: Float64Array[] = [];
  private work = WORK;

  constructor(problem: PairWeights, prices: Float64Array, above: number, limit: number, largest: number) {
    this.problem = problem;
    this.prices = prices;
    this.above = above;
    this.limit = limit;
    this.largest = largest;
    for (let depth = 0; depth <= largest; depth += 1) this.pulls.push(new Float64Array(problem.count));
  }

  start(item: number): void {
    this.members.push(item);
    this.pulls[1]!.set(this.row(item));
    this.grow(0, this.prices[item]!);
    this.members.pop();
  }

  private row(item: number): Float64Array {
    const { count, weights } = this.problem;
    return weights.subarray(item * count, (item + 1) * count);
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
      if (grown < paid * share + least || this.members.includes(item)) continue;
      if (!this.contributesLeast(item, pull)) continue;
      this.visit(item, grown, paid);
      if (this.work < 0) return;
    }
  }

  private leastAt(size: number): number {
    const part = this.above >= 0 ? (size * (size - 1)) / (this.largest * (this.largest - 1)) : 1;
    return this.above * part - 1e-9;
  }

  private visit(item: number, weight: number, price: number): void {
    this.work -= 1;
    if (this.work < 0) {
      this.whole = false;
      return;
    }
    const size = this.members.length + 1;
    this.members.push(item);
    if (weight - price > this.above) {
      const rows = this.members.toSorted((a, b) => a - b);
      this.found.push({ rows, value: weight, reducedCost: weight - price });
    }
    if (size < this.largest) {
      const before = this.pulls[size - 1]!;
      const after = this.pulls[size]!;
      const row = this.row(item);
      for (let other = 0; other < row.length; other += 1) after[other] = before[other]! + row[other]!;
      this.grow(weight, price);
    }
    this.members.pop();
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
