import { degreeOf, degrees, indexTies } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
import { pathMeasures } from '../paths/path-measures.ts';

/**
 * Networks of two kinds of points, such as organisations and the projects they take part in: ties only join one kind to
 * the other. `sideOf` is 0 or 1 for each point.
 */
export interface TwoSided {
  readonly index: GraphIndex;
  readonly sideOf: ArrayLike<number>;
}

/** Sides by colouring from tie to tie (isolates on side 0); `null` when the network is not two-sided. O(n + m). */
export function sidesOf(index: GraphIndex): Uint8Array | null {
  const sideOf = new Int8Array(index.order).fill(-1);
  const queue: number[] = [];
  for (let root = 0; root < index.order; root += 1) {
    if (sideOf[root]! >= 0) continue;
    sideOf[root] = 0;
    queue.push(root);
    while (queue.length > 0) {
      const v = queue.pop()!;
      for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
        const w = index.out.neighbours[e]!;
        if (sideOf[w] === sideOf[v]) return null;
        if (sideOf[w]! >= 0) continue;
        sideOf[w] = 1 - sideOf[v]!;
        queue.push(w);
      }
    }
  }
  return Uint8Array.from(sideOf);
}

/** Number of points on each side. */
export function sideSizes({ index, sideOf }: TwoSided): [number, number] {
  let second = 0;
  for (let v = 0; v < index.order; v += 1) second += sideOf[v] === 1 ? 1 : 0;
  return [index.order - second, second];
}

/** Ties / (points of one side * points of the other), 0..1; `null` when one side is empty. O(n). */
export function twoSidedDensity(network: TwoSided): number | null {
  const [first, second] = sideSizes(network);
  return first * second === 0 ? null : network.index.size / (first * second);
}

/**
 * Mean overlap with the points of the same side that share a neighbour: sum over u of |N(v) and N(u)| / |N(v) or N(u)|,
 * divided by the number of such u; 0 when there is none. O(sum of squared degrees).
 * Source: Latapy, Magnien and Del Vecchio (2008), doi:10.1016/j.socnet.2007.04.006.
 */
export function overlapClustering(index: GraphIndex): Float64Array {
  const result = new Float64Array(index.order);
  for (let v = 0; v < index.order; v += 1) {
    const common = sharedNeighbours(index, v);
    let sum = 0;
    for (const [u, count] of common) sum += count / (degreeOf(index.out, v) + degreeOf(index.out, u) - count);
    result[v] = common.size === 0 ? 0 : sum / common.size;
  }
  return result;
}

/** Points two ties away from `v`, with the number of neighbours shared. O(sum of the neighbours' degrees). */
function sharedNeighbours(index: GraphIndex, v: number): Map<number, number> {
  const { offsets, neighbours } = index.out;
  const common = new Map<number, number>();
  for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
    const k = neighbours[e]!;
    for (let f = offsets[k]!; f < offsets[k + 1]!; f += 1) {
      const u = neighbours[f]!;
      if (u !== v) common.set(u, (common.get(u) ?? 0) + 1);
    }
  }
  return common;
}

/**
 * How often three ties in a row close to a circle of four: 4 * circles / paths of three ties, 0..1; `null` without such
 * paths. Two-sided networks only. O(sum of squared degrees). Source: Robins and Alexander (2004), doi:10.1023/B:CMOT.0000032580.12184.c0.
 */
export function circleClustering(index: GraphIndex): number | null {
  let circlesTwice = 0;
  let pathsTwice = 0;
  for (let v = 0; v < index.order; v += 1) {
    for (const [u, count] of sharedNeighbours(index, v)) if (u > v) circlesTwice += (count * (count - 1)) / 2;
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      pathsTwice += (degreeOf(index.out, v) - 1) * (degreeOf(index.out, index.out.neighbours[e]!) - 1);
    }
  }
  // Each circle is seen from both of its pairs of opposite points, each path from both of its ends.
  return pathsTwice === 0 ? null : (4 * (circlesTwice / 2)) / (pathsTwice / 2);
}

/**
 * Share of the pairs of neighbours that would still share somebody without the point: 1 = it brings nobody together who
 * is not together elsewhere. `null` below two neighbours. O(sum of squared degrees * mean degree).
 * Source: Latapy, Magnien and Del Vecchio (2008), doi:10.1016/j.socnet.2007.04.006.
 */
export function redundancy(index: GraphIndex): (number | null)[] {
  return Array.from({ length: index.order }, (_, v) => {
    const around = index.out.neighbours.subarray(index.out.offsets[v], index.out.offsets[v + 1]);
    const k = around.length;
    if (k < 2) return null;
    const own = new Set(around);
    let together = 0;
    for (const u of around) {
      for (const [w, count] of sharedNeighbours(index, u))
        if (w > u && own.has(w) && count > 1) together += 1;
    }
    return (2 * together) / (k * (k - 1));
  });
}

/**
 * Betweenness as a share of the largest possible for a point of its side, 0..1.
 * Largest for a point of a side of n against m others: with p = (n - 1) div m and r = (n - 1) mod m,
 * [m^2 (p + 1)^2 + m (p + 1)(2r - p - 1) - r (2p - r + 3)] / 2.
 * `null` where the largest is 0. O(n m) by ties. Source: Borgatti and Halgin (2011), Analyzing affiliation networks.
 */
export function twoSidedBetweenness({ index, sideOf }: TwoSided): (number | null)[] {
  const sizes = sideSizes({ index, sideOf });
  const largest = [largestFor(sizes[0], sizes[1]), largestFor(sizes[1], sizes[0])];
  return Array.from(pathMeasures(index).betweenness, (raw, v) => {
    const most = largest[sideOf[v]!]!;
    return most === 0 ? null : raw / most;
  });
}

function largestFor(own: number, other: number): number {
  if (own === 0 || other === 0) return 0;
  const p = Math.floor((own - 1) / other);
  const r = (own - 1) % other;
  return (other ** 2 * (p + 1) ** 2 + other * (p + 1) * (2 * r - p - 1) - r * (2 * p - r + 3)) / 2;
}

/**
 * Closeness as a share of the largest possible for a point of its side: (m + 2 (n - 1)) / D, times the share of the others
 * that it reaches (n = its side, m = the other, D = sum of distances); 0 for isolates. O(n m) by ties.
 * Source: Borgatti and Halgin (2011), Analyzing affiliation networks.
 */
export function twoSidedCloseness({ index, sideOf }: TwoSided): Float64Array {
  const sizes = sideSizes({ index, sideOf });
  const { reachOut, distanceSumOut } = pathMeasures(index);
  return reachOut.map((reached, v) => {
    if (reached === 0) return 0;
    const own = sizes[sideOf[v]!]!;
    const other = sizes[1 - sideOf[v]!]!;
    return ((other + 2 * (own - 1)) / distanceSumOut[v]!) * (reached / (index.order - 1));
  });
}

/** What the strength of a projected tie means. */
export type ProjectionStrength = 'shared' | 'collaboration' | 'overlap';

/**
 * Network of one side, two points tied when they share a neighbour on the other. Strength of the tie:
 * `shared` = number of shared neighbours; `collaboration` = sum over them of 1 / (degree - 1) (Newman: joint work in a
 * large consortium counts less); `overlap` = shared / all neighbours of either. Points of the other side stay as isolates,
 * so that numbers do not change. O(sum of squared degrees).
 * Source: Newman (2001), doi:10.1103/PhysRevE.64.016132.
 */
export function projectOn(
  { index, sideOf }: TwoSided,
  side: 0 | 1,
  strength: ProjectionStrength,
): GraphIndex {
  const degree = degrees(index.out);
  const sources: number[] = [];
  const targets: number[] = [];
  const strengths: number[] = [];
  for (let v = 0; v < index.order; v += 1) {
    if (sideOf[v] !== side) continue;
    for (const [u, found] of projectedTies(index, degree, v, strength)) {
      if (u < v) continue;
      sources.push(v);
      targets.push(u);
      strengths.push(found);
    }
  }
  return indexTies(index.order, false, { sources, targets, strengths });
}

function projectedTies(
  index: GraphIndex,
  degree: Int32Array,
  v: number,
  strength: ProjectionStrength,
): Map<number, number> {
  if (strength !== 'collaboration') {
    const common = sharedNeighbours(index, v);
    if (strength === 'shared') return common;
    return new Map([...common].map(([u, count]) => [u, count / (degree[v]! + degree[u]! - count)]));
  }
  const { offsets, neighbours } = index.out;
  const sums = new Map<number, number>();
  for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
    const k = neighbours[e]!;
    for (let f = offsets[k]!; f < offsets[k + 1]!; f += 1) {
      const u = neighbours[f]!;
      if (u !== v) sums.set(u, (sums.get(u) ?? 0) + 1 / (degree[k]! - 1));
    }
  }
  return sums;
}
