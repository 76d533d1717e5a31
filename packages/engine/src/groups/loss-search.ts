import type { PricedColumn } from './column-source.ts';

export interface LossSearchResult {
  /** True when every packing within the budget was considered. */
  readonly complete: boolean;
  /** The packing of least loss strictly within the budget, if any. */
  readonly best: { readonly columns: readonly PricedColumn[]; readonly loss: number } | null;
}

/**
 * Exact search of set packings near the linear bound.
 *
 * With dual-feasible prices, the value of a packing is Σ prices − loss, where each chosen column loses −reducedCost ≥ 0
 * and each uncovered row loses its price. A packing better than the incumbent loses less than the budget
 * bound − incumbent, so rows are decided one by one (the one with the fewest live columns first), giving up a branch
 * when its loss reaches the budget. Exponential in the worst case, limited by `maxWork` looks at a column.
 */
export function lossSearch(
  prices: Float64Array,
  columns: readonly PricedColumn[],
  budget: number,
  maxWork: number,
): LossSearchResult {
  const search = new LossSearch(prices, columns, budget, maxWork);
  const complete = search.run(0);
  return { complete, best: search.best };
}

const OPEN = 0;
const COVERED = 1;
const SKIPPED = 2;

class LossSearch {
  best: LossSearchResult['best'] = null;
  private readonly prices: Float64Array;
  private readonly columns: readonly PricedColumn[];
  private readonly byRow: readonly (readonly number[])[];
  private readonly rowState: Uint8Array;
  private readonly chosen: number[] = [];
  private budget: number;
  private work: number;

  constructor(prices: Float64Array, columns: readonly PricedColumn[], budget: number, maxWork: number) {
    this.prices = prices;
    this.columns = columns.toSorted((a, b) => b.reducedCost - a.reducedCost);
    this.byRow = Array.from(prices, (_, row) =>
      this.columns.flatMap(({ rows }, column) => (rows.includes(row) ? [column] : [])),
    );
    this.rowState = new Uint8Array(prices.length);
    this.budget = budget;
    this.work = maxWork;
  }

  /** False when the limit of work is reached. */
  run(loss: number): boolean {
    if (this.work < 0) return false;
    const row = this.tightestRow(loss);
    if (row === -1) {
      this.best = { columns: this.chosen.map((column) => this.columns[column]!), loss };
      this.budget = loss;
      return true;
    }
    return this.coverRow(row, loss) && this.skipRow(row, loss);
  }

  private coverRow(row: number, loss: number): boolean {
    for (const index of this.byRow[row]!) {
      const { rows, reducedCost } = this.columns[index]!;
      if (loss - reducedCost >= this.budget) break;
      if (!rows.every((other) => this.rowState[other] === OPEN)) continue;
      for (const other of rows) this.rowState[other] = COVERED;
      this.chosen.push(index);
      const finished = this.run(loss - reducedCost);
      this.chosen.pop();
      for (const other of rows) this.rowState[other] = OPEN;
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

  /** The open row with fewest ways on within the budget; -1 when every row is decided. */
  private tightestRow(loss: number): number {
    let tightest = -1;
    let fewest = Infinity;
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
    let ways = loss + this.prices[row]! < this.budget ? 1 : 0;
    this.work -= 1;
    for (const index of this.byRow[row]!) {
      const { rows, reducedCost } = this.columns[index]!;
      if (loss - reducedCost >= this.budget || ways >= stopAt) break;
      this.work -= 1;
      if (rows.every((other) => this.rowState[other] === OPEN)) ways += 1;
    }
    return ways;
  }
}
