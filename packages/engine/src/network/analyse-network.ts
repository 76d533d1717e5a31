import { undirectedIndex, withoutStrengths } from './graph-index/graph-index.ts';
import { indexGraph } from './graph-index/index-graph.ts';
import type { IndexedGraph } from './graph-index/index-graph.ts';
import { measureAll } from './measure-all.ts';
import { organisationMeasures } from './organisation-measures.ts';
import type { Graph, NetworkAnalysis, NetworkOptions } from './types.ts';
import { wholeMeasures } from './whole-measures.ts';

/** Changes whenever a result of `analyseNetwork` or `findings` may change for the same input. */
export const METHODS_VERSION = 'network-1';

/**
 * Every measure of a network, per organisation and for the whole: what the network page, the plan and the command line show.
 *
 * What cannot be measured is `null`, with the reason in `undefinedBecause`; nothing is ever NaN or infinite. Communities,
 * cores and clustering ignore directions. Organisations come out in the order of the input; the order of rows changes no
 * result. Cost: one pass over the shortest paths, O(n m), then O(m log n); exact up to `maxPathVisits`. Deterministic
 * for a seed. Throws on a graph that `checkGraph` refuses.
 */
export function analyseNetwork(graph: Graph, options: NetworkOptions = {}): NetworkAnalysis {
  return analyseIndexed(graph, indexGraph(graph), options);
}

/** The same when the graph was already indexed. */
export function analyseIndexed(
  graph: Graph,
  indexed: IndexedGraph,
  options: NetworkOptions,
): NetworkAnalysis {
  const { index } = indexed;
  const measured = measureAll(index, options);
  const plainUndirected = withoutStrengths(undirectedIndex(index));
  const base = { index, plainUndirected, ids: indexed.ids, measured };
  const byPosition = organisationMeasures(base);
  const whole = wholeMeasures({ ...base, graph, options });
  options.onProgress?.(1);
  return {
    directed: graph.directed,
    organisations: graph.nodes.map((node) => byPosition[indexed.positionOf.get(node.id)!]!),
    whole,
    prepared: { mergedParallelTies: index.mergedParallelTies, ignoredSelfTies: index.ignoredSelfTies },
    paths: { sources: measured.paths.sourcesUsed, estimated: measured.paths.sourcesUsed < index.order },
    methodsVersion: METHODS_VERSION,
    seed: options.seed ?? 1,
  };
}
