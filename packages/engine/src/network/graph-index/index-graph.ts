import type { Graph, GraphProblem } from '../types.ts';
import { indexTies } from './graph-index.ts';
import type { GraphIndex } from './graph-index.ts';

export interface IndexedGraph {
  readonly index: GraphIndex;
  /** Identifier of each organisation of the index, in increasing order of identifier. */
  readonly ids: readonly string[];
  readonly positionOf: ReadonlyMap<string, number>;
}

/** Everything that keeps a graph from being measured; an empty list means that it can be. O(n + m). */
export function checkGraph(graph: Graph): GraphProblem[] {
  const problems: GraphProblem[] = [];
  const known = new Set<string>();
  for (const { id } of graph.nodes) {
    if (known.has(id)) problems.push({ kind: 'duplicate-organisation', id });
    known.add(id);
  }
  for (const [tieIndex, tie] of graph.ties.entries()) {
    for (const id of [tie.source, tie.target]) {
      if (!known.has(id)) problems.push({ kind: 'unknown-organisation', id, tieIndex });
    }
    const strength = tie.strength ?? 1;
    if (!(strength > 0 && Number.isFinite(strength))) {
      problems.push({ kind: 'strength-not-positive', strength, tieIndex });
    }
  }
  return problems;
}

/**
 * Index of a graph, organisations in increasing order of identifier, so that the order of rows in a file changes
 * nothing to any result. Throws on a graph that `checkGraph` refuses: check files before measuring them.
 */
export function indexGraph(graph: Graph): IndexedGraph {
  const [problem] = checkGraph(graph);
  if (problem)
    throw new Error(`The graph was not checked before it was measured: ${JSON.stringify(problem)}`);
  const ids = graph.nodes.map((node) => node.id).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const positionOf = new Map(ids.map((id, position) => [id, position]));
  const index = indexTies(ids.length, graph.directed, {
    sources: Int32Array.from(graph.ties, (tie) => positionOf.get(tie.source)!),
    targets: Int32Array.from(graph.ties, (tie) => positionOf.get(tie.target)!),
    strengths: Float64Array.from(graph.ties, (tie) => tie.strength ?? 1),
  });
  return { index, ids, positionOf };
}
