import { compareRows } from './column-source.ts';
import type { PricedColumn } from './column-source.ts';
import { lossSearch } from './loss-search.ts';
import { seededRandom } from '../random/seeded-random.ts';

export interface ImproveOptions {
  readonly seed: number;
  readonly shouldStop: () => boolean;
  /** Whether a whole packing may be taken. */
  readonly allows: (packing: readonly PricedColumn[]) => boolean;
}

/** Rows freed at once: the smallest and largest neighbourhood. */
const SMALLEST = 16;
const LARGEST = 56;
/** Looks at a column in the exact search of one neighbourhood. */
const WORK = 400_000;

/**
 * Large-neighbourhood search: frees the rows around one that loses much against the linear bound and re-packs them exactly
 * from the pool (see `lossSearch`), again and again, with wider neighbourhoods when nothing improves.
 * Losses are counted with the prices of the linear relaxation. Deterministic for a seed.
 */
export class PackingImprovement {
  private readonly search: NeighbourhoodSearch;
  private readonly options: ImproveOptions;
  private readonly rowCount: number;
  private size = SMALLEST;
  private failures = 0;
  /** The widest neighbourhoods improve nothing any more. */
  exhausted = false;

  constructor(
    prices: Float64Array,
    pool: readonly PricedColumn[],
    packing: readonly PricedColumn[],
    options: ImproveOptions,
  ) {
    this.search = new NeighbourhoodSearch(prices, pool, packing, seededRandom(options.seed), options.allows);
    this.options = options;
    this.rowCount = prices.length;
  }

  packing(): PricedColumn[] {
    return this.search.packing();
  }

  /** Searches up to `rounds` neighbourhoods; true when the packing got better. */
  run(rounds: number): boolean {
    let better = false;
    for (let round = 0; round < rounds && !this.exhausted && !this.options.shouldStop(); round += 1) {
      if (this.search.improve(this.size)) {
        better = true;
        this.failures = 0;
      } else this.failures += 1;
      if (this.failures >= this.rowCount / 2) this.widen();
    }
    return better;
  }

  private widen(): void {
    this.exhausted = this.size >= LARGEST;
    this.size = Math.min(LARGEST, Math.ceil(this.size * 1.4));
    this.failures = 0;
  }
}

class NeighbourhoodSearch {
  private readonly prices: Float64Array;
  private readonly pool: readonly PricedColumn[];
  /** Columns of the pool through each row, smallest loss first. */
  private readonly through: readonly (readonly number[])[];
  /** Column of the packing that covers each row. */
  private readonly cover: (PricedColumn | null)[];
  private readonly random: () => number;
  private readonly allows: ImproveOptions['allows'];
  /** Marks the freed rows of the present neighbourhood. */
  private readonly isFreed: Uint8Array;

  constructor(
    prices: Float64Array,
    pool: readonly PricedColumn[],
    packing: readonly PricedColumn[],
    random: () => number,
    allows: ImproveOptions['allows'],
  ) {
    this.prices = prices;
    this.allows = allows;
    this.isFreed = new Uint8Array(prices.length);
    this.pool = pool.toSorted((a, b) => b.reducedCost - a.reducedCost || compareRows(a.rows, b.rows));
    const through: number[][] = Array.from(prices, () => []);
    for (const [column, { rows }] of this.pool.entries()) for (const row of rows) through[row]!.push(column);
    this.through = through;
    this.cover = Array.from(prices, () => null);
    this.random = random;
    for (const column of packing) for (const row of column.rows) this.cover[row] = column;
  }

  packing(): PricedColumn[] {
    return [...new Set(this.cover.filter((column) => column !== null))];
  }

  /** Re-packs one neighbourhood of about `size` rows; true when the packing got better. */
  improve(size: number): boolean {
    const freed = this.neighbourhood(size);
    const freedRows = [...freed];
    const local = new Map(freedRows.map((row, index) => [row, index]));
    const columns = this.columnsWithin(freed).map(({ rows, value, reducedCost }) => ({
      rows: rows.map((row) => local.get(row)!),
      value,
      reducedCost,
    }));
    const before = this.lossOf(freedRows);
    const localPrices = Float64Array.from(freedRows, (row) => this.prices[row]!);
    const { best } = lossSearch(localPrices, columns, before - 1e-9, { maxWork: WORK });
    if (best === null) return false;
    return this.take(freedRows, best.columns);
  }

  /** Puts columns (over ranks of the freed rows) in place; false, and all as before, when that is not allowed. */
  private take(freedRows: readonly number[], columns: readonly PricedColumn[]): boolean {
    const before = freedRows.map((row) => this.cover[row]!);
    for (const row of freedRows) this.cover[row] = null;
    for (const { rows, value, reducedCost } of columns) {
      const column = { rows: rows.map((index) => freedRows[index]!), value, reducedCost };
      for (const row of column.rows) this.cover[row] = column;
    }
    if (this.allows(this.packing())) return true;
    for (const [rank, row] of freedRows.entries()) this.cover[row] = before[rank]!;
    return false;
  }

  private lossOf(rows: readonly number[]): number {
    const columns = new Set(rows.map((row) => this.cover[row]).filter((column) => column !== null));
    let loss = 0;
    for (const column of columns) loss -= column!.reducedCost;
    for (const row of rows) if (this.cover[row] === null) loss += this.prices[row]!;
    return loss;
  }

  private columnsWithin(rows: ReadonlySet<number>): PricedColumn[] {
    const { isFreed, pool } = this;
    for (const row of rows) isFreed[row] = 1;
    const columns: PricedColumn[] = [];
    for (const row of rows) {
      for (const at of this.through[row]!) {
        const column = pool[at]!;
        // Each once: where its first row is met.
        if (column.rows[0] === row && column.rows.every((other) => isFreed[other] === 1))
          columns.push(column);
      }
    }
    for (const row of rows) isFreed[row] = 0;
    return columns;
  }

  /** Whole covers around a losing row, grown along pool columns of small loss. */
  private neighbourhood(size: number): Set<number> {
    const freed = new Set<number>();
    this.free(this.losingRow(), freed);
    for (let tries = 0; freed.size < size && tries < 20 * size; tries += 1) {
      const rows = [...freed];
      const row = rows[Math.floor(this.random() * rows.length)]!;
      const columns = this.through[row]!;
      const pick = columns[Math.floor(this.random() ** 2 * Math.min(columns.length, 40))];
      if (pick === undefined) {
        this.free(Math.floor(this.random() * this.prices.length), freed);
        continue;
      }
      for (const other of this.pool[pick]!.rows) if (freed.size < size) this.free(other, freed);
    }
    return freed;
  }

  private free(row: number, freed: Set<number>): void {
    for (const other of this.cover[row]?.rows ?? [row]) freed.add(other);
  }

  /** A row drawn in proportion to what its cover, or its absence, loses. */
  private losingRow(): number {
    const losses = this.cover.map((column, row) =>
      column === null ? this.prices[row]! : Math.max(0, -column.reducedCost / column.rows.length),
    );
    const total = losses.reduce((a, b) => a + b, 0);
    let left = this.random() * total;
    for (const [row, loss] of losses.entries()) {
      left -= loss;
      if (left < 0) return row;
    }
    return Math.floor(this.random() * losses.length);
  }
}
