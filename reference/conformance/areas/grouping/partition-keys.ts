import {
  MOST_AGENTS,
  bestPartition,
  optimalCoalitionStructure,
  pairWeights,
  partitionValue,
} from '@grappe/engine/groups';
import type { Partition } from '@grappe/engine/groups';
import type { Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { checkKey, compareKey, unsupportedKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';
import type { GroupingSolvers } from '../grouping.ts';
import { packingKey, solvePackingCase } from './packing-keys.ts';
import { groupsByPairs } from './read-packing.ts';

/** Clique partitioning: the unrestricted optimum, and groups of 3 to 5 where the case asks for them. */
export async function cliqueOutcomes(
  input: JsonObject,
  expected: JsonObject,
  tolerance: Tolerance,
  solvers: GroupingSolvers,
): Promise<KeyOutcome[]> {
  const triangle = input['weight_upper_triangle'] as readonly (readonly number[])[];
  const problem = pairWeights(triangle);
  const best = await bestPartition(problem, solvers, { seed: 1 });
  const outcomes: KeyOutcome[] = [];
  for (const [key, value] of Object.entries(expected)) {
    if (key === 'optimal_value') outcomes.push(optimum(best, problem.count, key, value, tolerance));
    else if (key === 'one_optimal_partition') {
      const given = value as readonly (readonly number[])[];
      const worth = isPartition(given, problem.count)
        ? partitionValue(problem, labels(given, problem.count))
        : NaN;
      const same = Math.abs(worth - best.value) <= tolerance.absolute;
      outcomes.push(
        checkKey(
          key,
          same,
          value,
          best.clusters,
          `the given partition is worth ${worth}, ours ${best.value}`,
        ),
      );
    } else if (key === 'groups_of_3_to_5_only') {
      const columns = groupsByPairs(problem.count, [3, 4, 5], triangle);
      const packing = { rowCount: problem.count, columns, partition: false };
      const solved = await solvePackingCase(solvers.packing, packing);
      for (const [name, inner] of Object.entries(value as JsonObject)) {
        outcomes.push(packingKey(solved, `${key}.${name}`, inner, tolerance));
      }
    }
  }
  return outcomes;
}

function optimum(
  best: Partition,
  count: number,
  key: string,
  expected: Json,
  tolerance: Tolerance,
): KeyOutcome {
  if (!isPartition(best.clusters, count))
    return checkKey(key, false, expected, best.clusters, 'not a partition');
  if (!best.proven)
    return checkKey(key, false, expected, best.value, `not proven: the bound is ${best.bound}`);
  return compareKey(key, expected, best.value, tolerance);
}

function isPartition(clusters: readonly (readonly number[])[], count: number): boolean {
  const items = clusters.flat();
  return (
    items.length === count &&
    new Set(items).size === count &&
    items.every((item) => item >= 0 && item < count)
  );
}

function labels(clusters: readonly (readonly number[])[], count: number): Int32Array {
  const clusterOf = new Int32Array(count);
  for (const [cluster, items] of clusters.entries()) for (const item of items) clusterOf[item] = cluster;
  return clusterOf;
}

/** Coalition structure generation from values listed by bit mask. */
export function coalitionOutcomes(
  input: JsonObject,
  expected: JsonObject,
  tolerance: Tolerance,
): KeyOutcome[] {
  const values = input['v_by_bitmask'] as readonly number[];
  const agents = Number(input['agents']);
  if (agents > MOST_AGENTS) {
    return Object.keys(expected).map((key) => unsupportedKey(key, `at most ${MOST_AGENTS} agents`));
  }
  const best = optimalCoalitionStructure(values);
  const all = values.length - 1;
  return Object.entries(expected).map(([key, value]) => {
    switch (key) {
      case 'optimal_value': {
        const fault = structureFault(best.coalitions, all);
        return fault === null
          ? compareKey(key, value, best.value, tolerance)
          : checkKey(key, false, value, best.coalitions, fault);
      }
      case 'one_optimal_structure_bitmasks': {
        const given = value as readonly number[];
        const worth = given.reduce((sum, mask) => sum + values[mask]!, 0);
        const fault = structureFault(given, all);
        const same = fault === null && Math.abs(worth - best.value) <= tolerance.absolute;
        return checkKey(
          key,
          same,
          value,
          best.coalitions,
          fault ?? `the given structure is worth ${worth}, ours ${best.value}`,
        );
      }
      case 'grand_coalition_value':
        return compareKey(key, value, values[all], tolerance);
      case 'all_singletons_value': {
        const alone = Array.from({ length: agents }, (_, agent) => values[1 << agent]!);
        return compareKey(
          key,
          value,
          alone.reduce((a, b) => a + b, 0),
          tolerance,
        );
      }
      default:
        return unsupportedKey(key, 'not compared: the adapter does not know this key');
    }
  });
}

function structureFault(coalitions: readonly number[], all: number): string | null {
  let covered = 0;
  for (const mask of coalitions) {
    if ((covered & mask) !== 0) return 'coalitions overlap';
    covered |= mask;
  }
  return covered === all ? null : 'an agent is in no coalition';
}
