import type { Column } from '@grappe/engine/groups';
import { seeded } from './instances.ts';

export interface SmallPacking {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** All sets of 3 to 5 rows. */
function groupsOf(rows: number): number[][] {
  const all: number[][] = [];
  const extend = (group: readonly number[]): void => {
    if (group.length >= 3) all.push([...group]);
    if (group.length === 5) return;
    for (let next = (group.at(-1) ?? -1) + 1; next < rows; next += 1) extend([...group, next]);
  };
  extend([]);
  return all;
}

/** Values without structure, 0 to 999, larger groups worth more: what makes relaxations weak. */
export function randomValues(rows: number, seed: number): SmallPacking {
  const random = seeded(seed);
  const bonus = [0, 250, 500];
  const columns = groupsOf(rows).map((group) => ({
    rows: group,
    value: Math.floor(1000 * random()) + bonus[group.length - 3]!,
  }));
  return { rows, columns };
}

/** Σ of whole synergies of pairs, −40 to 100, less a fixed cost by size. */
export function pairwiseSynergy(rows: number, seed: number): SmallPacking {
  const random = seeded(seed);
  const synergy = Array.from({ length: rows * rows }, () => Math.floor(140 * random()) - 40);
  const cost = [120, 170, 230];
  const columns = groupsOf(rows).map((group) => {
    const pairs = group.flatMap((a, i) => group.slice(i + 1).map((b) => synergy[a * rows + b]!));
    return { rows: group, value: pairs.reduce((sum, value) => sum + value, 0) - cost[group.length - 3]! };
  });
  return { rows, columns: columns.filter(({ value }) => value > 0) };
}

/** Columns of 3 to 5 rows drawn at random, worth 0 to 999. */
export function randomColumns(rows: number, count: number, seed: number): SmallPacking {
  const random = seeded(seed);
  const columns = Array.from({ length: count }, () => {
    const chosen = new Set<number>();
    const size = 3 + Math.floor(3 * random());
    while (chosen.size < size) chosen.add(Math.floor(rows * random()));
    return { rows: [...chosen].toSorted((a, b) => a - b), value: Math.floor(1000 * random()) };
  });
  return { rows, columns };
}
