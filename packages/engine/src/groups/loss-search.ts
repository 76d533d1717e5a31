import type { PricedColumn } from './column-source.ts';

export interface LossSearchResult {
  /** True when every packing within the budget was considered. */
  readonly complete: boolean;
  /** The packing of least loss strictly within the budget, if any. */
  readonly best: { readonly columns: readonly PricedColumn[]; readonly loss: number } | null;
}

export interface LossSearchOptions {
  /** Looks at a column. */
  readonly maxWork: number;
  /** What a whole packing loses beside its columns and rows; Infinity when it is not allowed. */
  readonly also?: (columns: readonly PricedColumn[]) => number;
  readonly shouldStop?: () => boolean;
  /** Looks at a column between two looks at whether to stop; default 4,000,000. */
  readonly patience?: number;
}

/**
 * Exact search of set packings near the linear bound.
 *
 * With dual-feasible prices, the value of a packing is Σ prices − loss, where each chosen column loses −reducedCost ≥ 0
 * and each uncovered row loses its price. A packing better than the incumbent loses less than the budget
 * bound − incumbent, so rows are decided one by one (the one with the fewest live columns first), giving up a branch
 * when its loss reaches the budget: the loss so far, and for each open row at least the lesser of its price and its cheapest live
 * column's loss / size. Exponential in the worst case, limited by `maxWork` looks at a column.
 */
export function lossSearch(
  prices: Float64Array,
  columns: readonly PricedColumn[],
  budget: number,
  options: LossSearchOptions,
): LossSearchResult {
  const search = new LossSearch(prices, columns, budget, options);
  const complete = search.run(0);
  return { complete, best: search.best };
}

const OPEN = 0;
const COVERED = 1;
const SKIPPED = 2;
const PATIENCE = 4_000_000;

class LossSearch {
  best: LossSearchResult['best'] = null;
  private readonly prices: Float64Array;
  private readonly columns: readonly PricedColumn[];
  private readonly options: LossSearchOptions;
  private readonly losses: Float64Array;
  /** Rows of the columns, one after the other; those of column c from starts[c]. */
  private readonly starts: Int32Array;
  private readonly rows: Int32Array;
  /** Columns through each row, smallest loss first. */
  private readonly byRow: readonly Int32Array[];
  private readonly rowState: Uint8Array;
  private readonly chosen: number[] = [];
  private readonly largest: number;
  private budget: number;
  private work: number;
  private askAt: number;
  /** Least further loss of the open rows, found by `tightestRow`. */
  private ahead = 0;

  constructor(
    prices: Float64Array,
    columns: readonly PricedColumn[],
    budget: number,
    options: LossSearchOptions,
  ) {
    this.prices = prices;
    this.columns = columns.toSorted((a, b) => b.reducedCost - a.reducedCost);
    this.options = options;
    this.losses = Float64Array.from(this.columns, ({ reducedCost }) => -reducedCost);
    this.starts = new Int32Array(this.columns.length + 1);
    for (const [i, { rows }] of this.columns.entries()) this.starts[i + 1] = this.starts[i]! + rows.length;
    this.rows = Int32Array.from(this.columns.flatMap(({ rows }) => rows));
    this.largest = this.columns.reduce((most, { rows }) => Math.max(most, rows.length), 1);
    this.byRow = this.columnsByRow(prices.length);
    this.rowState = new Uint8Array(prices.length);
    this.budget = budget;
    this.work = options.maxWork;
    this.askAt = options.maxWork - (options.patience ?? PATIENCE);
  }

  private columnsByRow(rowCount: number): Int32Array[] {
    const counts = new Int32Array(rowCount);
    for (const row of this.rows) counts[row]! += 1;
    const lists = Array.from(counts, (count) => new Int32Array(count));
    const at = new Int32Array(rowCount);
    for (const [column, { rows }] of this.columns.entries()) {
      for (const row of rows) {
        lists[row]![at[row]!] = column;
        at[row]! += 1;
      }
    }
    return lists;
  }

  /** False when the limit of work is reached, or the caller stopped. */
  run(loss: number): boolean {
    if (this.work < 0 || this.isStopped()) return false;
    const row = this.tightestRow(loss);
    if (row === -1) {
      this.keep(loss);
      return true;
    }
    if (loss + this.ahead >= this.budget) return true;
    return this.coverRow(row, loss) && this.skipRow(row, loss);
  }

  private isStopped(): boolean {
    if (this.work > this.askAt) return false;
    this.askAt = this.work - (this.options.patience ?? PATIENCE);
    return this.options.shouldStop?.() ?? false;
  }

  private keep(loss: number): void {
    const columns = this.chosen.map((column) => this.columns[column]!);
    const whole = loss + (this.options.also?.(columns) ?? 0);
    if (whole >= this.budget) return;
    this.best = { columns, loss: whole };
    this.budget = whole;
  }

  private coverRow(row: number, loss: number): boolean {
    for (const index of this.byRow[row]!) {
      const lost = this.losses[index]!;
      if (loss + lost >= this.budget) break;
      if (!this.isLive(index)) continue;
      this.mark(index, COVERED);
      this.chosen.push(index);
      const finished = this.run(loss + lost);
      this.chosen.pop();
      this.mark(index, OPEN);
      if (!finished) return false;
    }
    return true;
  }

  private skipRow(row: number, loss: number): boolean {
    const price = this.prices[row]!;
    if (loss + price >= this.budget) return true;
    this.rowState[row] = SKIPPED;
    const finished = this.run(loss + price);
    this.rowState[row] = OPEN;
    return finished;
  }

  private isLive(column: number): boolean {
    for (let i = this.starts[column]!; i < this.starts[column + 1]!; i += 1) {
      if (this.rowState[this.rows[i]!] !== OPEN) return false;
    }
    return true;
  }

  private mark(column: number, state: number): void {
    for (let i = this.starts[column]!; i < this.starts[column + 1]!; i += 1) {
      this.rowState[this.rows[i]!] = state;
    }
  }

  /** The open row with fewest ways on within the budget; -1 when every row is decided. */
  private tightestRow(loss: number): number {
    let tightest = -1;
    let fewest = 1 << 30;
    this.ahead = 0;
    for (let row = 0; row < this.prices.length; row += 1) {
      if (this.rowState[row] !== OPEN) continue;
      const ways = this.waysOn(row, loss, fewest);
      if (ways < fewest) {
        fewest = ways;
        tightest = row;
        if (ways === 0) return row;
      }
    }
    return tightest;
  }

  private waysOn(row: number, loss: number, stopAt: number): number {
    const price = this.prices[row]!;
    const within = this.budget - loss;
    let ways = price < within ? 1 : 0;
    let cheapest = price;
    this.work -= 1;
    let live = 0;
    for (const index of this.byRow[row]!) {
      const lost = this.losses[index]!;
      if (lost >= within || (ways >= stopAt && live > 0)) break;
      this.work -= 1;
      if (!this.isLive(index)) continue;
      if (live === 0) cheapest = Math.min(price, lost / this.largest);
      live += 1;
      ways += 1;
    }
    this.ahead += cheapest;
    return ways;
  }
}
