import {
  componentsOf,
  indexTies,
  pathMeasures,
  undirectedIndex,
  withoutStrengths,
} from '@grappe/engine/network';
import type { GraphIndex, PathMeasures, PathOptions } from '@grappe/engine/network';
import type { Json, JsonObject } from '../../adapter.ts';

/** A graph as the reference files write it: number of nodes, edges by position, perhaps a strength. */
export interface ReferenceGraph {
  readonly directed: boolean;
  readonly nodes: number;
  readonly edges: readonly (readonly number[])[];
}

/** A graph indexed with and without its strengths; searches of paths are made once. */
export interface MeasuredGraph {
  readonly plain: GraphIndex;
  readonly strong: GraphIndex;
  readonly paths: (length: NonNullable<PathOptions['length']>) => PathMeasures;
  readonly connected: boolean;
}

export function readGraph(input: Json): ReferenceGraph | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const { nodes, edges, directed } = input as JsonObject;
  if (typeof nodes !== 'number' || !Array.isArray(edges)) return null;
  return { nodes, edges: edges as readonly (readonly number[])[], directed: directed === true };
}

export function measure(graph: ReferenceGraph): MeasuredGraph {
  const strong = indexTies(graph.nodes, graph.directed, {
    sources: graph.edges.map((edge) => edge[0]!),
    targets: graph.edges.map((edge) => edge[1]!),
    strengths: graph.edges.map((edge) => edge[2] ?? 1),
  });
  return measured(strong);
}

/** The same without directions; each tie has strength 1 however many arcs it had. */
export function underlying(graph: MeasuredGraph): MeasuredGraph {
  return measured(withoutStrengths(undirectedIndex(graph.plain)));
}

function measured(strong: GraphIndex): MeasuredGraph {
  const plain = withoutStrengths(strong);
  const known = new Map<string, PathMeasures>();
  const paths = (length: NonNullable<PathOptions['length']>) => {
    const found = known.get(length) ?? pathMeasures(strong, { length });
    known.set(length, found);
    return found;
  };
  return { plain, strong, paths, connected: componentsOf(plain).sizes.length === 1 };
}

/** Positions 0.. of the categories of a column, -1 where it is null; the categories in order of appearance. */
export function categories(column: readonly Json[]): { groupOf: Int32Array; names: string[] } {
  const names: string[] = [];
  const groupOf = Int32Array.from(column, (value) => {
    if (value === null) return -1;
    const name = String(value);
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  });
  return { groupOf, names };
}

/** A function of the graph for each key that the reference names. */
export type KeyTable = Readonly<Record<string, (graph: MeasuredGraph) => unknown>>;
