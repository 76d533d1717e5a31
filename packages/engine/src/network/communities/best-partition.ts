import { componentsOf } from '../cohesion/components.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
import type { LevelGraph } from './level-graph.ts';

/**
 * Keeps the best partition seen, part of the network by part: modularity is a sum over communities, and no community
 * crosses parts that no tie joins, so the best of each part can come from another search.
 */
export interface BestPartition {
  /** Label of a community: its first organisation. */
  readonly labels: Int32Array<ArrayBuffer>;
  readonly qualityOfPart: Float64Array;
  readonly partOf: Int32Array;
}

export function noPartitionYet(index: GraphIndex): BestPartition {
  const { componentOf, sizes } = componentsOf(index);
  return {
    labels: Int32Array.from({ length: index.order }, (_, v) => v),
    qualityOfPart: new Float64Array(sizes.length).fill(-Infinity),
    partOf: componentOf,
  };
}

/** Takes over the parts where `labels` is better. O(n + m). */
export function keepBest(level: LevelGraph, best: BestPartition, labels: Int32Array, margin: number): void {
  const qualities = partQualities(level, best, labels);
  const better = qualities.map((quality, part) => (quality > best.qualityOfPart[part]! + margin ? 1 : 0));
  const firstOf = new Int32Array(level.order).fill(-1);
  for (let v = 0; v < level.order; v += 1) {
    if (firstOf[labels[v]!]! < 0) firstOf[labels[v]!] = v;
    if (better[best.partOf[v]!]) best.labels[v] = firstOf[labels[v]!]!;
  }
  for (let part = 0; part < qualities.length; part += 1) {
    if (better[part]) best.qualityOfPart[part] = qualities[part]!;
  }
}

/** Share of modularity that the communities of each part bring. */
function partQualities(level: LevelGraph, best: BestPartition, labels: Int32Array): Float64Array {
  const totals = new Float64Array(level.order);
  const partOfGroup = new Int32Array(level.order);
  const qualities = new Float64Array(best.qualityOfPart.length);
  const { offsets, neighbours, strengths } = level.adjacency;
  for (let v = 0; v < level.order; v += 1) {
    const group = labels[v]!;
    totals[group]! += level.strengths[v]!;
    partOfGroup[group] = best.partOf[v]!;
    let inside = level.loops[v]!;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1)
      if (labels[neighbours[e]!] === group) inside += strengths[e]!;
    qualities[best.partOf[v]!]! += inside / level.doubled;
  }
  for (let group = 0; group < level.order; group += 1) {
    if (totals[group] === 0) continue;
    qualities[partOfGroup[group]!]! -= (totals[group]! / level.doubled) ** 2;
  }
  return qualities;
}
