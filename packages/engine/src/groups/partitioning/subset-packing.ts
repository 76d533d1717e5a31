import type { Column } from '../column-source.ts';

/** Beyond this the table of subsets takes too much memory. */
export const MOST_ROWS = 22;

/**
 * Maximum value of a set packing by dynamic programming over the subsets of rows: W(S) = max of W(S \ {i}) and, over the columns
 * C ⊆ S through i, of v(C) + W(S \ C), with i the lowest row of S. An independent check of `solvePacking` on small cases.
 * O(2ⁿ × columns through a row) time, O(2ⁿ) memory; at most 22 rows.
 */
export function subsetPackingValue(rowCount: number, columns: readonly Column[]): number {
  if (rowCount > MOST_ROWS) throw new RangeError(`At most ${MOST_ROWS} rows, got ${rowCount}.`);
  const byLowest = columnsByLowestRow(rowCount, columns);
  const best = new Float64Array(2 ** rowCount);
  for (let set = 1; set < best.length; set += 1) {
    const lowest = 31 - Math.clz32(set & -set);
    let most = best[set & (set - 1)]!;
    const { masks, values } = byLowest[lowest]!;
    for (let i = 0; i < masks.length; i += 1) {
      const mask = masks[i]!;
      if ((mask & set) !== mask) continue;
      const value = values[i]! + best[set ^ mask]!;
      if (value > most) most = value;
    }
    best[set] = most;
  }
  return best.at(-1) ?? 0;
}

interface MaskedColumns {
  readonly masks: number[];
  readonly values: number[];
}

function columnsByLowestRow(rowCount: number, columns: readonly Column[]): MaskedColumns[] {
  const byLowest = Array.from({ length: rowCount }, (): MaskedColumns => ({ masks: [], values: [] }));
  for (const { rows, value } of columns) {
    if (value <= 0) continue;
    const group = byLowest[Math.min(...rows)]!;
    group.masks.push(rows.reduce((mask, row) => mask | (1 << row), 0));
    group.values.push(value);
  }
  return byLowest;
}
