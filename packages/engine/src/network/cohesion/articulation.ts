import type { GraphIndex } from '../graph-index/graph-index.ts';

/**
 * 1 for each organisation whose leaving would cut its part of the network into pieces. Undirected networks only.
 * O(n + m), depth-first without recursion. Source: Hopcroft and Tarjan (1973), doi:10.1145/362248.362272.
 */
export function articulationPoints(index: GraphIndex): Uint8Array {
  const walk: DepthWalk = {
    entry: new Int32Array(index.order).fill(-1),
    low: new Int32Array(index.order),
    parent: new Int32Array(index.order).fill(-1),
    next: Int32Array.from(index.out.offsets.subarray(0, index.order)),
    cuts: new Uint8Array(index.order),
    clock: 0,
  };
  for (let root = 0; root < index.order; root += 1) if (walk.entry[root]! < 0) walkFrom(index, root, walk);
  return walk.cuts;
}

interface DepthWalk {
  readonly entry: Int32Array;
  readonly low: Int32Array;
  readonly parent: Int32Array;
  readonly next: Int32Array;
  readonly cuts: Uint8Array;
  clock: number;
}

function walkFrom(index: GraphIndex, root: number, walk: DepthWalk): void {
  const { offsets, neighbours } = index.out;
  const { entry, low, parent, next } = walk;
  const path = [root];
  let childrenOfRoot = 0;
  entry[root] = low[root] = walk.clock++;
  while (path.length > 0) {
    const v = path[path.length - 1]!;
    if (next[v]! < offsets[v + 1]!) {
      const w = neighbours[next[v]!++]!;
      if (entry[w]! < 0) {
        parent[w] = v;
        entry[w] = low[w] = walk.clock++;
        if (v === root) childrenOfRoot += 1;
        path.push(w);
      } else if (w !== parent[v]) {
        low[v] = Math.min(low[v]!, entry[w]!);
      }
      continue;
    }
    path.pop();
    leave(v, root, walk);
  }
  walk.cuts[root] = childrenOfRoot > 1 ? 1 : 0;
}

function leave(v: number, root: number, walk: DepthWalk): void {
  const above = walk.parent[v]!;
  if (above < 0) return;
  walk.low[above] = Math.min(walk.low[above]!, walk.low[v]!);
  if (above !== root && walk.low[v]! >= walk.entry[above]!) walk.cuts[above] = 1;
}

/** The pieces of an organisation's part of the network after it has left, the largest first. O(n + m). */
export function piecesWithout(index: GraphIndex, gone: number): number[][] {
  const { offsets, neighbours } = index.out;
  const seen = new Uint8Array(index.order);
  seen[gone] = 1;
  const pieces: number[][] = [];
  for (let e = offsets[gone]!; e < offsets[gone + 1]!; e += 1) {
    const start = neighbours[e]!;
    if (seen[start]) continue;
    seen[start] = 1;
    const piece = [start];
    for (let i = 0; i < piece.length; i += 1) {
      const v = piece[i]!;
      for (let f = offsets[v]!; f < offsets[v + 1]!; f += 1) {
        const w = neighbours[f]!;
        if (seen[w]) continue;
        seen[w] = 1;
        piece.push(w);
      }
    }
    pieces.push(piece.toSorted((a, b) => a - b));
  }
  return pieces.toSorted((a, b) => b.length - a.length || a[0]! - b[0]!);
}
