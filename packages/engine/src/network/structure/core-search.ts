import { degrees } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';

/** Counts that decide the correlation of a split: pairs, ties, pairs of the pattern (for each core size). */
export interface SplitCounts {
  readonly order: number;
  readonly pairs: number;
  readonly ties: number;
}

/** Correlation of a core of `size` that covers `covered` ties. O(1). */
export function splitCorrelation(counts: SplitCounts, size: number, covered: number): number {
  const { order, pairs, ties } = counts;
  const outside = order - size;
  const pattern = pairs - (outside * (outside - 1)) / 2;
  const spread = pattern * (pairs - pattern);
  if (spread === 0) return -Infinity;
  return (pairs * covered - ties * pattern) / Math.sqrt(ties * (pairs - ties) * spread);
}

export interface FoundCores {
  readonly fit: number;
  readonly cores: readonly (readonly number[])[];
  readonly exact: boolean;
}

const SAME_FIT = 1e-12;
const MAX_CORES = 100;

interface Search {
  readonly index: GraphIndex;
  readonly counts: SplitCounts;
  /** Organisations in decreasing degree. */
  readonly byDegree: Int32Array;
  /** Ties of each organisation that the chosen ones do not cover yet. */
  readonly uncovered: Int32Array;
  readonly chosen: number[];
  stepsLeft: number;
  fit: number;
  cores: number[][];
}

/**
 * Branch and bound over cores, size by size, from a known core. A size is skipped when even the largest degrees could not
 * cover enough ties; a partial core is dropped when the largest uncovered degrees left could not. Stops at `maxSteps`.
 */
export function searchExactCores(
  index: GraphIndex,
  counts: SplitCounts,
  start: readonly number[],
  maxSteps: number,
): FoundCores {
  const degree = degrees(index.out);
  const byDegree = Int32Array.from(degree.keys()).sort((a, b) => degree[b]! - degree[a]! || a - b);
  const search: Search = {
    index,
    counts,
    byDegree,
    uncovered: Int32Array.from(degree),
    chosen: [],
    stepsLeft: maxSteps,
    fit: splitCorrelation(counts, start.length, coveredBy(index, start)),
    cores: [],
  };
  let topSum = 0;
  for (let size = 1; size <= index.order - 2 && search.stepsLeft > 0; size += 1) {
    topSum += degree[byDegree[size - 1]!]!;
    const bound = splitCorrelation(counts, size, Math.min(counts.ties, topSum));
    if (bound >= search.fit - SAME_FIT) extend(search, 0, size, 0);
  }
  const exact = search.stepsLeft > 0;
  return { fit: search.fit, cores: search.cores.length === 0 ? [[...start]] : search.cores, exact };
}

function coveredBy(index: GraphIndex, core: readonly number[]): number {
  const inCore = new Set(core);
  let covered = 0;
  for (const v of core) {
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      covered += inCore.has(index.out.neighbours[e]!) ? 0.5 : 1;
    }
  }
  return covered;
}

function extend(search: Search, from: number, missing: number, covered: number): void {
  const size = search.chosen.length + missing;
  if (missing === 0) {
    record(search, splitCorrelation(search.counts, size, covered));
    return;
  }
  const last = search.byDegree.length - missing;
  for (let place = from; place <= last; place += 1) {
    search.stepsLeft -= 1;
    if (search.stepsLeft <= 0) return;
    const most = Math.min(search.counts.ties, covered + largestUncovered(search, place, missing));
    if (splitCorrelation(search.counts, size, most) < search.fit - SAME_FIT) return;
    const v = search.byDegree[place]!;
    const gained = search.uncovered[v]!;
    choose(search, v, -1);
    extend(search, place + 1, missing - 1, covered + gained);
    choose(search, v, 1);
  }
}

/** Takes an organisation into the core (`change` -1) or out of it (1): its neighbours' ties become covered or not. */
function choose(search: Search, v: number, change: number): void {
  const { offsets, neighbours } = search.index.out;
  if (change < 0) search.chosen.push(v);
  else search.chosen.pop();
  for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) search.uncovered[neighbours[e]!]! += change;
}

/** Sum of the `count` largest uncovered degrees from a place on; degrees in order let the scan stop early. */
function largestUncovered(search: Search, from: number, count: number): number {
  const { byDegree, uncovered, index } = search;
  const top: number[] = [];
  let sum = 0;
  for (let place = from; place < byDegree.length; place += 1) {
    const v = byDegree[place]!;
    const full = index.out.offsets[v + 1]! - index.out.offsets[v]!;
    if (top.length === count && full <= top[0]!) break;
    const value = uncovered[v]!;
    if (top.length === count) {
      if (value <= top[0]!) continue;
      sum -= top.shift()!;
    }
    let i = 0;
    while (i < top.length && top[i]! < value) i += 1;
    top.splice(i, 0, value);
    sum += value;
  }
  return sum;
}

function record(search: Search, fit: number): void {
  if (fit > search.fit + SAME_FIT) {
    search.fit = fit;
    search.cores = [];
  }
  if (fit >= search.fit - SAME_FIT && search.cores.length < MAX_CORES) search.cores.push([...search.chosen]);
}
