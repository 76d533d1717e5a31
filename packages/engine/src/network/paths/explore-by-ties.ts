import type { Adjacency } from '../graph-index/graph-index.ts';
import type { Exploration } from './exploration.ts';

/** Breadth-first search from one organisation, counting shortest paths. O(m). */
export function exploreByTies(adjacency: Adjacency, source: number, exploration: Exploration): void {
  const { offsets, neighbours } = adjacency;
  const { visited, distance, paths } = exploration;
  for (let i = 0; i < exploration.count; i += 1) distance[visited[i]!] = -1;
  distance[source] = 0;
  paths[source] = 1;
  visited[0] = source;
  let count = 1;
  for (let head = 0; head < count; head += 1) {
    const v = visited[head]!;
    const next = distance[v]! + 1;
    const pathsHere = paths[v]!;
    const end = offsets[v + 1]!;
    for (let e = offsets[v]!; e < end; e += 1) {
      const w = neighbours[e]!;
      const known = distance[w]!;
      if (known < 0) {
        distance[w] = next;
        paths[w] = pathsHere;
        visited[count] = w;
        count += 1;
      } else if (known === next) {
        paths[w]! += pathsHere;
      }
    }
  }
  exploration.count = count;
}

/** Brandes' accumulation after `exploreByTies`: adds the source's dependencies to `betweenness`. O(m). */
export function dependenciesByTies(
  adjacency: Adjacency,
  exploration: Exploration,
  betweenness: Float64Array,
): void {
  const { offsets, neighbours } = adjacency;
  const { visited, distance, paths, perPath, count } = exploration;
  const deepest = distance[visited[count - 1]!]!;
  for (let i = count - 1; i > 0; i -= 1) {
    const v = visited[i]!;
    const next = distance[v]! + 1;
    if (next > deepest) {
      perPath[v] = 1 / paths[v]!;
      continue;
    }
    let share = 0;
    const end = offsets[v + 1]!;
    for (let e = offsets[v]!; e < end; e += 1) {
      const w = neighbours[e]!;
      if (distance[w] === next) share += perPath[w]!;
    }
    const dependency = share * paths[v]!;
    betweenness[v]! += dependency;
    perPath[v] = (1 + dependency) / paths[v]!;
  }
}
