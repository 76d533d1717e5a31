import {
  closenessOf,
  clustering,
  componentsOf,
  degreeAssortativity,
  degrees,
  pagerank,
  reciprocity,
  strengthSums,
  strongComponentsOf,
  structuralHoles,
  undirectedIndex,
  withoutStrengths,
} from '@grappe/engine/network';
import type { GraphIndex } from '@grappe/engine/network';
import type { KeyTable, MeasuredGraph } from './measured-graph.ts';

function withoutOutgoing(index: GraphIndex): number[] {
  return Array.from(degrees(index.out).entries()).flatMap(([v, degree]) => (degree === 0 ? [v] : []));
}

/** The reference (networkx) leaves effective size undefined for nodes without outgoing tie; Burt's formula does not. */
function effectiveSizeWithOutgoing(index: GraphIndex): (number | null)[] {
  const undefinedNodes = new Set(withoutOutgoing(index));
  return structuralHoles(index).effectiveSize.map((size, v) => (undefinedNodes.has(v) ? null : size));
}

const plainUndirected = ({ plain }: MeasuredGraph) => withoutStrengths(undirectedIndex(plain));

export const DIRECTED_KEYS: KeyTable = {
  nodes: ({ plain }) => plain.order,
  arcs: ({ plain }) => plain.size,
  density: ({ plain }) => (plain.order < 2 ? null : plain.size / (plain.order * (plain.order - 1))),
  in_degree: ({ plain }) => degrees(plain.in),
  out_degree: ({ plain }) => degrees(plain.out),
  in_strength: ({ strong }) => strengthSums(strong.in),
  out_strength: ({ strong }) => strengthSums(strong.out),
  betweenness_raw_directed: (graph) => graph.paths('ties').betweenness,
  closeness_in_networkx_wf: (graph) => closenessOf(graph.paths('ties'), 'in'),
  closeness_out_networkx_wf: (graph) => closenessOf(graph.paths('ties'), 'out'),
  reciprocity_arcs: ({ plain }) => reciprocity(plain),
  strong_component_sizes_desc: ({ plain }) => strongComponentsOf(plain).sizes,
  weak_component_sizes_desc: ({ plain }) => componentsOf(plain).sizes,
  burt_constraint_directed: ({ plain }) => structuralHoles(plain).constraint,
  burt_constraint_directed_nodes_networkx_reports_null: ({ plain }) => withoutOutgoing(plain),
  effective_size_directed_burt: ({ plain }) => effectiveSizeWithOutgoing(plain),
  'pagerank_0.85': ({ plain }) => pagerank(plain, { damping: 0.85 }),
  average_path_length_reachable_pairs: (graph) => graph.paths('ties').averagePathLength,
  transitivity_of_underlying_undirected_graph: (graph) =>
    clustering(plainUndirected(graph)).transitivity ?? 0,
  degree_assortativity_out_in: ({ plain }) => degreeAssortativity(plain),
};

/** Keys of the structural-holes cases, directed or not. */
export const STRUCTURAL_HOLES_KEYS: KeyTable = {
  constraint: ({ plain }) => structuralHoles(plain).constraint,
  constraint_weighted: ({ strong }) => structuralHoles(strong).constraint,
  effective_size: ({ plain }) => effectiveSizeWithOutgoing(plain),
  effective_size_weighted: ({ strong }) => effectiveSizeWithOutgoing(strong),
};
