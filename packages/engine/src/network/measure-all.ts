import { eigenvector } from './centrality/eigenvector.ts';
import type { EigenvectorResult } from './centrality/eigenvector.ts';
import { pagerank } from './centrality/pagerank.ts';
import { articulationPoints } from './cohesion/articulation.ts';
import { clustering } from './cohesion/clustering.ts';
import type { Clustering } from './cohesion/clustering.ts';
import { componentsOf, strongComponentsOf } from './cohesion/components.ts';
import type { Components } from './cohesion/components.ts';
import { coreNumber } from './cohesion/core-number.ts';
import { DEFAULT_RESTARTS, leiden } from './communities/communities.ts';
import type { Communities } from './communities/communities.ts';
import { undirectedIndex, withoutStrengths } from './graph-index/graph-index.ts';
import type { GraphIndex } from './graph-index/graph-index.ts';
import { pathMeasures } from './paths/path-measures.ts';
import type { PathMeasures } from './paths/path-measures.ts';
import { corePeriphery } from './structure/core-periphery.ts';
import type { CorePeriphery } from './structure/core-periphery.ts';
import { structuralHoles } from './structure/structural-holes.ts';
import type { StructuralHoles } from './structure/structural-holes.ts';
import type { NetworkOptions } from './types.ts';

/** Everything computed once, by position in the index. */
export interface MeasuredNetwork {
  readonly paths: PathMeasures;
  readonly components: Components;
  readonly strongComponents: Components;
  readonly communities: Communities;
  readonly corePeriphery: CorePeriphery | null;
  readonly coreNumber: Int32Array;
  readonly clustering: Clustering;
  readonly holes: StructuralHoles;
  readonly eigenvector: EigenvectorResult;
  readonly pagerank: Float64Array;
  readonly articulation: Uint8Array;
}

const DEFAULT_PATH_VISITS = 3e9;
/** Share of the progress that the search of paths takes; the rest is short. */
const PATHS_SHARE = 0.8;

export function measureAll(index: GraphIndex, options: NetworkOptions): MeasuredNetwork {
  const shaped = options.tieStrength === 'used' ? index : withoutStrengths(index);
  const undirected = withoutStrengths(undirectedIndex(index));
  const onProgress = options.onProgress;
  const paths = pathMeasures(index, {
    length: options.pathLength ?? 'ties',
    maxSources: affordableSources(index, options.maxPathVisits ?? DEFAULT_PATH_VISITS),
    seed: options.seed ?? 1,
    ...(onProgress ? { onProgress: (share: number) => onProgress(share * PATHS_SHARE) } : {}),
  });
  const communities = leiden(shaped, {
    seed: options.seed ?? 1,
    restarts: options.communityRestarts ?? affordableRestarts(index),
  });
  onProgress?.(0.9);
  return {
    paths,
    components: componentsOf(index),
    strongComponents: strongComponentsOf(index),
    communities,
    corePeriphery: corePeriphery(undirected),
    coreNumber: coreNumber(undirected),
    clustering: clustering(undirected),
    holes: structuralHoles(shaped),
    eigenvector: eigenvector(shaped),
    pagerank: pagerank(shaped, { damping: options.damping ?? 0.85 }),
    articulation: articulationPoints(undirected),
  };
}

function affordableSources(index: GraphIndex, visits: number): number {
  const perSource = index.order + index.out.neighbours.length;
  return Math.max(1, Math.min(index.order, Math.floor(visits / Math.max(1, perSource))));
}

function affordableRestarts(index: GraphIndex): number {
  return index.size > 100_000 ? 2 : DEFAULT_RESTARTS;
}
