import { eiIndex } from '@grappe/engine/network';
import type { AreaAdapter, ConformanceCase, Json, JsonObject, KeyOutcome } from '../adapter.ts';
import { compareKey, toleranceOf, unsupportedKey } from '../compare.ts';
import type { Tolerance } from '../compare.ts';
import { attributeBlock, numericMixing, weightedEi } from './network/attribute-keys.ts';
import { bipartiteOutcomes } from './network/bipartite-keys.ts';
import { communityOutcomes } from './network/community-keys.ts';
import { continuousCoreOutcomes, discreteCoreOutcomes } from './network/core-keys.ts';
import { DIRECTED_KEYS, STRUCTURAL_HOLES_KEYS } from './network/directed-keys.ts';
import { measure, readGraph, underlying } from './network/measured-graph.ts';
import type { MeasuredGraph } from './network/measured-graph.ts';
import { UNDIRECTED_KEYS, WEIGHTED_KEYS, isolatesLike } from './network/undirected-keys.ts';

/** What a block of expected values is about. */
interface Block {
  /** Path of the block in `expected`, empty for the whole. */
  readonly path: string;
  readonly graph: MeasuredGraph;
  readonly attributes: JsonObject;
  readonly tolerance: JsonObject;
}

export const adapter: AreaAdapter = {
  area: 'network',
  compare: (reference) => compareNetwork(reference),
};

function compareNetwork(reference: ConformanceCase): KeyOutcome[] {
  const { expected, tolerance } = reference;
  const input = asObject(reference.input);
  if (Array.isArray(input['cases'])) return compareEiCases(expected, input['cases'], toleranceOf(tolerance));
  const attributes = asObject(input['attributes'] ?? null);
  if (input['graphs'] !== undefined) return compareGraphs(reference, asObject(input['graphs']));
  const graph = readGraph(reference.input);
  if (!graph) return [];
  if (Array.isArray(input['mode'])) {
    const network = { index: measure(graph).plain, sideOf: input['mode'] as readonly number[] };
    return bipartiteOutcomes(expected, network, toleranceOf(tolerance));
  }
  return compareBlock(expected, { path: '', graph: measure(graph), attributes, tolerance });
}

/** Several graphs in one case: `expected` has one block per graph. */
function compareGraphs(reference: ConformanceCase, graphs: JsonObject): KeyOutcome[] {
  return Object.entries(reference.expected).flatMap(([name, value]) => {
    const graph = readGraph(graphs[name] ?? null);
    if (!graph) return [unsupportedKey(name, 'no graph of this name in the input')];
    const block = asObject(value);
    const measured = measure(graph);
    if ('coreness_l2' in block) return continuousCoreOutcomes(name, block, measured, reference.tolerance);
    return compareBlock(block, {
      path: name,
      graph: measured,
      attributes: asObject(graphs[name]!)['attributes']
        ? asObject(asObject(graphs[name]!)['attributes']!)
        : {},
      tolerance: reference.tolerance,
    });
  });
}

function compareBlock(expected: JsonObject, block: Block): KeyOutcome[] {
  return Object.entries(expected).flatMap(([key, value]) => compareOne(key, value, block));
}

function compareOne(key: string, expected: Json, block: Block): KeyOutcome[] {
  const { graph } = block;
  const path = block.path === '' ? key : `${block.path}.${key}`;
  const tolerance = toleranceFor(key, block.tolerance);
  if (key === 'weighted') return compareBlock(asObject(expected), { ...block, path });
  if (key === 'underlying_undirected_weak_ties') {
    return compareBlock(asObject(expected), { ...block, path, graph: underlying(graph) });
  }
  if (key === 'communities' || key === 'communities_weighted') {
    const index = key === 'communities' ? graph.plain : graph.strong;
    return communityOutcomes(path, asObject(expected), index, tolerance);
  }
  if (key === 'core_periphery_borgatti_everett_discrete') {
    return discreteCoreOutcomes(path, expected, graph, tolerance);
  }
  if (key === 'isolates') return [compareKey(path, expected, isolatesLike(expected, graph), tolerance)];
  const table = graph.plain.directed ? DIRECTED_KEYS : { ...UNDIRECTED_KEYS, ...WEIGHTED_KEYS };
  const compute = table[key] ?? STRUCTURAL_HOLES_KEYS[key];
  if (compute) return compareParts(path, expected, compute(graph), tolerance);
  return compareByAttribute(key, path, expected, block);
}

const BY_ATTRIBUTE = /^(by_attribute|underlying_undirected_by|weighted_ei_by|numeric_assortativity)_(.+)$/;

function compareByAttribute(key: string, path: string, expected: Json, block: Block): KeyOutcome[] {
  const [, kind, name] = BY_ATTRIBUTE.exec(key) ?? [];
  const column = name === undefined ? null : block.attributes[name];
  if (kind === undefined || !Array.isArray(column)) return [];
  const tolerance = toleranceOf(block.tolerance);
  if (kind === 'weighted_ei_by')
    return compareParts(path, expected, weightedEi(block.graph, column), tolerance);
  if (kind === 'numeric_assortativity') {
    return [compareKey(path, expected, numericMixing(block.graph, column), tolerance)];
  }
  const graph = kind === 'underlying_undirected_by' ? underlying(block.graph) : block.graph;
  return compareParts(path, expected, attributeBlock(graph, column), tolerance);
}

/** Compares an object entry by entry, down to its leaves; entries that we do not have stay without outcome. */
function compareParts(path: string, expected: Json, got: unknown, tolerance: Tolerance): KeyOutcome[] {
  const isObject = typeof expected === 'object' && expected !== null && !Array.isArray(expected);
  if (!isObject || typeof got !== 'object' || got === null)
    return [compareKey(path, expected, got, tolerance)];
  const ours = got as Record<string, unknown>;
  return Object.entries(expected as JsonObject).flatMap(([key, value]) =>
    key in ours ? compareParts(`${path}.${key}`, value, ours[key], tolerance) : [],
  );
}

function compareEiCases(expected: JsonObject, cases: readonly Json[], tolerance: Tolerance): KeyOutcome[] {
  const values = cases.map((entry) => {
    const { internal, external } = asObject(entry);
    return eiIndex(Number(internal), Number(external));
  });
  return Object.entries(expected).flatMap(([key, value]) =>
    key === 'index' ? [compareKey(key, value, values, tolerance)] : [],
  );
}

function toleranceFor(key: string, tolerance: JsonObject): Tolerance {
  const general = toleranceOf(tolerance);
  const own = key.startsWith('eigenvector')
    ? 'eigenvector_absolute'
    : key.startsWith('pagerank')
      ? 'pagerank_absolute'
      : '';
  const absolute = tolerance[own];
  return typeof absolute === 'number' ? { ...general, absolute } : general;
}

function asObject(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
