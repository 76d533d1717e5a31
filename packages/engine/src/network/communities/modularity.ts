import { strengthSums } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';

/**
 * How much more ties fall inside the groups than chance would put there, given everybody's number of ties; below 0.3 the
 * groups are usually not worth naming.
 *
 * Undirected: Q = sum over groups c of [w(c) / W - (K(c) / 2W)^2], w(c) = strength of the ties inside c, K(c) = sum of
 * the strengths of its members, W = strength of all ties. Directed: sum of [w(c) / W - Kout(c) Kin(c) / W^2].
 * `null` without ties. -0.5..1. O(n + m). Source: Newman and Girvan (2004), doi:10.1103/PhysRevE.69.026113;
 * directed: Leicht and Newman (2008), doi:10.1103/PhysRevLett.100.118703.
 */
export function modularity(index: GraphIndex, groupOf: ArrayLike<number>): number | null {
  if (index.size === 0) return null;
  const groups = Array.from(groupOf).reduce((a, b) => Math.max(a, b), -1) + 1;
  const inside = new Float64Array(groups);
  const outgoing = new Float64Array(groups);
  const incoming = new Float64Array(groups);
  const out = strengthSums(index.out);
  const received = index.directed ? strengthSums(index.in) : out;
  let total = 0;
  for (let v = 0; v < index.order; v += 1) {
    const group = groupOf[v]!;
    total += out[v]!;
    outgoing[group]! += out[v]!;
    incoming[group]! += received[v]!;
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      if (groupOf[index.out.neighbours[e]!] === group) inside[group]! += index.out.strengths[e]!;
    }
  }
  let sum = 0;
  for (let c = 0; c < groups; c += 1)
    sum += inside[c]! / total - (outgoing[c]! / total) * (incoming[c]! / total);
  return sum;
}
