import { degreeOf, strengthSums } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';

export interface Clustering {
  /** Triangles through each organisation. */
  readonly trianglesAt: Float64Array;
  /** Triangles in the whole network. */
  readonly triangles: number;
  /** Paths of two ties (triples), the possible triangles. */
  readonly triples: number;
  /** Share of the pairs of neighbours that are tied; `null` below two neighbours. */
  readonly local: readonly (number | null)[];
  /** 3 triangles / triples; `null` without triples. */
  readonly transitivity: number | null;
  /** Mean of `local` counting 0 for organisations below two neighbours; `null` without organisations. */
  readonly average: number | null;
  /** Mean of `local` over those with at least two neighbours; `null` when there is none. */
  readonly averageDefined: number | null;
}

/**
 * How often two partners of an organisation are partners of each other: closed circles against openings.
 *
 * local(v) = 2 t(v) / (k(v) (k(v) - 1)), t = triangles through v, k = neighbours. Undirected networks only.
 * O(sum over ties of the smaller degree). Source: Watts and Strogatz (1998), doi:10.1038/30918 (local);
 * Newman, Watts and Strogatz (2002), doi:10.1073/pnas.012582999 (transitivity).
 */
export function clustering(index: GraphIndex): Clustering {
  const trianglesAt = new Float64Array(index.order);
  forEachTriangle(index, (a, b, c) => {
    trianglesAt[a]! += 1;
    trianglesAt[b]! += 1;
    trianglesAt[c]! += 1;
  });
  let triples = 0;
  const local: (number | null)[] = [];
  for (let v = 0; v < index.order; v += 1) {
    const k = degreeOf(index.out, v);
    triples += (k * (k - 1)) / 2;
    local.push(k < 2 ? null : (2 * trianglesAt[v]!) / (k * (k - 1)));
  }
  const triangles = trianglesAt.reduce((a, b) => a + b, 0) / 3;
  const defined = local.filter((value) => value !== null);
  const sum = defined.reduce((a, b) => a + b, 0);
  return {
    trianglesAt,
    triangles,
    triples,
    local,
    transitivity: triples === 0 ? null : (3 * triangles) / triples,
    average: index.order === 0 ? null : sum / index.order,
    averageDefined: defined.length === 0 ? null : sum / defined.length,
  };
}

/** Calls `visit` once per triangle, with the places of its three ties a-b, a-c, b-c. */
function forEachTriangle(
  index: GraphIndex,
  visit: (a: number, b: number, c: number, ab: number, ac: number, bc: number) => void,
): void {
  const { offsets, neighbours } = index.out;
  const placeOf = new Int32Array(index.order).fill(-1);
  const comesBefore = (v: number, w: number) => {
    const difference = degreeOf(index.out, v) - degreeOf(index.out, w);
    return difference < 0 || (difference === 0 && v < w);
  };
  for (let a = 0; a < index.order; a += 1) {
    for (let e = offsets[a]!; e < offsets[a + 1]!; e += 1) {
      if (comesBefore(a, neighbours[e]!)) placeOf[neighbours[e]!] = e;
    }
    for (let ab = offsets[a]!; ab < offsets[a + 1]!; ab += 1) {
      const b = neighbours[ab]!;
      if (!comesBefore(a, b)) continue;
      for (let bc = offsets[b]!; bc < offsets[b + 1]!; bc += 1) {
        const c = neighbours[bc]!;
        if (placeOf[c]! >= 0 && comesBefore(b, c)) visit(a, b, c, ab, placeOf[c]!, bc);
      }
    }
    for (let e = offsets[a]!; e < offsets[a + 1]!; e += 1) placeOf[neighbours[e]!] = -1;
  }
}

/**
 * Clustering by strength, geometric: mean over the pairs of neighbours of (s_vi s_vj s_ij)^(1/3), strengths divided by
 * the largest of the network; `null` below two neighbours. Strong triangles count more. Undirected networks only.
 * Cost as `clustering`. Source: Onnela, Saramaki, Kertesz and Kaski (2005), doi:10.1103/PhysRevE.71.065103.
 */
export function geometricClustering(index: GraphIndex): (number | null)[] {
  const { strengths } = index.out;
  const largest = strengths.reduce((a, b) => Math.max(a, b), 0);
  const sums = new Float64Array(index.order);
  forEachTriangle(index, (a, b, c, ab, ac, bc) => {
    const intensity = Math.cbrt(
      (strengths[ab]! / largest) * (strengths[ac]! / largest) * (strengths[bc]! / largest),
    );
    sums[a]! += intensity;
    sums[b]! += intensity;
    sums[c]! += intensity;
  });
  return Array.from(sums, (sum, v) => perPairOfNeighbours(index, v, 2 * sum));
}

/**
 * Clustering by strength, arithmetic: share of closed triples, each counted with the mean strength of its two ties at v:
 * sum over closed pairs (s_vi + s_vj) / (s(v) (k(v) - 1)), s(v) = sum of strengths; `null` below two neighbours.
 * Undirected networks only. Cost as `clustering`.
 * Source: Barrat, Barthelemy, Pastor-Satorras and Vespignani (2004), doi:10.1073/pnas.0400087101.
 */
export function arithmeticClustering(index: GraphIndex): (number | null)[] {
  const { strengths } = index.out;
  const sums = new Float64Array(index.order);
  forEachTriangle(index, (a, b, c, ab, ac, bc) => {
    sums[a]! += strengths[ab]! + strengths[ac]!;
    sums[b]! += strengths[ab]! + strengths[bc]!;
    sums[c]! += strengths[ac]! + strengths[bc]!;
  });
  const totals = strengthSums(index.out);
  return Array.from(sums, (sum, v) => {
    const k = degreeOf(index.out, v);
    return k < 2 ? null : sum / (totals[v]! * (k - 1));
  });
}

function perPairOfNeighbours(index: GraphIndex, v: number, sum: number): number | null {
  const k = degreeOf(index.out, v);
  return k < 2 ? null : sum / (k * (k - 1));
}
