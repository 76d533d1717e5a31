import { indexTies } from '../../network/graph-index/graph-index.ts';
import type { GraphIndex } from '../../network/graph-index/graph-index.ts';
import type { Graph } from '../../network/types.ts';

/** Seed of all property tests of the network; printed with the counterexample on failure. */
export const REPLAY = { seed: 20261121, numRuns: 150 };

export interface SmallGraph {
  readonly order: number;
  readonly directed: boolean;
  readonly ties: readonly (readonly [number, number, number])[];
}

/** Bounds of the list of whole numbers that codes a graph of at most `maxOrder` organisations. */
export function graphCodes(maxOrder: number): { minLength: number; maxLength: number; size: 'max' } {
  return { minLength: 2, maxLength: 2 + 3 * maxOrder * maxOrder, size: 'max' };
}

/**
 * Graph coded by whole numbers, so that fast-check draws and shrinks a plain list: the order (1 to `maxOrder`), whether it
 * is directed unless that is given, then source, target and strength (1 to 4) of each tie, parallel and self ties included.
 */
export function decodeGraph(codes: readonly number[], maxOrder: number, directed?: boolean): SmallGraph {
  const order = 1 + (codes[0]! % maxOrder);
  const ties: [number, number, number][] = [];
  for (let i = 2; i + 2 < codes.length; i += 3) {
    ties.push([codes[i]! % order, codes[i + 1]! % order, 1 + (codes[i + 2]! % 4)]);
  }
  return { order, directed: directed ?? codes[1]! % 2 === 1, ties };
}

export function indexOf(graph: SmallGraph): GraphIndex {
  return indexTies(graph.order, graph.directed, {
    sources: graph.ties.map((tie) => tie[0]),
    targets: graph.ties.map((tie) => tie[1]),
    strengths: graph.ties.map((tie) => tie[2]),
  });
}

/** The same with identifiers `o0`, `o1`, ... and an attribute. */
export function namedGraph(graph: SmallGraph): Graph {
  return {
    directed: graph.directed,
    nodes: Array.from({ length: graph.order }, (_, v) => ({
      id: `o${v}`,
      attributes: { kind: v % 3 === 0 ? 'lab' : v % 3 === 1 ? 'sme' : null },
    })),
    ties: graph.ties.map(([s, t, strength]) => ({ source: `o${s}`, target: `o${t}`, strength })),
  };
}

/** Undirected index from a list of pairs, strengths 1. */
export function undirected(order: number, pairs: readonly (readonly [number, number])[]): GraphIndex {
  return indexTies(order, false, {
    sources: pairs.map((pair) => pair[0]),
    targets: pairs.map((pair) => pair[1]),
  });
}

export const PATH_4 = undirected(4, [
  [0, 1],
  [1, 2],
  [2, 3],
]);
export const STAR_5 = undirected(5, [
  [0, 1],
  [0, 2],
  [0, 3],
  [0, 4],
]);
/** Two triangles 0-1-2 and 3-4-5 joined by 2-3. */
export const TWO_TRIANGLES = undirected(6, [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [3, 4],
  [3, 5],
  [4, 5],
]);
