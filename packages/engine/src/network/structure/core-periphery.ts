import { degrees, tieAt, undirectedIndex } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
import { searchExactCores, splitCorrelation } from './core-search.ts';
import type { SplitCounts } from './core-search.ts';

export interface CorePeriphery {
  /** Organisations of one best core, in increasing order. */
  readonly core: readonly number[];
  /** Correlation with the ideal pattern, -1..1; above 0.5 the picture of a core and a periphery fits well. */
  readonly fit: number;
  /** True when every other split was excluded; false when the search was stopped at its limit. */
  readonly exact: boolean;
  /** All the best cores found (at most 100), when several tie. */
  readonly cores: readonly (readonly number[])[];
}

export interface CorePeripheryOptions {
  /** Number of partial cores the exact search may look at; 0 = local search only. Default 200,000, fewer in large networks. */
  readonly maxSteps?: number;
}

/**
 * Splits organisations in a core, tied to everybody, and a periphery, tied only to the core, as well as the ties allow.
 *
 * Maximises Pearson's correlation, over unordered pairs, between being tied and the ideal pattern (1 when at least one end
 * is in the core). Directions and strengths are ignored. `null` when no pair or every pair is tied, or below 3 organisations.
 * For a core of given size the correlation grows with the ties it covers, so the search goes size by size: first a local
 * search, then branch and bound (exact up to about 100 organisations; above, usually the local optimum, and `exact` says so).
 * Deterministic. Source: Borgatti and Everett (1999), doi:10.1016/S0378-8733(99)00019-2.
 */
export function corePeriphery(index: GraphIndex, options: CorePeripheryOptions = {}): CorePeriphery | null {
  const plain = undirectedIndex(index);
  const pairs = (plain.order * (plain.order - 1)) / 2;
  if (plain.order < 3 || plain.size === 0 || plain.size === pairs) return null;
  const counts: SplitCounts = { order: plain.order, pairs, ties: plain.size };
  const start = climb(plain, counts, bestGreedyCore(plain, counts));
  const limit = options.maxSteps ?? Math.min(200_000, Math.floor(20_000_000 / plain.order));
  const found = searchExactCores(plain, counts, start, limit);
  const cores = found.cores.map((core) => core.toSorted((a, b) => a - b)).toSorted(compareLists);
  return { core: cores[0]!, fit: found.fit, exact: found.exact, cores };
}

/** Adds again and again the organisation that covers most new ties; keeps the best size on the way. O(n^2 + m). */
function bestGreedyCore(index: GraphIndex, counts: SplitCounts): number[] {
  const uncovered = degrees(index.out);
  const chosen: number[] = [];
  const taken = new Uint8Array(index.order);
  let covered = 0;
  let best = { fit: -Infinity, size: 1 };
  const limit = Math.min(index.order - 2, 2_000);
  while (chosen.length < limit) {
    let next = -1;
    for (let v = 0; v < index.order; v += 1) {
      if (!taken[v] && (next < 0 || uncovered[v]! > uncovered[next]!)) next = v;
    }
    covered += uncovered[next]!;
    taken[next] = 1;
    chosen.push(next);
    for (let e = index.out.offsets[next]!; e < index.out.offsets[next + 1]!; e += 1) {
      uncovered[index.out.neighbours[e]!]! -= 1;
    }
    const fit = splitCorrelation(counts, chosen.length, covered);
    if (fit > best.fit) best = { fit, size: chosen.length };
    if (covered === counts.ties) break;
  }
  return chosen.slice(0, Math.max(1, best.size));
}

const MAX_CLIMBS = 200;

/** Adds, removes or swaps one organisation while the correlation grows. */
function climb(index: GraphIndex, counts: SplitCounts, start: readonly number[]): number[] {
  let core = [...start];
  for (let step = 0; step < MAX_CLIMBS; step += 1) {
    const next = bestNeighbour(index, counts, core);
    if (!next) break;
    core = next;
  }
  return core;
}

/** Best core that differs by one addition, one removal or one exchange; `null` when none is better. */
function bestNeighbour(index: GraphIndex, counts: SplitCounts, core: readonly number[]): number[] | null {
  const inCore = new Uint8Array(index.order);
  for (const v of core) inCore[v] = 1;
  const covers = newlyCovered(index, inCore);
  const covered = coveredTies(index, inCore);
  const outside = Array.from(inCore.keys()).filter((v) => !inCore[v]);
  let best = { fit: splitCorrelation(counts, core.length, covered) + 1e-12, out: -1, into: -1, found: false };
  const consider = (out: number, into: number, size: number, ties: number) => {
    const fit = size < 1 || size > index.order - 2 ? -Infinity : splitCorrelation(counts, size, ties);
    if (fit > best.fit) best = { fit, out, into, found: true };
  };
  const promising = outside.toSorted((a, b) => covers[b]! - covers[a]! || a - b).slice(0, 50);
  for (const v of promising) consider(-1, v, core.length + 1, covered + covers[v]!);
  for (const u of core) {
    consider(u, -1, core.length - 1, covered - covers[u]!);
    for (const v of promising) {
      const between = tieAt(index.out, u, v) >= 0 ? 1 : 0;
      consider(u, v, core.length, covered - covers[u]! + covers[v]! + between);
    }
  }
  if (!best.found) return null;
  const next = core.filter((v) => v !== best.out);
  return best.into < 0 ? next : [...next, best.into];
}

/** For each organisation, its ties to the periphery: what it covers alone. */
function newlyCovered(index: GraphIndex, inCore: Uint8Array): Int32Array {
  const covers = new Int32Array(index.order);
  for (let v = 0; v < index.order; v += 1) {
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      if (!inCore[index.out.neighbours[e]!]) covers[v]! += 1;
    }
  }
  return covers;
}

function coveredTies(index: GraphIndex, inCore: Uint8Array): number {
  let inside = 0;
  let across = 0;
  for (let v = 0; v < index.order; v += 1) {
    if (!inCore[v]) continue;
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      if (inCore[index.out.neighbours[e]!]) inside += 1;
      else across += 1;
    }
  }
  return inside / 2 + across;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
