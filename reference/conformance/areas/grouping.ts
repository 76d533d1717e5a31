import { loadHighsCuttingPlane, loadHighsSolver } from '@grappe/engine/groups';
import type { AreaAdapter, ConformanceCase, JsonObject, KeyOutcome } from '../adapter.ts';
import { toleranceOf, unsupportedKey } from '../compare.ts';
import { packingKey, solvePackingCase } from './grouping/packing-keys.ts';
import { cliqueOutcomes, coalitionOutcomes } from './grouping/partition-keys.ts';
import { readPacking } from './grouping/read-packing.ts';

export interface GroupingSolvers {
  readonly packing: Awaited<ReturnType<typeof loadHighsSolver>>;
  readonly cutting: Awaited<ReturnType<typeof loadHighsCuttingPlane>>;
}

let solvers: Promise<GroupingSolvers> | null = null;

function loadSolvers(): Promise<GroupingSolvers> {
  solvers ??= Promise.all([loadHighsSolver(), loadHighsCuttingPlane()]).then(([packing, cutting]) => ({
    packing,
    cutting,
  }));
  return solvers;
}

export const adapter: AreaAdapter = { area: 'grouping', compare: compareGrouping };

async function compareGrouping(reference: ConformanceCase): Promise<KeyOutcome[]> {
  const input = reference.input as JsonObject;
  const { expected } = reference;
  const tolerance = toleranceOf(reference.tolerance);
  if (Array.isArray(input['v_by_bitmask'])) return coalitionOutcomes(input, expected, tolerance);
  const loaded = await loadSolvers();
  if (Array.isArray(input['weight_upper_triangle']))
    return cliqueOutcomes(input, expected, tolerance, loaded);
  const read = readPacking(input);
  if (read.kind === 'unknown') return Object.keys(expected).map((key) => unsupportedKey(key, read.reason));
  const solved = await solvePackingCase(loaded.packing, read.packing);
  return Object.entries(expected).map(([key, value]) => packingKey(solved, key, value, tolerance));
}
