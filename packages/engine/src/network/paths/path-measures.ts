import type { GraphIndex } from '../graph-index/graph-index.ts';
import { seededRandom, shuffle } from '../../random/seeded-random.ts';
import type { PathLength } from '../types.ts';
import { dependenciesByDistance, exploreByDistance, newDistanceExploration } from './explore-by-distance.ts';
import type { DistanceExploration } from './explore-by-distance.ts';
import { dependenciesByTies, exploreByTies, newTieExploration } from './explore-by-ties.ts';
import type { TieExploration } from './explore-by-ties.ts';

/** Everything that one pass over the shortest paths yields. Distances in the unit of the tie lengths. */
export interface PathMeasures {
  /** Raw betweenness; each unordered pair counted once when undirected, each ordered pair when directed. */
  readonly betweenness: Float64Array;
  /** From (out) and to (in) each organisation: sum of distances, sum of 1/distance, number of others reached. */
  readonly distanceSumOut: Float64Array;
  readonly distanceSumIn: Float64Array;
  readonly harmonicOut: Float64Array;
  readonly harmonicIn: Float64Array;
  readonly reachOut: Float64Array;
  readonly reachIn: Float64Array;
  /** Largest distance to a reachable organisation; 0 when none is. */
  readonly eccentricity: Float64Array;
  /** Mean distance over the ordered pairs that are joined by a path; `null` when there is none. */
  readonly averagePathLength: number | null;
  /** Mean of 1/distance over all ordered pairs (0 without a path); `null` below two organisations. */
  readonly globalEfficiency: number | null;
  readonly diameter: number | null;
  /** Organisations from which paths were searched; below `order`, all values above are estimates. */
  readonly sourcesUsed: number;
}

export interface PathOptions {
  /** `ties` (default): every tie has length 1; `inverse-strength`: 1/strength; `strength-as-distance`: the number itself. */
  readonly length?: PathLength | 'strength-as-distance';
  /** Search from this many organisations drawn at random instead of all (estimates for very large networks). */
  readonly maxSources?: number;
  /** Seed of that draw. Default 1. */
  readonly seed?: number;
  readonly onProgress?: (share: number) => void;
}

/**
 * All measures on shortest paths in one pass (Brandes' accumulation).
 *
 * Betweenness of v = sum over pairs s, t of the share of the shortest s-t paths that pass through v; all shortest
 * paths are counted, also those whose lengths are equal only up to rounding (relative 1e-12).
 * Time O(n m) by ties, O(n (m + n log n)) by distance; memory O(n + m). Deterministic.
 * Source: Brandes (2001), A faster algorithm for betweenness centrality, doi:10.1080/0022250X.2001.9990249;
 * with `maxSources`, Brandes and Pich (2007), Centrality estimation in large networks, doi:10.1142/S0218127407018403.
 */
export function pathMeasures(index: GraphIndex, options: PathOptions = {}): PathMeasures {
  const sources = sourcesOf(index.order, options);
  const sums = emptySums(index.order);
  const lengths = tieLengths(index, options.length ?? 'ties');
  const searchFrom = lengths ? searchByDistance(index, lengths, sums) : searchByTies(index, sums);
  const every = Math.max(1, Math.floor(sources.length / 50));
  for (let i = 0; i < sources.length; i += 1) {
    searchFrom(sources[i]!);
    if (options.onProgress && i % every === 0) options.onProgress(i / sources.length);
  }
  return finish(index, sums, sources.length);
}

function searchByTies(index: GraphIndex, sums: Sums): (source: number) => void {
  const exploration = newTieExploration(index.order);
  return (source) => {
    exploreByTies(index.out, source, exploration);
    dependenciesByTies(index.out, exploration, sums.betweenness);
    addLevels(source, exploration, sums);
  };
}

function searchByDistance(index: GraphIndex, lengths: Float64Array, sums: Sums): (source: number) => void {
  const exploration = newDistanceExploration(index.order);
  return (source) => {
    exploreByDistance(index.out, lengths, source, exploration);
    dependenciesByDistance(index.out, lengths, exploration, sums.betweenness);
    addDistances(source, exploration, sums);
  };
}

interface Sums {
  betweenness: Float64Array;
  distanceSumOut: Float64Array;
  distanceSumIn: Float64Array;
  harmonicOut: Float64Array;
  harmonicIn: Float64Array;
  reachOut: Float64Array;
  reachIn: Float64Array;
  eccentricity: Float64Array;
}

function emptySums(order: number): Sums {
  const zeros = () => new Float64Array(order);
  return {
    betweenness: zeros(),
    distanceSumOut: zeros(),
    distanceSumIn: zeros(),
    harmonicOut: zeros(),
    harmonicIn: zeros(),
    reachOut: zeros(),
    reachIn: zeros(),
    eccentricity: zeros(),
  };
}

function sourcesOf(order: number, options: PathOptions): Int32Array {
  const all = Int32Array.from({ length: order }, (_, v) => v);
  const wanted = options.maxSources ?? order;
  return wanted >= order ? all : shuffle(all, seededRandom(options.seed ?? 1)).slice(0, Math.max(1, wanted));
}

function tieLengths(index: GraphIndex, length: PathOptions['length']): Float64Array | null {
  if (length === 'ties') return null;
  if (length === 'strength-as-distance') return index.out.strengths;
  return index.out.strengths.map((strength) => 1 / strength);
}

/** Adds what one search by ties found; everybody on a level is at the same distance. */
function addLevels(source: number, exploration: TieExploration, sums: Sums): void {
  const { visited, levelStarts, levels } = exploration;
  const { distanceSumIn, harmonicIn, reachIn } = sums;
  for (let depth = 1; depth < levels; depth += 1) {
    const start = levelStarts[depth]!;
    const end = levelStarts[depth + 1]!;
    const inverse = 1 / depth;
    sums.distanceSumOut[source]! += depth * (end - start);
    sums.harmonicOut[source]! += inverse * (end - start);
    for (let i = start; i < end; i += 1) {
      const v = visited[i]!;
      distanceSumIn[v]! += depth;
      harmonicIn[v]! += inverse;
      reachIn[v]! += 1;
    }
  }
  sums.reachOut[source] = exploration.count - 1;
  sums.eccentricity[source] = levels - 1;
}

/** Adds what one search by distance found. */
function addDistances(source: number, exploration: DistanceExploration, sums: Sums): void {
  const { visited, distance } = exploration;
  let total = 0;
  let harmonic = 0;
  let farthest = 0;
  for (let i = 1; i < exploration.count; i += 1) {
    const v = visited[i]!;
    const d = distance[v]!;
    total += d;
    harmonic += 1 / d;
    if (d > farthest) farthest = d;
    sums.distanceSumIn[v]! += d;
    sums.harmonicIn[v]! += 1 / d;
    sums.reachIn[v]! += 1;
  }
  sums.distanceSumOut[source] = total;
  sums.harmonicOut[source] = harmonic;
  sums.reachOut[source] = exploration.count - 1;
  sums.eccentricity[source] = farthest;
}

function finish(index: GraphIndex, sums: Sums, sourcesUsed: number): PathMeasures {
  const scale = sourcesUsed === 0 ? 1 : index.order / sourcesUsed;
  const halved = index.directed ? scale : scale / 2;
  const pairs = total(sums.reachIn);
  const asked = sourcesUsed * (index.order - 1);
  return {
    ...(scale === 1 ? sums : estimated(index, sums, scale)),
    betweenness: sums.betweenness.map((value) => value * halved),
    averagePathLength: pairs === 0 ? null : total(sums.distanceSumIn) / pairs,
    globalEfficiency: index.order < 2 ? null : total(sums.harmonicIn) / asked,
    diameter: pairs === 0 ? null : sums.eccentricity.reduce((a, b) => Math.max(a, b), 0),
    sourcesUsed,
  };
}

/** With a sample of sources only the arriving sums are known for everybody; undirected, they are the leaving ones too. */
function estimated(index: GraphIndex, sums: Sums, scale: number): Omit<Sums, 'betweenness'> {
  const scaled = (values: Float64Array) => values.map((value) => value * scale);
  const distanceSumIn = scaled(sums.distanceSumIn);
  const harmonicIn = scaled(sums.harmonicIn);
  const reachIn = scaled(sums.reachIn).map((value) => Math.min(value, index.order - 1));
  if (index.directed) return { ...sums, distanceSumIn, harmonicIn, reachIn };
  return {
    distanceSumIn,
    harmonicIn,
    reachIn,
    distanceSumOut: distanceSumIn,
    harmonicOut: harmonicIn,
    reachOut: reachIn,
    eccentricity: sums.eccentricity,
  };
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
