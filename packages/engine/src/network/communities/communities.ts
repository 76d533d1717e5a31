import { numberBySize } from '../cohesion/components.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
import { undirectedIndex } from '../graph-index/graph-index.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import type { RandomSource } from '../../random/seeded-random.ts';
import { keepBest, noPartitionYet } from './best-partition.ts';
import { baseLevel, compactLabels, mergeGroups } from './level-graph.ts';
import type { LevelGraph } from './level-graph.ts';
import { moveLocally } from './local-moving.ts';
import { modularity } from './modularity.ts';
import { refine } from './refinement.ts';

export interface CommunityOptions {
  /** Seed of the visiting orders. Default 1. */
  readonly seed?: number;
  /** Independent searches, the best of which is kept. Default 10. */
  readonly restarts?: number;
}

export interface Communities {
  /** Community of each organisation; 0 is the largest. */
  readonly communityOf: Int32Array;
  readonly sizes: readonly number[];
  /** `null` without ties. */
  readonly modularity: number | null;
}

export const DEFAULT_RESTARTS = 10;
const MAX_LEVELS = 64;
const MAX_ROUNDS = 20;
const PATIENCE = 3;
/** Up to this many ties every search is polished, above only the best one. */
const POLISH_ALL_TIES = 10_000;
const SAME_QUALITY = 1e-12;

/**
 * Groups with many ties inside and few between, by modularity (Leiden's method: every group is connected).
 * Directions are ignored (strengths of both added). Strengths count; use `withoutStrengths` to count ties alike.
 * The search is not exact: the best of `restarts` seeded searches is returned, the same for the same seed and the same
 * order of organisations. About O(m log n) per search.
 * Source: Traag, Waltman and van Eck (2019), doi:10.1038/s41598-019-41695-z.
 */
export function leiden(index: GraphIndex, options: CommunityOptions = {}): Communities {
  return bestOf(index, options, true);
}

/**
 * The same by Louvain's method (no refinement): faster, but a group may hold two parts that no tie joins.
 * Source: Blondel, Guillaume, Lambiotte and Lefebvre (2008), doi:10.1088/1742-5468/2008/10/P10008.
 */
export function louvain(index: GraphIndex, options: CommunityOptions = {}): Communities {
  return bestOf(index, options, false);
}

function bestOf(index: GraphIndex, options: CommunityOptions, refined: boolean): Communities {
  const undirected = undirectedIndex(index);
  const random = seededRandom(options.seed ?? 1);
  const level = baseLevel(undirected);
  const best = noPartitionYet(undirected);
  if (undirected.size === 0) return finish(best.labels, null);
  const polishAll = refined && undirected.size <= POLISH_ALL_TIES;
  for (let restart = 0; restart < (options.restarts ?? DEFAULT_RESTARTS); restart += 1) {
    const labels = descend(level, null, random, refined);
    keepBest(level, best, polishAll ? polish(level, labels, random) : labels, SAME_QUALITY);
  }
  if (refined) keepBest(level, best, polish(level, best.labels, random), SAME_QUALITY);
  return finish(best.labels, modularity(undirected, best.labels));
}

function finish(labels: Int32Array, value: number | null): Communities {
  const count = compactLabels(labels);
  const { componentOf, sizes } = numberBySize(labels, count);
  return { communityOf: componentOf, sizes, modularity: value };
}

/** Starts the descent again from a partition until that has not helped a few times in a row. */
function polish(
  level: LevelGraph,
  start: Int32Array<ArrayBuffer>,
  random: RandomSource,
): Int32Array<ArrayBuffer> {
  let labels = start;
  let quality = qualityOf(level, labels);
  let fruitless = 0;
  for (let round = 0; round < MAX_ROUNDS && fruitless < PATIENCE; round += 1) {
    const next = descend(level, labels, random, true);
    const nextQuality = qualityOf(level, next);
    fruitless = nextQuality > quality + SAME_QUALITY ? 0 : fruitless + 1;
    if (nextQuality > quality) {
      labels = next;
      quality = nextQuality;
    }
  }
  return labels;
}

/** Moving, (refining,) merging, level after level. */
function descend(
  base: LevelGraph,
  start: Int32Array | null,
  random: RandomSource,
  refined: boolean,
): Int32Array<ArrayBuffer> {
  let level = base;
  let groupOf = start ? Int32Array.from(start) : Int32Array.from({ length: base.order }, (_, v) => v);
  const pointOf = Int32Array.from({ length: base.order }, (_, v) => v);
  for (let depth = 0; depth < MAX_LEVELS; depth += 1) {
    moveLocally(level, groupOf, random);
    const groups = compactLabels(groupOf);
    if (groups === level.order) break;
    const partOf = refined ? refine(level, groupOf, random) : Int32Array.from(groupOf);
    const parts = compactLabels(partOf);
    if (parts === level.order) break;
    const groupOfPart = new Int32Array(parts);
    for (let v = 0; v < level.order; v += 1) groupOfPart[partOf[v]!] = groupOf[v]!;
    for (let v = 0; v < base.order; v += 1) pointOf[v] = partOf[pointOf[v]!]!;
    level = mergeGroups(level, partOf, parts);
    groupOf = groupOfPart;
  }
  return pointOf.map((point) => groupOf[point]!);
}

function qualityOf(level: LevelGraph, labels: Int32Array): number {
  const totals = new Float64Array(level.order);
  let inside = 0;
  for (let v = 0; v < level.order; v += 1) {
    totals[labels[v]!]! += level.strengths[v]!;
    inside += level.loops[v]!;
    for (let e = level.adjacency.offsets[v]!; e < level.adjacency.offsets[v + 1]!; e += 1) {
      if (labels[level.adjacency.neighbours[e]!] === labels[v]) inside += level.adjacency.strengths[e]!;
    }
  }
  return totals.reduce((sum, total) => sum - (total / level.doubled) ** 2, inside / level.doubled);
}
