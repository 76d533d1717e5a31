import { undirectedIndex, withoutStrengths } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
import type { IndexedGraph } from '../graph-index/index-graph.ts';
import type {
  AttributeValue,
  CannotConclude,
  CannotConcludeReason,
  FindingCode,
  FindingsOptions,
  Graph,
  NetworkAnalysis,
  NetworkNode,
  OrganisationMeasures,
} from '../types.ts';

/** The inside of the cluster as the findings read it; positions are those of the index. */
export interface InsideView {
  readonly graph: Graph;
  /** Directions and strengths left out. */
  readonly index: GraphIndex;
  readonly ids: readonly string[];
  readonly positionOf: ReadonlyMap<string, number>;
  readonly analysis: NetworkAnalysis;
  /** Measures by position. */
  readonly measures: readonly OrganisationMeasures[];
  readonly options: FindingsOptions;
  readonly maxNamed: number;
  readonly needed: number;
}

const MAX_NAMED = 5;
const OUTSIDE_VALUES: ReadonlySet<AttributeValue> = new Set([true, 1, 'true', '1', 'yes', 'outside']);

/** Whether an organisation is flagged as being outside the cluster. */
export function isOutside(node: NetworkNode, options: FindingsOptions): boolean {
  return OUTSIDE_VALUES.has(node.attributes?.[options.outsideAttribute ?? 'outside'] ?? null);
}

/** The organisations inside the cluster and the ties among them. O(n + m). */
export function insideGraph(graph: Graph, options: FindingsOptions): Graph {
  const nodes = graph.nodes.filter((node) => !isOutside(node, options));
  const known = new Set(nodes.map((node) => node.id));
  const ties = graph.ties.filter((tie) => known.has(tie.source) && known.has(tie.target));
  return { directed: graph.directed, nodes, ties };
}

export function insideView(
  graph: Graph,
  indexed: IndexedGraph,
  analysis: NetworkAnalysis,
  options: FindingsOptions,
  needed: number,
): InsideView {
  const byId = new Map(analysis.organisations.map((measures) => [measures.id, measures]));
  return {
    graph,
    index: withoutStrengths(undirectedIndex(indexed.index)),
    ids: indexed.ids,
    positionOf: indexed.positionOf,
    analysis,
    measures: indexed.ids.map((id) => byId.get(id)!),
    options,
    maxNamed: options.maxNamed ?? MAX_NAMED,
    needed,
  };
}

export function cannotConclude<Code extends FindingCode>(
  code: Code,
  reason: CannotConcludeReason,
  view: InsideView,
): CannotConclude<Code> {
  return {
    code,
    kind: 'cannot-conclude',
    reason,
    figures: { organisations: view.index.order, needed: view.needed },
  };
}
