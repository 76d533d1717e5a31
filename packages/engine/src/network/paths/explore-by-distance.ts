import type { Adjacency } from '../graph-index/graph-index.ts';

/** Working arrays of a search by distance, reused from source to source. */
export interface DistanceExploration {
  /** Organisations in increasing distance from the source; only the first `count` are meaningful. */
  readonly visited: Int32Array;
  /** Distance from the source, -1 when not reached. */
  readonly distance: Float64Array;
  /** Number of shortest paths from the source. */
  readonly paths: Float64Array;
  /** (1 + dependency) / paths of each organisation, while accumulating back. */
  readonly perPath: Float64Array;
  /** Binary heap of the organisations still to visit, and the place of each in it (-1 = not in it). */
  readonly heap: Int32Array;
  readonly placeInHeap: Int32Array;
  count: number;
}

export function newDistanceExploration(order: number): DistanceExploration {
  return {
    visited: new Int32Array(order),
    distance: new Float64Array(order).fill(-1),
    paths: new Float64Array(order),
    perPath: new Float64Array(order),
    heap: new Int32Array(order),
    placeInHeap: new Int32Array(order).fill(-1),
    count: 0,
  };
}

/**
 * Two lengths are the same path length when they differ by less than this share of it: sums such as 1/3 + 1/6 and 1/2
 * differ in the last digit only.
 */
const SAME_LENGTH = 1e-12;

function isSameLength(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_LENGTH * Math.max(a, b);
}

/** Dijkstra's search from one organisation, counting shortest paths. O(m log n). */
export function exploreByDistance(
  adjacency: Adjacency,
  lengths: Float64Array,
  source: number,
  exploration: DistanceExploration,
): void {
  const { visited, distance, paths, placeInHeap } = exploration;
  distance.fill(-1);
  placeInHeap.fill(-1);
  distance[source] = 0;
  paths[source] = 1;
  exploration.heap[0] = source;
  placeInHeap[source] = 0;
  let heapSize = 1;
  let count = 0;
  while (heapSize > 0) {
    const v = popNearest(exploration, heapSize);
    heapSize -= 1;
    visited[count] = v;
    count += 1;
    heapSize = relax(adjacency, lengths, v, exploration, heapSize);
  }
  exploration.count = count;
}

function relax(
  adjacency: Adjacency,
  lengths: Float64Array,
  v: number,
  exploration: DistanceExploration,
  heapSizeBefore: number,
): number {
  const { distance, paths, heap, placeInHeap } = exploration;
  let heapSize = heapSizeBefore;
  for (let e = adjacency.offsets[v]!; e < adjacency.offsets[v + 1]!; e += 1) {
    const w = adjacency.neighbours[e]!;
    const through = distance[v]! + lengths[e]!;
    const known = distance[w]!;
    if (known < 0) {
      heap[heapSize] = w;
      placeInHeap[w] = heapSize;
      heapSize += 1;
    } else if (isSameLength(through, known)) {
      if (placeInHeap[w]! >= 0) paths[w]! += paths[v]!;
      continue;
    } else if (through > known) {
      continue;
    }
    distance[w] = through;
    paths[w] = paths[v]!;
    siftUp(exploration, placeInHeap[w]!);
  }
  return heapSize;
}

/** Brandes' accumulation after `exploreByDistance`: adds the source's dependencies to `betweenness`. O(m). */
export function dependenciesByDistance(
  adjacency: Adjacency,
  lengths: Float64Array,
  exploration: DistanceExploration,
  betweenness: Float64Array,
): void {
  const { offsets, neighbours } = adjacency;
  const { visited, distance, paths, perPath, count } = exploration;
  for (let i = count - 1; i > 0; i -= 1) {
    const v = visited[i]!;
    let share = 0;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      const w = neighbours[e]!;
      if (distance[w]! > distance[v]! && isSameLength(distance[v]! + lengths[e]!, distance[w]!))
        share += perPath[w]!;
    }
    const dependency = share * paths[v]!;
    betweenness[v]! += dependency;
    perPath[v] = (1 + dependency) / paths[v]!;
  }
}

function popNearest(exploration: DistanceExploration, heapSize: number): number {
  const { heap, placeInHeap } = exploration;
  const nearest = heap[0]!;
  placeInHeap[nearest] = -1;
  const last = heap[heapSize - 1]!;
  if (heapSize > 1) {
    heap[0] = last;
    placeInHeap[last] = 0;
    siftDown(exploration, heapSize - 1);
  }
  return nearest;
}

function siftUp(exploration: DistanceExploration, from: number): void {
  const { heap, placeInHeap, distance } = exploration;
  const v = heap[from]!;
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent]!;
    if (distance[above]! <= distance[v]!) break;
    heap[place] = above;
    placeInHeap[above] = place;
    place = parent;
  }
  heap[place] = v;
  placeInHeap[v] = place;
}

function siftDown(exploration: DistanceExploration, heapSize: number): void {
  const { heap, placeInHeap, distance } = exploration;
  const v = heap[0]!;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heapSize) break;
    if (child + 1 < heapSize && distance[heap[child + 1]!]! < distance[heap[child]!]!) child += 1;
    if (distance[heap[child]!]! >= distance[v]!) break;
    heap[place] = heap[child]!;
    placeInHeap[heap[place]!] = place;
    place = child;
  }
  heap[place] = v;
  placeInHeap[v] = place;
}
