import type { PricedColumn } from './column-source.ts';
import type { LossSearchResult } from './loss-search.ts';

/** Rows beyond which the table of covered sets takes too much memory. */
export const TABLE_ROWS = 24;
/** Steps between two looks at whether to stop. */
const PATIENCE = 50_000_000;

/**
 * The search of `lossSearch` by dynamic programming over sets of decided rows, for few rows and wide budgets.
 *
 * From each reachable set the lowest undecided row is skipped (losing its price) or covered by a column whose lowest row it is
 * (losing −reducedCost); sets that lose the budget or more are dropped. O(reachable sets × columns per row), at most
 * `maxWork`; 2ⁿ numbers of memory, n ≤ 24.
 */
export function lossTable(
  prices: Float64Array,
  columns: readonly PricedColumn[],
  budget: number,
  maxWork: number,
  shouldStop: () => boolean = () => false,
): LossSearchResult {
  const table = new LossTable(prices, columns, budget);
  const complete = table.fill(maxWork, shouldStop);
  return { complete, best: complete ? table.best() : null };
}

interface MaskedColumns {
  readonly masks: Int32Array;
  readonly losses: Float64Array;
  readonly columns: readonly PricedColumn[];
}

class LossTable {
  private readonly prices: Float64Array;
  private readonly byLowest: readonly MaskedColumns[];
  private readonly budget: number;
  private readonly losses: Float64Array;

  constructor(prices: Float64Array, columns: readonly PricedColumn[], budget: number) {
    this.prices = prices;
    this.budget = budget;
    this.losses = new Float64Array(2 ** prices.length).fill(Infinity);
    this.byLowest = Array.from(prices, (_, row) => maskedColumns(columns, row));
  }

  /** Sets grow only, so one pass in numeric order meets each after all that lead to it. False when work runs out or the caller stops. */
  fill(maxWork: number, shouldStop: () => boolean): boolean {
    const { losses, budget } = this;
    const full = losses.length - 1;
    let work = maxWork;
    let askAt = maxWork - PATIENCE;
    losses[0] = 0;
    for (let set = 0; set < full; set += 1) {
      const loss = losses[set]!;
      if (loss >= budget) continue;
      const row = 31 - Math.clz32(~set & (set + 1));
      this.lower(set | (1 << row), loss + this.prices[row]!);
      const own = this.byLowest[row]!;
      for (let i = 0; i < own.masks.length; i += 1) {
        const reached = loss + own.losses[i]!;
        if (reached >= budget) break;
        if ((own.masks[i]! & set) === 0) this.lower(set | own.masks[i]!, reached);
      }
      work -= own.masks.length;
      if (work < 0) return false;
      if (work > askAt) continue;
      askAt = work - PATIENCE;
      if (shouldStop()) return false;
    }
    return true;
  }

  private lower(set: number, loss: number): void {
    if (loss < this.losses[set]!) this.losses[set] = loss;
  }

  /** Follows the table back from all rows decided. */
  best(): LossSearchResult['best'] {
    const full = this.losses.length - 1;
    const loss = this.losses[full]!;
    if (loss >= this.budget) return null;
    const columns: PricedColumn[] = [];
    for (let set = full; set > 0;) {
      const column = this.columnBefore(set);
      if (column === null) set ^= 1 << this.skippedBefore(set);
      else {
        columns.push(column);
        set ^= column.rows.reduce((mask, row) => mask | (1 << row), 0);
      }
    }
    return { columns, loss };
  }

  /** A column is taken only where its lowest row was the lowest undecided one: all rows below it are decided before. */
  private columnBefore(set: number): PricedColumn | null {
    for (const { masks, losses, columns } of this.byLowest) {
      for (let i = 0; i < masks.length; i += 1) {
        const mask = masks[i]!;
        const before = set ^ mask;
        if ((set & mask) !== mask || !decidedBelow(before, mask & -mask)) continue;
        if (this.losses[before]! + losses[i]! === this.losses[set]!) return columns[i]!;
      }
    }
    return null;
  }

  private skippedBefore(set: number): number {
    const row = this.prices.findIndex((price, index) => {
      const bit = 1 << index;
      const before = set ^ bit;
      return (
        (set & bit) !== 0 && decidedBelow(before, bit) && this.losses[before]! + price === this.losses[set]!
      );
    });
    if (row === -1) throw new Error('The table of losses does not lead back to the empty set.');
    return row;
  }
}

function decidedBelow(set: number, bit: number): boolean {
  return (set & (bit - 1)) === bit - 1;
}

function maskedColumns(all: readonly PricedColumn[], row: number): MaskedColumns {
  const columns = all
    .filter(({ rows }) => Math.min(...rows) === row)
    .toSorted((a, b) => b.reducedCost - a.reducedCost);
  return {
    columns,
    masks: Int32Array.from(columns, ({ rows }) => rows.reduce((mask, other) => mask | (1 << other), 0)),
    losses: Float64Array.from(columns, ({ reducedCost }) => -reducedCost),
  };
}
