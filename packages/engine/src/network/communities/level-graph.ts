import { strengthSums } from '../graph-index/graph-index.ts';
import type { Adjacency, GraphIndex } from '../graph-index/graph-index.ts';

/**
 * Network at one level of the community search: each point stands for one or several organisations. `loops` is the
 * strength of the ties inside a point (each counted twice), `strengths` the sum of all its ties, loops included.
 */
export interface LevelGraph {
  readonly order: number;
  readonly adjacency: Adjacency;
  readonly loops: Float64Array;
  readonly strengths: Float64Array;
  /** Twice the strength of all ties. */
  readonly doubled: number;
}

export function baseLevel(index: GraphIndex): LevelGraph {
  const strengths = strengthSums(index.out);
  return {
    order: index.order,
    adjacency: index.out,
    loops: new Float64Array(index.order),
    strengths,
    doubled: strengths.reduce((a, b) => a + b, 0),
  };
}

/** Merges the points of each group into one; groups are numbered 0 .. count - 1. O(n + m). */
export function mergeGroups(level: LevelGraph, groupOf: Int32Array, count: number): LevelGraph {
  const members = membersByGroup(groupOf, count);
  const loops = new Float64Array(count);
  const strengths = new Float64Array(count);
  const offsets = new Int32Array(count + 1);
  const neighbours: number[] = [];
  const between: number[] = [];
  const toGroup = new Float64Array(count);
  for (let group = 0; group < count; group += 1) {
    const touched: number[] = [];
    for (let i = members.starts[group]!; i < members.starts[group + 1]!; i += 1) {
      const v = members.points[i]!;
      strengths[group]! += level.strengths[v]!;
      loops[group]! += level.loops[v]!;
      addTies(level.adjacency, v, groupOf, toGroup, touched);
    }
    for (const other of touched) {
      if (other === group) loops[group]! += toGroup[other]!;
      else {
        neighbours.push(other);
        between.push(toGroup[other]!);
      }
      toGroup[other] = 0;
    }
    offsets[group + 1] = neighbours.length;
  }
  const adjacency = {
    offsets,
    neighbours: Int32Array.from(neighbours),
    strengths: Float64Array.from(between),
  };
  return { order: count, adjacency, loops, strengths, doubled: level.doubled };
}

function addTies(
  adjacency: Adjacency,
  v: number,
  groupOf: Int32Array,
  toGroup: Float64Array,
  touched: number[],
): void {
  for (let e = adjacency.offsets[v]!; e < adjacency.offsets[v + 1]!; e += 1) {
    const other = groupOf[adjacency.neighbours[e]!]!;
    if (toGroup[other] === 0) touched.push(other);
    toGroup[other]! += adjacency.strengths[e]!;
  }
}

export function membersByGroup(
  groupOf: Int32Array,
  count: number,
): { starts: Int32Array; points: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const group of groupOf) starts[group + 1]! += 1;
  for (let group = 0; group < count; group += 1) starts[group + 1]! += starts[group]!;
  const next = Int32Array.from(starts);
  const points = new Int32Array(groupOf.length);
  for (let v = 0; v < groupOf.length; v += 1) points[next[groupOf[v]!]!++] = v;
  return { starts, points };
}

/** Renumbers labels 0 .. count - 1 in the order of their first member, in place. */
export function compactLabels(labels: Int32Array): number {
  const renamed = new Int32Array(labels.length).fill(-1);
  let count = 0;
  for (let v = 0; v < labels.length; v += 1) {
    const label = labels[v]!;
    if (renamed[label]! < 0) renamed[label] = count++;
    labels[v] = renamed[label]!;
  }
  return count;
}
