/** A column of a set packing: sorted row numbers and a value. */
export interface Column {
  readonly rows: readonly number[];
  readonly value: number;
}

export interface PricedColumn extends Column {
  /** value − Σ prices of its rows. */
  readonly reducedCost: number;
}

export interface Pricing {
  /** Columns found above the threshold, highest reduced cost first. */
  readonly columns: readonly PricedColumn[];
  /** True when every column above the threshold was found, so that all others are at most at the threshold. */
  readonly exhaustive: boolean;
}

/** Where the columns of a set packing come from: a list, or a search that never lists them all. */
export interface ColumnSource {
  readonly rowCount: number;
  /** Most rows a column covers, and fewest. */
  readonly largest: number;
  readonly smallest: number;
  /** Reduced cost, as a share of the highest price, above which columns are looked for at first: high when searches for small ones are long. */
  readonly firstThreshold: number;
  /** A pricing takes about as long for few columns as for many: ask once for all that is needed. */
  readonly costly: boolean;
  /** Charges are taken into account by its pricing. */
  readonly takesCharges: boolean;
  /** Columns whose reduced cost is above the threshold, at most `limit` of them (the best). */
  price(prices: Float64Array, above: number, limit: number, charge?: ColumnCharge): Pricing;
}

/** What a column pays beside the prices of its rows, for conditions that are not rows (see `side-limits.ts`). */
export interface ColumnCharge {
  /** >= 0 */
  of(rows: readonly number[]): number;
  /** rowCount × rowCount, symmetric: over the pairs of rows of a column they add up to at most `of(rows)`; null: none. */
  readonly pairs: Float64Array | null;
}

export const noCharge: ColumnCharge = { of: () => 0, pairs: null };

/** A source over a list of columns. Pricing is O(total size) plus a sort of what is above the threshold. */
export function listedColumns(rowCount: number, columns: readonly Column[]): ColumnSource {
  const sizes = columns.map(({ rows }) => rows.length);
  return {
    rowCount,
    largest: sizes.reduce((a, b) => Math.max(a, b), 1),
    smallest: sizes.reduce((a, b) => Math.min(a, b), rowCount),
    firstThreshold: 0,
    costly: false,
    takesCharges: true,
    price: (prices, above, limit, charge = noCharge) => {
      const found: PricedColumn[] = [];
      for (const column of columns) {
        const priced = reducedCostOf(column, prices);
        if (priced <= above) continue;
        const reducedCost = priced - charge.of(column.rows);
        if (reducedCost > above) found.push({ rows: column.rows, value: column.value, reducedCost });
      }
      found.sort(byReducedCost);
      return { columns: found.slice(0, limit), exhaustive: found.length <= limit };
    },
  };
}

export function reducedCostOf(column: Column, prices: Float64Array): number {
  let cost = column.value;
  for (const row of column.rows) cost -= prices[row]!;
  return cost;
}

/** Highest first; equal ones in order of their rows, so that results do not depend on the order of discovery. */
export function byReducedCost(a: PricedColumn, b: PricedColumn): number {
  return b.reducedCost - a.reducedCost || compareRows(a.rows, b.rows);
}

export function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/**
 * A spread of columns for the master: best first, but a row already in `perRow` of the chosen ones makes a column wait.
 */
export function spreadColumns(
  columns: readonly PricedColumn[],
  perRow: number,
  rowCount: number,
): PricedColumn[] {
  const used = new Int32Array(rowCount);
  return columns.filter(({ rows }) => {
    if (rows.every((row) => used[row]! >= perRow)) return false;
    for (const row of rows) used[row] = used[row]! + 1;
    return true;
  });
}
