import { degreeOf } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';

/**
 * Do well connected organisations tie to one another (above 0) or to weakly connected ones (below 0)?
 *
 * Pearson correlation over ties of the degrees at both ends (each undirected tie taken both ways; directed: out-degree of
 * the giver with in-degree of the receiver). -1..1, `null` when all ends have the same degree. O(m).
 * Source: Newman (2002), doi:10.1103/PhysRevLett.89.208701.
 */
export function degreeAssortativity(index: GraphIndex): number | null {
  return tieCorrelation(
    index,
    (v) => degreeOf(index.out, v),
    (w) => degreeOf(index.in, w),
  );
}

/**
 * The same for any number known of the organisations (headcount, age): do like tie to like? Ties with a missing value at
 * one end are left out. Source: Newman (2003), doi:10.1103/PhysRevE.67.026126.
 */
export function numericAssortativity(index: GraphIndex, values: readonly (number | null)[]): number | null {
  const valueOf = (v: number) => values[v] ?? null;
  return tieCorrelation(index, valueOf, valueOf);
}

function tieCorrelation(
  index: GraphIndex,
  atSource: (v: number) => number | null,
  atTarget: (w: number) => number | null,
): number | null {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let v = 0; v < index.order; v += 1) {
    const x = atSource(v);
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      const y = atTarget(index.out.neighbours[e]!);
      if (x === null || y === null) continue;
      xs.push(x);
      ys.push(y);
    }
  }
  return pearson(xs, ys);
}

/** Pearson correlation; `null` when one side does not vary (up to rounding). */
function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const meanX = mean(xs);
  const meanY = mean(ys);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < xs.length; i += 1) {
    const dx = xs[i]! - meanX;
    const dy = ys[i]! - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const isConstant = (variation: number, average: number) =>
    variation <= 1e-20 * xs.length * Math.max(average * average, 1e-280);
  if (xs.length === 0 || isConstant(xx, meanX) || isConstant(yy, meanY)) return null;
  return xy / Math.sqrt(xx * yy);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

/**
 * Do organisations of the same category tie to one another more than chance would have it?
 *
 * r = (sum of e(c,c) - sum of a(c) b(c)) / (1 - sum of a(c) b(c)), e = share of ties between categories, a and b its row
 * and column sums. 1 = only inside, 0 = as by chance. `groupOf` is -1 where the category is not known: those ties are
 * left out. `null` without such ties or when all are in one category. O(m).
 * Source: Newman (2003), doi:10.1103/PhysRevE.67.026126.
 */
export function attributeAssortativity(index: GraphIndex, groupOf: Int32Array): number | null {
  const groups = groupOf.reduce((a, b) => Math.max(a, b), -1) + 1;
  const given = new Float64Array(groups);
  const received = new Float64Array(groups);
  let inside = 0;
  let total = 0;
  for (let v = 0; v < index.order; v += 1) {
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      const from = groupOf[v]!;
      const to = groupOf[index.out.neighbours[e]!]!;
      if (from < 0 || to < 0) continue;
      total += 1;
      given[from]! += 1;
      received[to]! += 1;
      if (from === to) inside += 1;
    }
  }
  if (total === 0) return null;
  const byChance = given.reduce((sum, share, c) => sum + (share / total) * (received[c]! / total), 0);
  return 1 - byChance < 1e-12 ? null : (inside / total - byChance) / (1 - byChance);
}
