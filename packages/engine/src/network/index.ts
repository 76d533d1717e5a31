/** Network analysis: graphs in, facts out. Pure functions; no text, no clock, no unseeded randomness. */
export type * from './types.ts';

export { checkGraph, indexGraph } from './graph-index/index-graph.ts';
export type { IndexedGraph } from './graph-index/index-graph.ts';
export {
  degrees,
  indexTies,
  strengthSums,
  tieColumns,
  undirectedIndex,
  withoutStrengths,
} from './graph-index/graph-index.ts';
export type { Adjacency, GraphIndex, TieColumns } from './graph-index/graph-index.ts';

export { pathMeasures } from './paths/path-measures.ts';
export type { PathMeasures, PathOptions } from './paths/path-measures.ts';

export { betweenness, largestBetweenness, normaliseBetweenness } from './centrality/betweenness.ts';
export { closeness, closenessOf, closenessWithinComponentOf, harmonic } from './centrality/closeness.ts';
export { eigenvector, scaleToMaximum, scaleToUnitLength } from './centrality/eigenvector.ts';
export type { EigenvectorResult } from './centrality/eigenvector.ts';
export { pagerank } from './centrality/pagerank.ts';
export type { PagerankOptions } from './centrality/pagerank.ts';

export { articulationPoints, piecesWithout } from './cohesion/articulation.ts';
export { arithmeticClustering, clustering, geometricClustering } from './cohesion/clustering.ts';
export type { Clustering } from './cohesion/clustering.ts';
export { componentsOf, strongComponentsOf } from './cohesion/components.ts';
export type { Components } from './cohesion/components.ts';
export { coreNumber } from './cohesion/core-number.ts';
export { reciprocity } from './cohesion/reciprocity.ts';

export { leiden, louvain } from './communities/communities.ts';
export type { Communities, CommunityOptions } from './communities/communities.ts';
export { modularity } from './communities/modularity.ts';

export {
  attributeAssortativity,
  degreeAssortativity,
  numericAssortativity,
} from './structure/assortativity.ts';
export {
  betweennessCentralisation,
  closenessCentralisation,
  degreeCentralisation,
} from './structure/centralisation.ts';
export { continuousCorePeriphery } from './structure/continuous-core-periphery.ts';
export type { ContinuousCorePeriphery } from './structure/continuous-core-periphery.ts';
export { corePeriphery } from './structure/core-periphery.ts';
export type { CorePeriphery, CorePeripheryOptions } from './structure/core-periphery.ts';
export { eiByGroup, eiIndex } from './structure/ei-index.ts';
export type { EiByGroup } from './structure/ei-index.ts';
export { giniIndex } from './structure/gini.ts';
export { smallWorld } from './structure/small-world.ts';
export { burtConstraint, effectiveSize, structuralHoles } from './structure/structural-holes.ts';
export type { StructuralHoles } from './structure/structural-holes.ts';

export {
  circleClustering,
  overlapClustering,
  projectOn,
  redundancy,
  sideSizes,
  sidesOf,
  twoSidedBetweenness,
  twoSidedCloseness,
  twoSidedDensity,
} from './bipartite/bipartite.ts';
export type { ProjectionStrength, TwoSided } from './bipartite/bipartite.ts';

export { METHODS_VERSION, analyseNetwork } from './analyse-network.ts';
export { findings, networkReport } from './findings/findings.ts';

export { seededRandom } from '../random/seeded-random.ts';
export type { RandomSource } from '../random/seeded-random.ts';
