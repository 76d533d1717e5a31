import { noCharge, reducedCostOf, spreadColumns } from './column-source.ts';
import type { Column, ColumnCharge, ColumnSource, PricedColumn, Pricing } from './column-source.ts';
import type { LinearMaster } from './set-packing-solver.ts';
import type { SideLimits, Triple } from './side-limits.ts';

/**
 * What the linear relaxation proves: with these prices no column is worth more than the prices of its rows and of the side limits
 * that it uses.
 */
export interface LinearBound {
  readonly prices: Float64Array;
  /** Prices of the side limits. */
  readonly limitPrices: Float64Array;
  /** Σ prices + Σ limit prices × capacities: no packing is worth more. */
  readonly bound: number;
  /** Columns generated on the way, to build packings from. */
  readonly columns: readonly Column[];
  /** Fractional use of `columns` in the last relaxation. */
  readonly primal: Float64Array;
  /** False when it ended before the relaxation was solved over all columns; `bound` is proven all the same. */
  readonly complete: boolean;
}

export interface LinearBoundOptions {
  readonly shouldStop: () => boolean;
  readonly pause: () => Promise<void>;
  /** Called after each round. */
  readonly onRound: (bound: LinearBound) => void;
  /** Prices known beforehand to prove a bound. */
  readonly initialPrices: Float64Array;
  /** Prices thought to be near the best, to be proven first. */
  readonly hint: Float64Array | null;
  /** The relaxation counts as solved when proven bound and master differ by at most this, relatively. */
  readonly tolerance: number;
}

/** New columns through one row in one round. */
const PER_ROW = 10;
/** Columns one pricing may return. */
const PRICING_LIMIT = 60_000;
/** Share of the best prices in the point where columns are priced. */
const SMOOTHING = 0.5;

/**
 * Column generation: the linear relaxation of a set packing over all columns of the source, with side limits.
 *
 * Each round solves the master over the columns known, then asks the source for columns above a threshold. After an
 * exhaustive pricing, raising the price of each row by the largest reduced cost / size of a column through it (at
 * least threshold / smallest size) makes the prices feasible for the dual, so that their sum is a proven bound whatever
 * the solver's tolerances. Prices are smoothed between the best proven and the current ones (Wentges 1997)
 * to calm the oscillation of the dual.
 */
export class Relaxation {
  readonly limits: SideLimits;
  private readonly master: LinearMaster;
  private readonly source: ColumnSource;
  private readonly options: LinearBoundOptions;
  private readonly columns: Column[] = [];
  private readonly known = new Set<string>();
  private readonly scale: number;
  /** Prices of rows, then of limits, with the best proven bound. */
  private best: Float64Array;
  private bound: number;
  private current: Float64Array;
  private primal: Float64Array = new Float64Array(0);
  private complete = false;
  private threshold = 0;
  private smoothing = SMOOTHING;

  constructor(
    master: LinearMaster,
    source: ColumnSource,
    limits: SideLimits,
    start: readonly Column[],
    options: LinearBoundOptions,
  ) {
    this.master = master;
    this.source = source;
    this.limits = limits;
    this.options = options;
    this.best = withLimits(options.initialPrices, limits.count);
    this.current = this.best;
    this.bound = this.totalOf(this.best);
    this.scale = options.initialPrices.reduce((a, b) => Math.max(a, b), 0);
    master.addLimits(limits.capacities.map((capacity) => ({ capacity, uses: [] })));
    this.add(start);
  }

  result(): LinearBound {
    const rows = this.source.rowCount;
    return {
      prices: this.best.slice(0, rows),
      limitPrices: this.best.slice(rows),
      bound: this.bound,
      columns: this.columns,
      primal: this.primal,
      complete: this.complete,
    };
  }

  /** Solves the relaxation under the present limits. */
  async converge(): Promise<LinearBound> {
    const { tolerance, shouldStop, onRound, pause } = this.options;
    this.complete = false;
    this.threshold = Math.max(this.scale * this.source.firstThreshold, this.floor());
    this.smoothing = SMOOTHING;
    if (this.options.hint !== null && this.columns.length > 0) this.prove(this.options.hint);
    for (;;) {
      const { objective, prices, primal } = this.master.solve();
      this.current = prices;
      this.primal = primal;
      this.complete = this.bound - objective <= tolerance * this.bound;
      if (this.complete || shouldStop()) return this.result();
      const step = this.priceOnce();
      if (step.kind === 'exhausted') {
        this.complete = step.complete;
        return this.result();
      }
      this.add(step.columns);
      onRound(this.result());
      await pause();
    }
  }

  /** Adds cuts on triples; the prices proven so far stay proven, the cuts costing nothing. */
  cut(triples: readonly Triple[]): void {
    const first = this.limits.count;
    this.limits.addTriples(triples);
    const uses: { column: number; amount: number }[][] = triples.map(() => []);
    for (const [column, { rows }] of this.columns.entries()) {
      for (const { limit, amount } of this.limits.usesOf(rows)) {
        if (limit >= first) uses[limit - first]!.push({ column, amount });
      }
    }
    this.master.addLimits(uses.map((list) => ({ capacity: 1, uses: list })));
    this.best = withLimits(this.best, triples.length);
  }

  private add(more: readonly Column[]): void {
    const keyOf = ({ rows, value }: Column) => `${rows.join()}=${value}`;
    const fresh = more.filter((column) => !this.known.has(keyOf(column)));
    for (const column of fresh) this.known.add(keyOf(column));
    this.master.addColumns({
      rows: fresh.map(({ rows }) => rows),
      values: fresh.map(({ value }) => value),
      ...(this.limits.count > 0 ? { uses: fresh.map(({ rows }) => this.limits.usesOf(rows)) } : {}),
    });
    this.columns.push(...fresh);
  }

  /** Reduced costs at most this count as none. */
  private floor(): number {
    return (this.options.tolerance / 10) * this.scale;
  }

  /** Prices until columns that improve the master are found, or until none is left. */
  private priceOnce(): Step {
    const floor = this.floor();
    const charge = this.limits.charge(this.current.subarray(this.source.rowCount));
    for (;;) {
      const point = this.current.map(
        (price, row) => this.smoothing * this.best[row]! + (1 - this.smoothing) * price,
      );
      const pricing = this.priceAt(point, this.threshold);
      const chosen = this.improving(pricing.columns, charge, floor);
      const last = this.threshold <= floor && this.smoothing === 0;
      if (chosen.length > 0) {
        const few = chosen.length < this.source.rowCount / 4;
        if (few && pricing.exhaustive) this.threshold = Math.max(floor, this.threshold / 3);
        return { kind: 'columns', columns: chosen };
      }
      if (last || (!pricing.exhaustive && this.smoothing === 0)) {
        return { kind: 'exhausted', complete: last && pricing.exhaustive };
      }
      if (this.threshold <= floor || !pricing.exhaustive)
        this.smoothing = this.smoothing > 0.1 ? this.smoothing / 2 : 0;
      this.threshold = Math.max(floor, this.threshold / 3);
    }
  }

  private improving(columns: readonly PricedColumn[], charge: ColumnCharge, floor: number): PricedColumn[] {
    const improving = columns
      .map((column) => ({
        ...column,
        reducedCost: reducedCostOf(column, this.current) - (charge === noCharge ? 0 : charge.of(column.rows)),
      }))
      .filter(({ reducedCost }) => reducedCost > floor);
    return spreadColumns(improving, PER_ROW, this.source.rowCount);
  }

  private priceAt(point: Float64Array, threshold: number): Pricing {
    const rows = this.source.rowCount;
    const charge = this.limits.charge(point.subarray(rows));
    const pricing = this.source.price(point.subarray(0, rows), threshold, PRICING_LIMIT, charge);
    if (pricing.exhaustive) this.keepBest(point, pricing, threshold);
    return pricing;
  }

  /** Makes a bound of prices from elsewhere. */
  private prove(hint: Float64Array): void {
    const point = withLimits(hint, this.limits.count);
    this.priceAt(point, this.floor());
  }

  /** Turns an exhaustive pricing into prices that no column exceeds, kept when their sum is a better bound. */
  private keepBest(point: Float64Array, pricing: Pricing, threshold: number): void {
    const rowCount = this.source.rowCount;
    const raise = new Float64Array(rowCount).fill(Math.max(0, threshold) / this.source.smallest);
    for (const { rows, reducedCost } of pricing.columns) {
      const share = reducedCost / rows.length;
      for (const row of rows) raise[row] = Math.max(raise[row]!, share);
    }
    const proven = point.map((price, row) => price + (raise[row] ?? 0));
    const bound = this.totalOf(proven);
    if (bound >= this.bound) return;
    this.best = proven;
    this.bound = bound;
  }

  private totalOf(prices: Float64Array): number {
    const rows = this.source.rowCount;
    return prices.reduce(
      (sum, price, row) => sum + (row < rows ? price : price * this.limits.capacities[row - rows]!),
      0,
    );
  }
}

type Step =
  | { readonly kind: 'columns'; readonly columns: readonly Column[] }
  | { readonly kind: 'exhausted'; readonly complete: boolean };

function withLimits(prices: Float64Array, limits: number): Float64Array {
  const all = new Float64Array(prices.length + limits);
  all.set(prices);
  return all;
}
