import type { Column } from './column-source.ts';
import { groupWorth, isAdmissible } from './group-model.ts';
import type { GroupModel } from './group-model.ts';

/**
 * Groups to start from: around each unit, the group grown greedily by quality, kept at every admissible size.
 * O(n² max²).
 */
export function grownColumns(model: GroupModel): Column[] {
  const columns: Column[] = [];
  for (let first = 0; first < model.units.length; first += 1) {
    let rows = [first];
    for (let grown: number[] | null = rows; grown !== null; grown = bestGrowth(model, rows)) {
      rows = grown;
      const members = firmsOf(model, rows);
      if (!isAdmissible(model, members)) continue;
      const { value } = groupWorth(model, members);
      if (value > 0) columns.push({ rows: rows.toSorted((a, b) => a - b), value });
    }
  }
  return columns;
}

/**
 * Disjoint groups to start from: around each unit still free, the group grown among free ones, at the size of highest quality (the
 * largest of equal ones). Where many groups are worth the same, this places about everybody at once. O(n² max²).
 */
export function grownPacking(model: GroupModel): Column[] {
  const free = new Uint8Array(model.units.length).fill(1);
  const packing: Column[] = [];
  for (let first = 0; first < model.units.length; first += 1) {
    if (free[first] === 0) continue;
    let best: (Column & { readonly quality: number }) | null = null;
    for (let rows: number[] | null = [first]; rows !== null; rows = bestGrowth(model, rows, free)) {
      const members = firmsOf(model, rows);
      if (!isAdmissible(model, members)) continue;
      const { value, quality } = groupWorth(model, members);
      if (value <= 0 || (best !== null && quality < best.quality - 1e-12)) continue;
      best = { rows: rows.toSorted((a, b) => a - b), value, quality };
    }
    if (best === null) continue;
    for (const row of best.rows) free[row] = 0;
    packing.push({ rows: best.rows, value: best.value });
  }
  return packing;
}

/** Firms of the units, ascending. */
export function firmsOf(model: GroupModel, rows: readonly number[]): number[] {
  return rows.flatMap((unit) => model.units[unit]!).toSorted((a, b) => a - b);
}

function bestGrowth(model: GroupModel, rows: readonly number[], free?: Uint8Array): number[] | null {
  let best: number[] | null = null;
  let highest = -Infinity;
  for (let unit = 0; unit < model.units.length; unit += 1) {
    if (rows.includes(unit) || free?.[unit] === 0) continue;
    const grown = [...rows, unit];
    const members = firmsOf(model, grown);
    if (members.length > model.bounds.max || !canStandTogether(model, members)) continue;
    const { quality } = groupWorth(model, members);
    if (quality <= highest) continue;
    highest = quality;
    best = grown;
  }
  return best;
}

/** Admissible but for its size and the quality floor. */
function canStandTogether(model: GroupModel, members: readonly number[]): boolean {
  const open = { ...model, bounds: { min: 2, max: model.bounds.max }, minQuality: 0 };
  return isAdmissible(open, members);
}

/**
 * Prices that bound any packing before anything is solved: the best pair score of each firm. A group's value is at most the
 * sum over its members of their mean pair score in it, balance being at most 1.
 */
export function startPrices(model: GroupModel): Float64Array {
  return Float64Array.from(model.units, (unit) =>
    unit.reduce((sum, firm) => {
      const row = model.scores.subarray(firm * model.count, (firm + 1) * model.count);
      return sum + row.reduce((most, score) => Math.max(most, score), 0);
    }, 0),
  );
}
