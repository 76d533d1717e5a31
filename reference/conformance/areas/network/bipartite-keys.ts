import {
  circleClustering,
  degrees,
  indexTies,
  overlapClustering,
  projectOn,
  redundancy,
  sideSizes,
  tieColumns,
  twoSidedBetweenness,
  twoSidedCloseness,
  twoSidedDensity,
} from '@grappe/engine/network';
import type { GraphIndex, ProjectionStrength, TwoSided } from '@grappe/engine/network';
import type { JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';
import { communityOutcomes } from './community-keys.ts';

const BIPARTITE_KEYS: Readonly<Record<string, (network: TwoSided) => unknown>> = {
  partition_sizes: (network) => sideSizes(network),
  bipartite_density: (network) => twoSidedDensity(network),
  degree: ({ index }) => degrees(index.out),
  bipartite_clustering_latapy_dot: ({ index }) => overlapClustering(index),
  robins_alexander_clustering: ({ index }) => circleClustering(index) ?? 0,
  redundancy_latapy: ({ index }) => Object.fromEntries(redundancy(index).entries()),
  betweenness_bipartite_normalized_borgatti_everett: (network) => twoSidedBetweenness(network),
  closeness_bipartite_normalized: (network) => twoSidedCloseness(network),
};

const PROJECTION_STRENGTHS: Readonly<Record<string, ProjectionStrength>> = {
  shared_neighbor_counts: 'shared',
  newman_collaboration_weights: 'collaboration',
  jaccard_weights: 'overlap',
};

export function bipartiteOutcomes(
  expected: JsonObject,
  network: TwoSided,
  tolerance: Tolerance,
): KeyOutcome[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const compute = BIPARTITE_KEYS[key];
    if (compute) return [compareKey(key, value, compute(network), tolerance)];
    const side = key === 'projection_first_mode' ? 0 : key === 'projection_second_mode' ? 1 : null;
    return side === null ? [] : projectionOutcomes(key, value as JsonObject, network, side, tolerance);
  });
}

function projectionOutcomes(
  key: string,
  block: JsonObject,
  network: TwoSided,
  side: 0 | 1,
  tolerance: Tolerance,
): KeyOutcome[] {
  const shared = projectOn(network, side, 'shared');
  const points = sideSizes(network)[side];
  return Object.entries(block).flatMap(([name, expected]) => {
    const path = `${key}.${name}`;
    const strength = PROJECTION_STRENGTHS[name];
    if (strength) {
      return [compareKey(path, expected, tieTriples(projectOn(network, side, strength)), tolerance)];
    }
    if (name === 'edge_count') return [compareKey(path, expected, shared.size, tolerance)];
    if (name === 'density') {
      return [compareKey(path, expected, (2 * shared.size) / (points * (points - 1)), tolerance)];
    }
    if (name !== 'communities_weighted') return [];
    return communityOutcomes(path, expected as JsonObject, onlySide(shared, network, side), tolerance);
  });
}

function tieTriples(index: GraphIndex): number[][] {
  const { sources, targets, strengths } = tieColumns(index);
  return Array.from(sources, (source, i) => [source, targets[i]!, strengths[i]!]);
}

/** The projection without the points of the other side, numbered again from 0. */
function onlySide(index: GraphIndex, network: TwoSided, side: 0 | 1): GraphIndex {
  const place = new Map<number, number>();
  for (let v = 0; v < index.order; v += 1) if (network.sideOf[v] === side) place.set(v, place.size);
  const { sources, targets, strengths } = tieColumns(index);
  const renumber = (points: Int32Array) => Int32Array.from(points, (v) => place.get(v)!);
  return indexTies(place.size, false, {
    sources: renumber(sources),
    targets: renumber(targets),
    strengths,
  });
}
