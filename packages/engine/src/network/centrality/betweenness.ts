import type { GraphIndex } from '../graph-index/graph-index.ts';
import { pathMeasures } from '../paths/path-measures.ts';
import type { PathOptions } from '../paths/path-measures.ts';

/**
 * How often an organisation lies on the shortest paths between two others: who would be missed as a go-between.
 *
 * Formula: b(v) = sum over s, t (both other than v) of paths(s, t | v) / paths(s, t). Raw value, each unordered pair
 * counted once in an undirected network, each ordered pair in a directed one; unit: pairs of organisations.
 * All shortest paths are counted. Isolates have 0. Time O(n m) by ties; comfortable up to 20,000 organisations.
 * Source: Freeman (1977), doi:10.2307/3033543; algorithm Brandes (2001), doi:10.1080/0022250X.2001.9990249.
 */
export function betweenness(index: GraphIndex, options: PathOptions = {}): Float64Array {
  return pathMeasures(index, options).betweenness;
}

/** Number of pairs of others: the largest betweenness possible; 0 below three organisations. */
export function largestBetweenness(order: number, directed: boolean): number {
  const pairs = Math.max(0, (order - 1) * (order - 2));
  return directed ? pairs : pairs / 2;
}

/** Betweenness as a share (0..1) of its largest possible value, the centre of a star; `null` below three organisations. O(n). */
export function normaliseBetweenness(raw: Float64Array, directed: boolean): Float64Array | null {
  const largest = largestBetweenness(raw.length, directed);
  return largest === 0 ? null : raw.map((value) => value / largest);
}
