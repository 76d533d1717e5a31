import type { Adjacency, GraphIndex } from '../graph-index/graph-index.ts';

/**
 * Balance between ties to others of another group and ties inside one's group:
 * (external - internal) / (external + internal), -1 (closed) .. 1 (open); `null` without ties.
 * Source: Krackhardt and Stern (1988), doi:10.2307/2786835.
 */
export function eiIndex(internal: number, external: number): number | null {
  const total = internal + external;
  return total === 0 ? null : (external - internal) / total;
}

export interface EiByGroup {
  readonly internal: number;
  readonly external: number;
  readonly index: number | null;
  /** Value for the same groups if ties were drawn among all pairs alike; `null` below two organisations. */
  readonly expected: number | null;
  /** Each tie counted once: inside the group, and with one end in it. */
  readonly byGroup: readonly {
    readonly internal: number;
    readonly external: number;
    readonly index: number | null;
  }[];
  /** Per organisation, over its own ties (both directions); `null` for isolates or when the group is not known. */
  readonly individual: readonly (number | null)[];
}

/**
 * E-I index of a network cut in groups. `groupOf` is -1 where the group is not known: those ties are left out.
 * Strengths count (sums of strength instead of numbers of ties); use `withoutStrengths` to count ties alike. In a directed
 * network each arc counts. expected = 1 - 2 sum of n(c) (n(c) - 1) / (n (n - 1)). O(n + m).
 * Source: Krackhardt and Stern (1988), doi:10.2307/2786835.
 */
export function eiByGroup(index: GraphIndex, groupOf: Int32Array): EiByGroup {
  const groups = groupOf.reduce((a, b) => Math.max(a, b), -1) + 1;
  const inside = new Float64Array(groups);
  const across = new Float64Array(groups);
  const individual: (number | null)[] = [];
  for (let v = 0; v < index.order; v += 1) {
    const own = sumsAt(index.out, v, groupOf);
    const back = index.directed ? sumsAt(index.in, v, groupOf) : { internal: 0, external: 0 };
    individual.push(eiIndex(own.internal + back.internal, own.external + back.external));
    if (groupOf[v]! < 0) continue;
    inside[groupOf[v]!]! += own.internal;
    across[groupOf[v]!]! += own.external + back.external;
  }
  const once = index.directed ? 1 : 2;
  const byGroup = Array.from(inside, (value, c) => ({
    internal: value / once,
    external: across[c]!,
    index: eiIndex(value / once, across[c]!),
  }));
  const internal = byGroup.reduce((sum, group) => sum + group.internal, 0);
  const external = byGroup.reduce((sum, group) => sum + group.external, 0) / 2;
  return {
    internal,
    external,
    index: eiIndex(internal, external),
    expected: expectedEi(groupOf),
    byGroup,
    individual,
  };
}

function sumsAt(
  adjacency: Adjacency,
  v: number,
  groupOf: Int32Array,
): { internal: number; external: number } {
  let internal = 0;
  let external = 0;
  if (groupOf[v]! >= 0) {
    for (let e = adjacency.offsets[v]!; e < adjacency.offsets[v + 1]!; e += 1) {
      const other = groupOf[adjacency.neighbours[e]!]!;
      if (other === groupOf[v]) internal += adjacency.strengths[e]!;
      else if (other >= 0) external += adjacency.strengths[e]!;
    }
  }
  return { internal, external };
}

function expectedEi(groupOf: Int32Array): number | null {
  const sizes = new Map<number, number>();
  for (const group of groupOf) if (group >= 0) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const known = [...sizes.values()].reduce((a, b) => a + b, 0);
  if (known < 2) return null;
  const same = [...sizes.values()].reduce((sum, size) => sum + size * (size - 1), 0);
  return 1 - (2 * same) / (known * (known - 1));
}
