import { degrees } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';

/**
 * The largest k such that the organisation belongs to a set whose members all have at least k ties inside the set:
 * how deep it is embedded. Undirected networks only (use `undirectedIndex` first). O(n + m), by peeling.
 * Source: Seidman (1983), doi:10.1016/0378-8733(83)90028-X; algorithm of Batagelj and Zaversnik (2003), arXiv:cs/0310049.
 */
export function coreNumber(index: GraphIndex): Int32Array {
  const degree = degrees(index.out);
  const { starts, order, place } = bucketsByDegree(degree);
  const { offsets, neighbours } = index.out;
  for (let i = 0; i < order.length; i += 1) {
    const v = order[i]!;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      const w = neighbours[e]!;
      if (degree[w]! <= degree[v]!) continue;
      const front = starts[degree[w]!]!;
      const atFront = order[front]!;
      order[place[w]!] = atFront;
      place[atFront] = place[w]!;
      order[front] = w;
      place[w] = front;
      starts[degree[w]!]! += 1;
      degree[w]! -= 1;
    }
  }
  return degree;
}

function bucketsByDegree(degree: Int32Array): { starts: Int32Array; order: Int32Array; place: Int32Array } {
  const largest = degree.reduce((a, b) => Math.max(a, b), 0);
  const starts = new Int32Array(largest + 2);
  for (const d of degree) starts[d + 1]! += 1;
  for (let d = 0; d <= largest; d += 1) starts[d + 1]! += starts[d]!;
  const next = Int32Array.from(starts);
  const order = new Int32Array(degree.length);
  const place = new Int32Array(degree.length);
  for (let v = 0; v < degree.length; v += 1) {
    place[v] = next[degree[v]!]!++;
    order[place[v]!] = v;
  }
  return { starts, order, place };
}
