/**
 * Typed-array adjacency index: the neighbours of organisation `v` are
 * `neighbours[offsets[v] .. offsets[v + 1] - 1]`, in increasing order, with the strength of each tie beside them.
 */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly strengths: Float64Array;
}

export interface GraphIndex {
  readonly directed: boolean;
  /** Number of organisations. */
  readonly order: number;
  /** Number of distinct ties (arcs when directed). */
  readonly size: number;
  readonly out: Adjacency;
  /** The same object as `out` in an undirected network. */
  readonly in: Adjacency;
  readonly mergedParallelTies: number;
  readonly ignoredSelfTies: number;
}

export interface TieColumns {
  readonly sources: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
  /** Absent: every tie has strength 1. */
  readonly strengths?: ArrayLike<number>;
}

/**
 * Builds the index. Parallel ties (both directions alike when undirected) are merged by adding their strengths;
 * ties of an organisation with itself are left out. The order of the ties does not matter.
 * O(n + m) time and memory.
 */
export function indexTies(order: number, directed: boolean, ties: TieColumns): GraphIndex {
  const forward = directed ? arcsOf(ties) : symmetric(arcsOf(ties));
  const merged = mergeParallel(order, forward);
  const arcs = merged.adjacency.neighbours.length;
  const size = directed ? arcs : arcs / 2;
  const kept = directed ? forward.sources.length : forward.sources.length / 2;
  return {
    directed,
    order,
    size,
    out: merged.adjacency,
    in: directed ? reverse(order, merged.adjacency) : merged.adjacency,
    mergedParallelTies: kept - size,
    ignoredSelfTies: ties.sources.length - kept,
  };
}

interface Arcs {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly strengths: Float64Array;
}

function arcsOf(ties: TieColumns): Arcs {
  const count = ties.sources.length;
  const sources = new Int32Array(count);
  const targets = new Int32Array(count);
  const strengths = new Float64Array(count);
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    if (ties.sources[i] === ties.targets[i]) continue;
    sources[kept] = ties.sources[i]!;
    targets[kept] = ties.targets[i]!;
    strengths[kept] = ties.strengths ? ties.strengths[i]! : 1;
    kept += 1;
  }
  return {
    sources: sources.subarray(0, kept),
    targets: targets.subarray(0, kept),
    strengths: strengths.subarray(0, kept),
  };
}

function symmetric(arcs: Arcs): Arcs {
  const count = arcs.sources.length;
  const sources = new Int32Array(2 * count);
  const targets = new Int32Array(2 * count);
  const strengths = new Float64Array(2 * count);
  sources.set(arcs.sources);
  sources.set(arcs.targets, count);
  targets.set(arcs.targets);
  targets.set(arcs.sources, count);
  strengths.set(arcs.strengths);
  strengths.set(arcs.strengths, count);
  return { sources, targets, strengths };
}

/** Two stable counting sorts: by target, then by source. */
function sortedArcs(order: number, arcs: Arcs): Arcs {
  return countingSort(order, countingSort(order, arcs, arcs.targets), null);
}

function countingSort(order: number, arcs: Arcs, keys: Int32Array | null): Arcs {
  const by = keys ?? arcs.sources;
  const next = new Int32Array(order + 1);
  for (const key of by) next[key + 1]! += 1;
  for (let v = 0; v < order; v += 1) next[v + 1]! += next[v]!;
  const sources = new Int32Array(by.length);
  const targets = new Int32Array(by.length);
  const strengths = new Float64Array(by.length);
  for (let i = 0; i < by.length; i += 1) {
    const place = next[by[i]!]!++;
    sources[place] = arcs.sources[i]!;
    targets[place] = arcs.targets[i]!;
    strengths[place] = arcs.strengths[i]!;
  }
  return { sources, targets, strengths };
}

function mergeParallel(order: number, arcs: Arcs): { adjacency: Adjacency } {
  const sorted = sortedArcs(order, arcs);
  const count = sorted.sources.length;
  const offsets = new Int32Array(order + 1);
  const neighbours = new Int32Array(count);
  const strengths = new Float64Array(count);
  let kept = 0;
  for (let i = 0; i < count;) {
    const end = endOfRun(sorted, i);
    neighbours[kept] = sorted.targets[i]!;
    strengths[kept] = addedStrength(sorted.strengths, i, end);
    offsets[sorted.sources[i]! + 1]! += 1;
    kept += 1;
    i = end;
  }
  for (let v = 0; v < order; v += 1) offsets[v + 1]! += offsets[v]!;
  return {
    adjacency: { offsets, neighbours: neighbours.slice(0, kept), strengths: strengths.slice(0, kept) },
  };
}

function endOfRun(arcs: Arcs, start: number): number {
  let end = start + 1;
  while (
    end < arcs.sources.length &&
    arcs.sources[end] === arcs.sources[start] &&
    arcs.targets[end] === arcs.targets[start]
  ) {
    end += 1;
  }
  return end;
}

/** Adds in increasing order, so that the order of the ties in the file cannot change the last digit. */
function addedStrength(strengths: Float64Array, start: number, end: number): number {
  if (end - start === 1) return strengths[start]!;
  let sum = 0;
  for (const strength of strengths.slice(start, end).sort()) sum += strength;
  return sum;
}

function reverse(order: number, adjacency: Adjacency): Adjacency {
  const arcs = flatten(order, adjacency);
  const swapped = { sources: arcs.targets, targets: arcs.sources, strengths: arcs.strengths };
  return mergeParallel(order, swapped).adjacency;
}

function flatten(order: number, adjacency: Adjacency): Arcs {
  const sources = new Int32Array(adjacency.neighbours.length);
  for (let v = 0; v < order; v += 1) sources.fill(v, adjacency.offsets[v], adjacency.offsets[v + 1]);
  return { sources, targets: adjacency.neighbours, strengths: adjacency.strengths };
}

/** The arcs of an index as columns; an undirected tie appears once, from its lower to its higher end. */
export function tieColumns(index: GraphIndex): Arcs {
  const arcs = flatten(index.order, index.out);
  if (index.directed) return arcs;
  const keep = Array.from(arcs.sources.keys()).filter((i) => arcs.sources[i]! < arcs.targets[i]!);
  return {
    sources: Int32Array.from(keep, (i) => arcs.sources[i]!),
    targets: Int32Array.from(keep, (i) => arcs.targets[i]!),
    strengths: Float64Array.from(keep, (i) => arcs.strengths[i]!),
  };
}

/** The same network without directions: strengths of the two directions are added. */
export function undirectedIndex(index: GraphIndex): GraphIndex {
  if (!index.directed) return index;
  return indexTies(index.order, false, flatten(index.order, index.out));
}

/** The same network where every tie has strength 1. */
export function withoutStrengths(index: GraphIndex): GraphIndex {
  const plain = (adjacency: Adjacency): Adjacency => ({
    ...adjacency,
    strengths: new Float64Array(adjacency.neighbours.length).fill(1),
  });
  const out = plain(index.out);
  return { ...index, out, in: index.directed ? plain(index.in) : out };
}

export function degreeOf(adjacency: Adjacency, v: number): number {
  return adjacency.offsets[v + 1]! - adjacency.offsets[v]!;
}

export function degrees(adjacency: Adjacency): Int32Array {
  return Int32Array.from({ length: adjacency.offsets.length - 1 }, (_, v) => degreeOf(adjacency, v));
}

/** Sum of the strengths of the ties of each organisation. O(m). */
export function strengthSums(adjacency: Adjacency): Float64Array {
  const sums = new Float64Array(adjacency.offsets.length - 1);
  for (let v = 0; v < sums.length; v += 1) {
    for (let e = adjacency.offsets[v]!; e < adjacency.offsets[v + 1]!; e += 1)
      sums[v]! += adjacency.strengths[e]!;
  }
  return sums;
}

/** Place of the tie v -> w in the arrays, or -1; binary search in the neighbours of v. */
export function tieAt(adjacency: Adjacency, v: number, w: number): number {
  let low = adjacency.offsets[v]!;
  let high = adjacency.offsets[v + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = adjacency.neighbours[middle]!;
    if (found === w) return middle;
    if (found < w) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
