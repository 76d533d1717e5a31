import { continuousCorePeriphery, corePeriphery } from '@grappe/engine/network';
import type { CorePeriphery } from '@grappe/engine/network';
import type { Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { checkKey, compareKey, contextKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';
import type { MeasuredGraph } from './measured-graph.ts';

/** Discrete core and periphery: fit and size, and the listed best core(s) among all of ours. */
export function discreteCoreOutcomes(
  key: string,
  block: Json,
  graph: MeasuredGraph,
  tolerance: Tolerance,
): KeyOutcome[] {
  const ours = corePeriphery(graph.plain);
  if (block === null || typeof block !== 'object' || Array.isArray(block) || ours === null) {
    return [compareKey(key, block, ours, tolerance)];
  }
  return Object.entries(block as JsonObject).flatMap(([name, expected]) => {
    const path = `${key}.${name}`;
    if (name === 'exact_by') return [contextKey(path)];
    return coreOutcome(path, name, expected, ours, tolerance);
  });
}

function coreOutcome(
  path: string,
  name: string,
  expected: Json,
  ours: CorePeriphery,
  tolerance: Tolerance,
): KeyOutcome[] {
  if (name === 'correlation') return [compareKey(path, expected, ours.fit, tolerance)];
  if (name === 'core_size') {
    const sizes = ours.cores.map((core) => core.length);
    return [
      checkKey(
        path,
        sizes.some((size) => size === expected),
        expected,
        sizes,
        'size of a best core',
      ),
    ];
  }
  const known = new Set(ours.cores.map((core) => JSON.stringify(core)));
  if (name === 'one_optimal_core') {
    const holds = known.has(JSON.stringify(sorted(expected)));
    return [checkKey(path, holds, expected, ours.cores, 'the listed core is among our best ones')];
  }
  if (name === 'optimal_cores' && Array.isArray(expected)) {
    const listed = expected.map((core) => JSON.stringify(sorted(core)));
    const holds = listed.length === known.size && listed.every((core) => known.has(core));
    return [checkKey(path, holds, expected, ours.cores, 'the same set of best cores')];
  }
  return [];
}

function sorted(core: Json): Json {
  return Array.isArray(core) ? core.toSorted((a, b) => Number(a) - Number(b)) : core;
}

/** Continuous core and periphery of one graph. */
export function continuousCoreOutcomes(
  key: string,
  block: JsonObject,
  graph: MeasuredGraph,
  tolerance: JsonObject,
): KeyOutcome[] {
  const ours = continuousCorePeriphery(graph.plain);
  const slack = (name: string) => {
    const absolute = tolerance[name];
    return { absolute: typeof absolute === 'number' ? absolute : 0, relative: 0 };
  };
  return Object.entries(block).flatMap(([name, expected]) => {
    const path = `${key}.${name}`;
    if (name === 'correlation') {
      return [compareKey(path, expected, ours?.fit ?? null, slack('correlation_absolute'))];
    }
    if (name === 'coreness_l2') {
      return [compareKey(path, expected, ours?.coreness ?? null, slack('coreness_absolute'))];
    }
    return [];
  });
}
