import { degreeOf, strengthSums, tieAt, undirectedIndex } from '../graph-index/graph-index.ts';
import type { Adjacency, GraphIndex } from '../graph-index/graph-index.ts';

/** Values are `null` for isolates. */
export interface StructuralHoles {
  readonly constraint: readonly (number | null)[];
  readonly effectiveSize: readonly (number | null)[];
  readonly efficiency: readonly (number | null)[];
}

/**
 * How much an organisation's partners are partners of one another, leaving it without room to play go-between.
 *
 * p(v,j) = s(v,j) / sum of s(v,.), m(j,q) = s(j,q) / largest s(j,.), s = strength of the ties in both directions.
 * constraint(v) = sum over neighbours j of [p(v,j) + sum over q of p(v,q) p(q,j)]^2: low = many openings, near 1 or
 * above = closed in. effectiveSize(v) = sum over neighbours j of [1 - sum over q of p(v,q) m(j,q)], at most the number
 * of neighbours (k - 2t/k when ties count alike, t = ties among neighbours). efficiency = effective size / neighbours.
 * Strengths count; use `withoutStrengths` first to count ties alike. O(sum of squared degrees) at most.
 * Source: Burt (1992), Structural Holes, Harvard University Press, chapter 2; Borgatti (1997), Connections 20(1), 35-38.
 */
export function structuralHoles(index: GraphIndex): StructuralHoles {
  const { out } = undirectedIndex(index);
  const totals = strengthSums(out);
  const largest = largestStrengths(out);
  const share = new Float64Array(index.order);
  const constraint: (number | null)[] = [];
  const effectiveSize: (number | null)[] = [];
  for (let v = 0; v < index.order; v += 1) {
    const start = out.offsets[v]!;
    const end = out.offsets[v + 1]!;
    for (let e = start; e < end; e += 1) share[out.neighbours[e]!] = out.strengths[e]! / totals[v]!;
    let closedIn = 0;
    let size = 0;
    for (let e = start; e < end; e += 1) {
      const j = out.neighbours[e]!;
      const around = shared(out, v, j, share, totals);
      closedIn += (share[j]! + around.viaOthers) ** 2;
      size += 1 - around.overlap / largest[j]!;
    }
    constraint.push(start === end ? null : closedIn);
    effectiveSize.push(start === end ? null : size);
    for (let e = start; e < end; e += 1) share[out.neighbours[e]!] = 0;
  }
  const efficiency = effectiveSize.map((size, v) => (size === null ? null : size / degreeOf(out, v)));
  return { constraint, effectiveSize, efficiency };
}

/** Burt's constraint, see `structuralHoles`. */
export function burtConstraint(index: GraphIndex): readonly (number | null)[] {
  return structuralHoles(index).constraint;
}

/** Burt's effective size, see `structuralHoles`. */
export function effectiveSize(index: GraphIndex): readonly (number | null)[] {
  return structuralHoles(index).effectiveSize;
}

/**
 * Sums over the common neighbours q of v and j: p(v,q) p(q,j), and p(v,q) s(j,q).
 * Goes through whichever of the two has clearly fewer neighbours, so that stars stay cheap.
 */
function shared(
  adjacency: Adjacency,
  v: number,
  j: number,
  share: Float64Array,
  totals: Float64Array,
): { viaOthers: number; overlap: number } {
  const { offsets, neighbours, strengths } = adjacency;
  let viaOthers = 0;
  let overlap = 0;
  const throughV = degreeOf(adjacency, j) > 8 * degreeOf(adjacency, v);
  const from = throughV ? v : j;
  for (let e = offsets[from]!; e < offsets[from + 1]!; e += 1) {
    const q = neighbours[e]!;
    const place = throughV ? tieAt(adjacency, q, j) : e;
    if (place < 0 || share[q] === 0) continue;
    const tied = share[q]! * strengths[place]!;
    overlap += tied;
    viaOthers += tied / totals[q]!;
  }
  return { viaOthers, overlap };
}

function largestStrengths(adjacency: Adjacency): Float64Array {
  const largest = new Float64Array(adjacency.offsets.length - 1);
  for (let v = 0; v < largest.length; v += 1) {
    for (let e = adjacency.offsets[v]!; e < adjacency.offsets[v + 1]!; e += 1) {
      largest[v] = Math.max(largest[v]!, adjacency.strengths[e]!);
    }
  }
  return largest;
}
