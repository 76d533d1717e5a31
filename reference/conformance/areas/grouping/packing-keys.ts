import {
  MOST_ROWS,
  greedyPacking,
  packingValue,
  perMember,
  solveListedPacking,
  subsetPackingValue,
} from '@grappe/engine/groups';
import type { Column, PackingSolution, SetPackingSolver } from '@grappe/engine/groups';
import type { Json, KeyOutcome } from '../../adapter.ts';
import { checkKey, compareKey, unsupportedKey } from '../../compare.ts';
import type { Tolerance } from '../../compare.ts';
import { ascending } from './read-packing.ts';
import type { PackingCase } from './read-packing.ts';

/** Subsets checked by dynamic programming beside the solver: more rows take minutes. */
const CHECKED_ROWS = Math.min(16, MOST_ROWS);

export interface SolvedPacking {
  readonly packing: PackingCase;
  readonly solution: PackingSolution;
  /** Value under the case's own values (a partition is solved with a bonus for every covered row). */
  readonly objective: number;
  /** null when the solver's groups overlap, are not columns of the case, or leave out a row that must be covered. */
  readonly fault: string | null;
}

export async function solvePackingCase(
  solver: SetPackingSolver,
  packing: PackingCase,
): Promise<SolvedPacking> {
  const bonus = packing.partition ? packing.columns.reduce((sum, { value }) => sum + Math.abs(value), 1) : 0;
  const columns = packing.columns.map(({ rows, value }) => ({ rows, value: value + bonus * rows.length }));
  const solution = await solveListedPacking(solver, packing.rowCount, columns, {
    seed: 1,
    shouldStop: () => false,
    pause: () => Promise.resolve(),
    onProgress: () => undefined,
    targetGap: 0,
    maxNodes: 20_000,
    wholeValues: columns.every(({ value }) => Number.isInteger(value)),
  });
  const covered = solution.chosen.reduce((sum, { rows }) => sum + rows.length, 0);
  const objective = solution.objective - bonus * covered;
  const fault = groupingFault(
    packing,
    solution.chosen.map(({ rows }) => rows),
  );
  return { packing, solution, objective, fault };
}

/** What is wrong with a grouping: overlap, a group that is not a column, a row left out of a partition. */
function groupingFault(packing: PackingCase, groups: readonly (readonly number[])[]): string | null {
  const values = valuesByRows(packing.columns);
  const covered = new Set<number>();
  for (const group of groups) {
    if (!values.has(keyOf(group))) return `not a column of the case: ${group.join(',')}`;
    for (const row of group) {
      if (covered.has(row)) return `row ${row} is covered twice`;
      covered.add(row);
    }
  }
  return packing.partition && covered.size < packing.rowCount ? 'a row is not covered' : null;
}

function valuesByRows(columns: readonly Column[]): Map<string, number> {
  const values = new Map<string, number>();
  for (const { rows, value } of columns) {
    const key = keyOf(rows);
    values.set(key, Math.max(values.get(key) ?? -Infinity, value));
  }
  return values;
}

function keyOf(rows: readonly number[]): string {
  return ascending(rows).join(',');
}

/** Outcome of one expected key of a set packing. */
export function packingKey(
  solved: SolvedPacking,
  key: string,
  expected: Json,
  tolerance: Tolerance,
): KeyOutcome {
  const { packing, solution } = solved;
  const { rowCount, columns } = packing;
  const name = key.split('.').at(-1)!;
  const plain = (got: unknown) => compareKey(key, expected, got, tolerance);
  switch (name) {
    case 'optimal_value':
    case 'solver_value':
      return optimum(solved, key, expected, tolerance);
    case 'solver_status_optimal':
    case 'solver_proved_optimal':
      return plain(solution.proven);
    case 'one_optimal_grouping':
      return oneOptimum(solved, key, expected, tolerance);
    case 'greedy_value':
      return plain(packingValue(greedyPacking(rowCount, columns)));
    case 'greedy_per_member_value':
      return plain(packingValue(greedyPacking(rowCount, columns, perMember)));
    case 'column_count':
      return plain(columns.length);
    case 'positive_columns':
    case 'positive_column_count':
      return plain(columns.filter(({ value }) => value > 0).length);
    case 'value_sum':
      return plain(packingValue(columns));
    case 'first_values':
      return plain(listed(columns.slice(0, lengthOf(expected))));
    case 'last_values':
      return plain(listed(columns.slice(columns.length - lengthOf(expected))));
    case 'verified_by_subset_dynamic_programming':
      return verified(solved, key, expected, tolerance);
    default:
      return unsupportedKey(key, 'not compared: the adapter does not know this key');
  }
}

function optimum(solved: SolvedPacking, key: string, expected: Json, tolerance: Tolerance): KeyOutcome {
  const { solution, objective, fault } = solved;
  if (fault !== null) return checkKey(key, false, expected, objective, fault);
  if (!solution.proven) {
    return checkKey(key, false, expected, objective, `not proven: the bound is ${solution.bound}`);
  }
  return compareKey(key, expected, objective, tolerance);
}

/** Optimal groupings are not unique: the given one must be allowed and worth as much as ours. */
function oneOptimum(solved: SolvedPacking, key: string, expected: Json, tolerance: Tolerance): KeyOutcome {
  const groups = (expected as readonly (readonly number[])[]).map(ascending);
  const fault = groupingFault(solved.packing, groups) ?? solved.fault;
  const values = valuesByRows(solved.packing.columns);
  const worth = groups.reduce((sum, group) => sum + (values.get(keyOf(group)) ?? NaN), 0);
  const same = Math.abs(worth - solved.objective) <= tolerance.absolute;
  const note = fault ?? `the given grouping is worth ${worth}, ours ${solved.objective}`;
  return checkKey(
    key,
    fault === null && same,
    expected,
    solved.solution.chosen.map(({ rows }) => rows),
    note,
  );
}

function verified(solved: SolvedPacking, key: string, expected: Json, tolerance: Tolerance): KeyOutcome {
  const { packing, objective } = solved;
  if (packing.partition || packing.rowCount > CHECKED_ROWS) {
    return unsupportedKey(key, `dynamic programming is run up to ${CHECKED_ROWS} rows only`);
  }
  const value = subsetPackingValue(packing.rowCount, packing.columns);
  return compareKey(key, expected, Math.abs(value - objective) <= tolerance.absolute, tolerance);
}

function listed(columns: readonly Column[]): (readonly [readonly number[], number])[] {
  return columns.map(({ rows, value }) => [rows, value]);
}

function lengthOf(expected: Json): number {
  return Array.isArray(expected) ? expected.length : 0;
}
