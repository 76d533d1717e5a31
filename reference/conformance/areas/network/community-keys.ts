import { leiden, louvain, modularity } from '@grappe/engine/network';
import type { GraphIndex } from '@grappe/engine/network';
import type { Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { checkKey, compareKey, contextKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';

const RUN_SLACK = 1e-6;
const BEST_SLACK = 0.005;
const OPTIMUM_SLACK = 1e-9;

/**
 * A block of reference runs: our partition must be at least as good as the worst reference run, near the best one, and
 * never above the proven optimum; our modularity of the listed partitions must be the listed one.
 */
export function communityOutcomes(
  key: string,
  block: JsonObject,
  index: GraphIndex,
  tolerance: Tolerance,
): KeyOutcome[] {
  const ours = { leiden: leiden(index).modularity, louvain: louvain(index).modularity };
  const optimum = numberAt(block, 'exact_optimum_modularity');
  return Object.entries(block).flatMap(([name, expected]): KeyOutcome[] => {
    const path = `${key}.${name}`;
    if (name === 'runs') return [contextKey(path)];
    if (name.startsWith('louvain') || name.startsWith('leiden')) {
      const found = name.startsWith('leiden') ? ours.leiden : ours.louvain;
      return [checkRun(path, expected, found, optimum)];
    }
    if (name.endsWith('_partition') || name === 'best_partition_found') {
      const value = modularity(index, expected as readonly number[]);
      const listed = name.startsWith('exact') ? optimum : numberAt(block, 'best_modularity_found');
      return [compareKey(path, listed, value, tolerance)];
    }
    if (name === 'best_modularity_found') return [checkBest(path, expected, ours.leiden)];
    if (name === 'exact_optimum_modularity') return [checkOptimum(path, expected, ours.leiden)];
    return [];
  });
}

function numberAt(block: JsonObject, key: string): number | null {
  const value = block[key];
  return typeof value === 'number' ? value : null;
}

function checkRun(path: string, expected: Json, found: number | null, optimum: number | null): KeyOutcome {
  const worst = numberAt(expected as JsonObject, 'min');
  const holds =
    found !== null && worst !== null && found >= worst - RUN_SLACK && found <= (optimum ?? 1) + OPTIMUM_SLACK;
  return checkKey(path, holds, expected, found, 'at least the worst reference run, at most the optimum');
}

function checkBest(path: string, expected: Json, found: number | null): KeyOutcome {
  const holds = found !== null && typeof expected === 'number' && found >= expected - BEST_SLACK;
  return checkKey(path, holds, expected, found, 'best of 10 restarts within 0.005 of the best found');
}

function checkOptimum(path: string, expected: Json, found: number | null): KeyOutcome {
  const holds = found !== null && typeof expected === 'number' && found <= expected + OPTIMUM_SLACK;
  return checkKey(path, holds, expected, found, 'never above the proven optimum');
}
