import type { Adjacency } from '../graph-index/graph-index.ts';

/** Working arrays of a breadth-first search, reused from source to source. */
export interface TieExploration {
  /** Organisations level by level; only the first `count` are meaningful. */
  readonly visited: Int32Array;
  /** Level d is `visited[levelStarts[d] .. levelStarts[d + 1] - 1]`. */
  readonly levelStarts: Int32Array;
  /** Level of each organisation, -1 when not reached. */
  readonly level: Int32Array;
  /** Number of shortest paths from the source. */
  readonly paths: Float64Array;
  /** Two arrays for the accumulation, all zero between two searches. */
  readonly below: Float64Array;
  readonly own: Float64Array;
  count: number;
  levels: number;
}

export function newTieExploration(order: number): TieExploration {
  return {
    visited: new Int32Array(order),
    levelStarts: new Int32Array(order + 2),
    level: new Int32Array(order).fill(-1),
    paths: new Float64Array(order),
    below: new Float64Array(order),
    own: new Float64Array(order),
    count: 0,
    levels: 0,
  };
}

/** Breadth-first search from one organisation, counting shortest paths. O(m). */
export function exploreByTies(adjacency: Adjacency, source: number, exploration: TieExploration): void {
  const { offsets, neighbours } = adjacency;
  const { visited, level, paths, levelStarts } = exploration;
  for (let i = 0; i < exploration.count; i += 1) level[visited[i]!] = -1;
  level[source] = 0;
  paths[source] = 1;
  visited[0] = source;
  levelStarts[0] = 0;
  let count = 1;
  let depth = 0;
  for (let start = 0; start < count; depth += 1) {
    const levelEnd = count;
    levelStarts[depth + 1] = levelEnd;
    for (let head = start; head < levelEnd; head += 1) {
      const v = visited[head]!;
      const pathsHere = paths[v]!;
      const end = offsets[v + 1]!;
      for (let e = offsets[v]!; e < end; e += 1) {
        const w = neighbours[e]!;
        const known = level[w]!;
        if (known < 0) {
          level[w] = depth + 1;
          paths[w] = pathsHere;
          visited[count++] = w;
        } else if (known > depth) {
          paths[w]! += pathsHere;
        }
      }
    }
    start = levelEnd;
  }
  exploration.count = count;
  exploration.levels = depth;
}

/**
 * Brandes' accumulation after `exploreByTies`: adds the source's dependencies to `betweenness`. O(m).
 * While a level is treated, `below` is (1 + dependency) / paths on the next level and zero everywhere else, so that the
 * sum over neighbours needs no test of levels.
 */
export function dependenciesByTies(
  adjacency: Adjacency,
  exploration: TieExploration,
  betweenness: Float64Array,
): void {
  const { visited, levelStarts, paths } = exploration;
  let { below, own } = exploration;
  for (let depth = exploration.levels - 1; depth > 0; depth -= 1) {
    const start = levelStarts[depth]!;
    const end = levelStarts[depth + 1]!;
    const deepest = depth === exploration.levels - 1;
    for (let i = start; i < end; i += 1) {
      const v = visited[i]!;
      const dependency = deepest ? 0 : sumOver(adjacency, v, below) * paths[v]!;
      betweenness[v]! += dependency;
      own[v] = (1 + dependency) / paths[v]!;
    }
    if (!deepest) clear(below, visited, end, levelStarts[depth + 2]!);
    [below, own] = [own, below];
  }
  clear(below, visited, levelStarts[1]!, levelStarts[2] ?? 0);
}

function sumOver(adjacency: Adjacency, v: number, values: Float64Array): number {
  const { offsets, neighbours } = adjacency;
  let sum = 0;
  const end = offsets[v + 1]!;
  for (let e = offsets[v]!; e < end; e += 1) sum += values[neighbours[e]!]!;
  return sum;
}

function clear(values: Float64Array, visited: Int32Array, start: number, end: number): void {
  for (let i = start; i < end; i += 1) values[visited[i]!] = 0;
}
