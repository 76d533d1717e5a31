import type { Path, Unit } from './types.ts';

/** A part of the units with what all of its members share. */
export interface Part {
  readonly members: readonly string[];
  readonly paths: Readonly<Record<string, Path>>;
}

interface Split {
  readonly dimension: string;
  readonly parts: readonly (readonly Unit[])[];
  readonly told: number;
}

/**
 * Parts of at least `threshold` units, each told as finely as all of its members share: local recoding from the whole down,
 * one level of one dimension at a time, choosing the step after which most units are told more finely (ties: the order of
 * `dimensions`). What would leave fewer than `threshold` apart stays together, told less finely.
 *
 * Limits: fewer units than the threshold make no part. Greedy, not the finest partition there is (that is NP-hard).
 * Complexity: O(units × dimensions × depth). Sources: k-anonymity, Sweeney 2002, doi:10.1142/S0218488502001648;
 * top-down greedy recoding after Mondrian, LeFevre, DeWitt and Ramakrishnan 2006, doi:10.1109/ICDE.2006.101.
 */
export function generalise(
  units: readonly Unit[],
  dimensions: readonly string[],
  threshold: number,
): readonly Part[] {
  if (units.length < threshold) return [];
  const paths = sharedPaths(units, dimensions);
  const best = bestSplit(units, dimensions, paths, threshold);
  if (best === undefined) return [{ members: units.map(({ id }) => id), paths }];
  return best.parts.flatMap((part) => generalise(part, dimensions, threshold));
}

/** What all units share, dimension by dimension. */
export function sharedPaths(units: readonly Unit[], dimensions: readonly string[]): Record<string, Path> {
  const shared: Record<string, Path> = {};
  for (const dimension of dimensions) {
    let common: Path = units[0]?.paths[dimension] ?? [];
    for (const { paths } of units) common = commonStart(common, paths[dimension] ?? []);
    shared[dimension] = common;
  }
  return shared;
}

function commonStart(a: Path, b: Path): Path {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length === a.length ? a : a.slice(0, length);
}

function bestSplit(
  units: readonly Unit[],
  dimensions: readonly string[],
  shared: Readonly<Record<string, Path>>,
  threshold: number,
): Split | undefined {
  let best: Split | undefined;
  for (const dimension of dimensions) {
    const split = splitBy(units, dimension, shared[dimension]?.length ?? 0, threshold);
    if (split !== undefined && split.told > (best?.told ?? 0)) best = split;
  }
  return best;
}

/** Children of one level that are large enough, and the rest together; undefined when nothing would be told apart. */
function splitBy(
  units: readonly Unit[],
  dimension: string,
  depth: number,
  threshold: number,
): Split | undefined {
  const children = new Map<string, Unit[]>();
  const rest: Unit[] = [];
  for (const unit of units) {
    const code = unit.paths[dimension]?.[depth];
    if (code === undefined) {
      rest.push(unit);
      continue;
    }
    const child = children.get(code) ?? [];
    child.push(unit);
    children.set(code, child);
  }
  const large = [...children.values()].filter((child) => child.length >= threshold);
  for (const child of children.values()) if (child.length < threshold) rest.push(...child);
  large.sort((a, b) => b.length - a.length);
  while (rest.length > 0 && rest.length < threshold) rest.push(...(large.pop() ?? []));
  if (large.length === 0 || (large.length === 1 && rest.length === 0)) return undefined;
  const told = large.reduce((sum, child) => sum + child.length, 0);
  return { dimension, parts: rest.length === 0 ? large : [...large, rest], told };
}
