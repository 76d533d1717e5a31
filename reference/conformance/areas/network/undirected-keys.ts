import {
  arithmeticClustering,
  betweennessCentralisation,
  closenessCentralisation,
  closenessOf,
  closenessWithinComponentOf,
  clustering,
  componentsOf,
  coreNumber,
  degreeAssortativity,
  degreeCentralisation,
  degrees,
  eigenvector,
  geometricClustering,
  normaliseBetweenness,
  pagerank,
  scaleToUnitLength,
  smallWorld,
  strengthSums,
  structuralHoles,
} from '@grappe/engine/network';
import type { GraphIndex } from '@grappe/engine/network';
import type { KeyTable, MeasuredGraph } from './measured-graph.ts';

const orZero = (values: readonly (number | null)[]) => values.map((value) => value ?? 0);

function eigen(index: GraphIndex): { values: Float64Array; eigenvalue: number } | null {
  const result = eigenvector(index);
  return result.kind === 'defined' ? result : null;
}

function density(index: GraphIndex): number | null {
  const pairs = index.order * (index.order - 1);
  return pairs === 0 ? null : (index.directed ? index.size : 2 * index.size) / pairs;
}

function largestComponent(graph: MeasuredGraph): unknown {
  const { componentOf, sizes } = componentsOf(graph.plain);
  const { distanceSumOut, eccentricity } = graph.paths('ties');
  const members = Array.from(componentOf.keys()).filter((v) => componentOf[v] === 0);
  const size = sizes[0] ?? 0;
  const sum = members.reduce((total, v) => total + distanceSumOut[v]!, 0);
  return {
    size,
    average_path_length: size < 2 ? 0 : sum / (size * (size - 1)),
    diameter: Math.max(...members.map((v) => eccentricity[v]!)),
    radius: Math.min(...members.map((v) => eccentricity[v]!)),
  };
}

function centralisations(graph: MeasuredGraph): unknown {
  const paths = graph.paths('ties');
  const both = {
    degree: degreeCentralisation(degrees(graph.plain.out)),
    betweenness: betweennessCentralisation(paths.betweenness),
  };
  return graph.connected ? { ...both, closeness: closenessCentralisation(closenessOf(paths)) } : both;
}

function analyticSmallWorld(graph: MeasuredGraph): unknown {
  const { averagePathLength } = graph.paths('ties');
  const { average, transitivity } = clustering(graph.plain);
  if (!graph.connected || averagePathLength === null || average === null) return null;
  const order = graph.plain.order;
  const meanDegree = (2 * graph.plain.size) / order;
  const byLocal = smallWorld(order, meanDegree, averagePathLength, average);
  const byTriples = smallWorld(order, meanDegree, averagePathLength, transitivity ?? 0);
  if (!byLocal || !byTriples) return null;
  return {
    mean_degree: meanDegree,
    L: averagePathLength,
    L_random_ln_n_over_ln_k: byLocal.pathLengthExpected,
    C_transitivity: transitivity ?? 0,
    C_average_local: average,
    C_random_k_over_n: byLocal.clusteringExpected,
    sigma_with_transitivity: byTriples.sigma,
    sigma_with_average_local: byLocal.sigma,
  };
}

function isolates(index: GraphIndex): number[] {
  return Array.from(degrees(index.out).entries()).flatMap(([v, degree]) => (degree === 0 ? [v] : []));
}

function coreHistogram(index: GraphIndex): Record<string, number> {
  const histogram: Record<string, number> = {};
  for (const core of coreNumber(index)) histogram[core] = (histogram[core] ?? 0) + 1;
  return histogram;
}

function topByBetweenness(graph: MeasuredGraph, count: number): number[] {
  const values = graph.paths('ties').betweenness;
  return Array.from(values.keys())
    .sort((a, b) => values[b]! - values[a]! || a - b)
    .slice(0, count);
}

const maximum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => Math.max(a, b), 0);
const total = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** Keys of undirected graphs where every tie counts alike. The reference gives 0 where a share has nothing to be a share of. */
export const UNDIRECTED_KEYS: KeyTable = {
  nodes: ({ plain }) => plain.order,
  edges: ({ plain }) => plain.size,
  density: ({ plain }) => density(plain) ?? 0,
  degree: ({ plain }) => degrees(plain.out),
  degree_centrality: ({ plain }) => Array.from(degrees(plain.out), (degree) => degree / (plain.order - 1)),
  component_count: ({ plain }) => componentsOf(plain).sizes.length,
  component_sizes_desc: ({ plain }) => componentsOf(plain).sizes,
  closeness_wasserman_faust: (graph) => closenessOf(graph.paths('ties')),
  closeness_within_component: (graph) => closenessWithinComponentOf(graph.paths('ties')),
  harmonic_sum: (graph) => graph.paths('ties').harmonicOut,
  betweenness_raw: (graph) => graph.paths('ties').betweenness,
  betweenness_normalized: (graph) => normaliseBetweenness(graph.paths('ties').betweenness, false),
  betweenness_raw_sum: (graph) => total(graph.paths('ties').betweenness),
  betweenness_raw_max: (graph) => maximum(graph.paths('ties').betweenness),
  betweenness_top10_nodes: (graph) => topByBetweenness(graph, 10),
  eigenvector_l2: ({ plain }) => {
    const found = eigen(plain);
    return found && scaleToUnitLength(found.values);
  },
  eigenvector_max1: ({ plain }) => eigen(plain)?.values ?? null,
  leading_eigenvalue: ({ plain }) => eigen(plain)?.eigenvalue ?? null,
  'pagerank_0.85': ({ plain }) => pagerank(plain, { damping: 0.85 }),
  core_number: ({ plain }) => coreNumber(plain),
  core_number_histogram: ({ plain }) => coreHistogram(plain),
  max_core: ({ plain }) => maximum(coreNumber(plain)),
  local_clustering: ({ plain }) => orZero(clustering(plain).local),
  average_clustering: ({ plain }) => clustering(plain).average,
  average_clustering_zero_for_degree_lt2: ({ plain }) => clustering(plain).average,
  average_clustering_excluding_degree_lt2: ({ plain }) => clustering(plain).averageDefined,
  transitivity: ({ plain }) => clustering(plain).transitivity ?? 0,
  triangles: ({ plain }) => clustering(plain).triangles,
  burt_constraint: ({ plain }) => structuralHoles(plain).constraint,
  effective_size: ({ plain }) => structuralHoles(plain).effectiveSize,
  burt_efficiency: ({ plain }) => structuralHoles(plain).efficiency,
  largest_component: largestComponent,
  average_path_length_connected_pairs_only: (graph) => graph.paths('ties').averagePathLength,
  global_efficiency: (graph) => graph.paths('ties').globalEfficiency ?? 0,
  degree_assortativity: ({ plain }) => degreeAssortativity(plain),
  freeman_centralization: centralisations,
  small_world_analytic: analyticSmallWorld,
};

/** `isolates` is a list of nodes in small cases and their number in large ones. */
export function isolatesLike(expected: unknown, { plain }: MeasuredGraph): unknown {
  const list = isolates(plain);
  return typeof expected === 'number' ? list.length : list;
}

/** Keys of undirected graphs where strengths count; the name says how a length is made of a strength. */
export const WEIGHTED_KEYS: KeyTable = {
  strength: ({ strong }) => strengthSums(strong.out),
  betweenness_raw_distance_inverse_weight: (graph) => graph.paths('inverse-strength').betweenness,
  betweenness_raw_distance_equals_weight: (graph) => graph.paths('strength-as-distance').betweenness,
  closeness_within_component_distance_inverse_weight: (graph) =>
    closenessWithinComponentOf(graph.paths('inverse-strength')),
  closeness_wasserman_faust_distance_inverse_weight: (graph) => closenessOf(graph.paths('inverse-strength')),
  harmonic_sum_distance_inverse_weight: (graph) => graph.paths('inverse-strength').harmonicOut,
  average_path_length_distance_inverse_weight: (graph) => graph.paths('inverse-strength').averagePathLength,
  eigenvector_weighted_max1: ({ strong }) => eigen(strong)?.values ?? null,
  eigenvector_weighted_l2: ({ strong }) => {
    const found = eigen(strong);
    return found && scaleToUnitLength(found.values);
  },
  'pagerank_0.85_weighted': ({ strong }) => pagerank(strong, { damping: 0.85 }),
  burt_constraint_weighted: ({ strong }) => structuralHoles(strong).constraint,
  effective_size_weighted_burt: ({ strong }) => structuralHoles(strong).effectiveSize,
  clustering_onnela_geometric: ({ strong }) => orZero(geometricClustering(strong)),
  clustering_barrat: ({ strong }) => arithmeticClustering(strong),
};
