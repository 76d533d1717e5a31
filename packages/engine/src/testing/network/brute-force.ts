import type { GraphIndex } from '../../network/graph-index/graph-index.ts';

/** Slow definitions, written apart from the algorithms they check; for a handful of organisations. */

export function adjacencyMatrix(index: GraphIndex): number[][] {
  const matrix = Array.from({ length: index.order }, () => new Array<number>(index.order).fill(0));
  for (let v = 0; v < index.order; v += 1) {
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      matrix[v]![index.out.neighbours[e]!] = index.out.strengths[e]!;
    }
  }
  return matrix;
}

export interface AllPaths {
  /** Shortest distance, Infinity without a path. */
  readonly distance: number[][];
  /** Number of shortest paths, and how many of them pass through each organisation. */
  readonly count: number[][];
  readonly through: number[][][];
}

/** Lists every simple path and keeps the shortest ones. Lengths are whole numbers, so that equality is exact. */
export function enumeratePaths(index: GraphIndex, lengthOf: (strength: number) => number): AllPaths {
  const n = index.order;
  const matrix = adjacencyMatrix(index);
  const table = <T>(value: () => T) => Array.from({ length: n }, () => Array.from({ length: n }, value));
  const distance = table(() => Infinity);
  const count = table(() => 0);
  const through = table(() => new Array<number>(n).fill(0));
  const walk = (source: number, path: number[], length: number) => {
    const v = path[path.length - 1]!;
    if (path.length > 1) keep(source, v, path.slice(1, -1), length);
    for (let w = 0; w < n; w += 1) {
      if (matrix[v]![w]! > 0 && !path.includes(w))
        walk(source, [...path, w], length + lengthOf(matrix[v]![w]!));
    }
  };
  const keep = (source: number, target: number, between: number[], length: number) => {
    if (length > distance[source]![target]!) return;
    if (length < distance[source]![target]!) {
      distance[source]![target] = length;
      count[source]![target] = 0;
      through[source]![target] = new Array<number>(n).fill(0);
    }
    count[source]![target]! += 1;
    for (const v of between) through[source]![target]![v]! += 1;
  };
  for (let source = 0; source < n; source += 1) walk(source, [source], 0);
  return { distance, count, through };
}

/** Betweenness by its definition. */
export function betweennessByDefinition(index: GraphIndex, paths: AllPaths): number[] {
  return Array.from({ length: index.order }, (_, v) => {
    let sum = 0;
    for (let s = 0; s < index.order; s += 1) {
      for (let t = 0; t < index.order; t += 1) {
        if (s === t || s === v || t === v || paths.count[s]![t] === 0) continue;
        sum += paths.through[s]![t]![v]! / paths.count[s]![t]!;
      }
    }
    return index.directed ? sum : sum / 2;
  });
}

/** Burt's constraint and effective size by their formulas on the full matrix. */
export function holesByDefinition(index: GraphIndex): {
  constraint: (number | null)[];
  effectiveSize: (number | null)[];
} {
  const n = index.order;
  const all = Array.from({ length: n }, (_, i) => i);
  const matrix = adjacencyMatrix(index);
  const mutual = (i: number, j: number) => matrix[i]![j]! + matrix[j]![i]!;
  const total = (i: number) => all.reduce((sum, j) => sum + mutual(i, j), 0);
  const largest = (i: number) => Math.max(...all.map((j) => mutual(i, j)));
  const share = (i: number, j: number) => (mutual(i, j) === 0 ? 0 : mutual(i, j) / total(i));
  const neighbours = (i: number) => all.filter((j) => mutual(i, j) > 0);
  const via = (i: number, j: number) => all.reduce((sum, q) => sum + share(i, q) * share(q, j), 0);
  const overlap = (i: number, j: number) =>
    all.reduce((sum, q) => sum + (share(i, q) * mutual(j, q)) / largest(j), 0);
  const overNeighbours = (i: number, term: (j: number) => number) =>
    neighbours(i).length === 0 ? null : neighbours(i).reduce((sum, j) => sum + term(j), 0);
  return {
    constraint: all.map((i) => overNeighbours(i, (j) => (share(i, j) + via(i, j)) ** 2)),
    effectiveSize: all.map((i) => overNeighbours(i, (j) => 1 - overlap(i, j))),
  };
}

/** All ways to cut 0..n-1 in groups, as labels. */
export function* partitions(n: number): Generator<number[]> {
  const labels = new Array<number>(n).fill(0);
  function* extend(v: number, used: number): Generator<number[]> {
    if (v === n) {
      yield [...labels];
      return;
    }
    for (let label = 0; label <= used; label += 1) {
      labels[v] = label;
      yield* extend(v + 1, Math.max(used, label + 1));
    }
  }
  yield* extend(0, 0);
}
