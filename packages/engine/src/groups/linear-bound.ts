import { reducedCostOf, spreadColumns } from './column-source.ts';
import type { Column, ColumnSource, Pricing } from './column-source.ts';
import type { LinearMaster } from './set-packing-solver.ts';

/** What the linear relaxation proves: with these prices no column is worth more than the sum of its rows' prices. */
export interface LinearBound {
  readonly prices: Float64Array;
  /** Σ prices: no packing is worth more. */
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
  /** Called after each round with the best proven bound and the number of columns. */
  readonly onRound: (bound: number, columns: number) => void;
  /** Prices known beforehand to prove a bound. */
  readonly initialPrices: Float64Array;
}

/** The relaxation counts as solved when proven bound and master differ by at most this, relatively. */
const TOLERANCE = 1e-7;
/** New columns through one row in one round. */
const PER_ROW = 10;
/** Columns one pricing may return. */
const PRICING_LIMIT = 60_000;
/** Share of the best prices in the point where columns are priced. */
const SMOOTHING = 0.5;

interface Search {
  best: Float64Array;
  bound: number;
  /** Reduced cost above which columns are looked for. */
  threshold: number;
  smoothing: number;
}

/**
 * Column generation: solves the linear relaxation of a set packing over all columns of the source.
 *
 * Each round solves the master over the columns known, then asks the source for columns above a threshold. After an
 * exhaustive pricing, raising the price of each row by the largest reduced cost / size of a column through it (at
 * least threshold / smallest size) makes the prices feasible for the dual, so that their sum is a proven bound whatever
 * the solver's tolerances. Prices are smoothed between the best proven and the current ones (Wentges) to calm
 * the oscillation of the dual.
 */
export async function linearBound(
  master: LinearMaster,
  source: ColumnSource,
  start: readonly Column[],
  options: LinearBoundOptions,
): Promise<LinearBound> {
  const columns: Column[] = [];
  const add = (more: readonly Column[]) => {
    master.addColumns({ rows: more.map(({ rows }) => rows), values: more.map(({ value }) => value) });
    columns.push(...more);
  };
  add(start);
  const best = options.initialPrices;
  const scale = best.reduce((a, b) => Math.max(a, b), 0);
  const search: Search = {
    best,
    bound: sum(best),
    threshold: Math.max(scale * source.firstThreshold, floorOf(scale)),
    smoothing: SMOOTHING,
  };
  for (;;) {
    const { objective, prices, primal } = master.solve();
    const state = () => ({ prices: search.best, bound: search.bound, columns, primal });
    if (search.bound - objective <= TOLERANCE * search.bound) return { ...state(), complete: true };
    if (options.shouldStop()) return { ...state(), complete: false };
    const step = priceOnce(source, prices, search, scale);
    if (step.kind === 'exhausted') return { ...state(), complete: step.complete };
    add(step.columns);
    options.onRound(search.bound, columns.length);
    await options.pause();
  }
}

/** Reduced costs at most this count as none. */
function floorOf(scale: number): number {
  return (TOLERANCE / 10) * scale;
}

type Step =
  | { readonly kind: 'columns'; readonly columns: readonly Column[] }
  | { readonly kind: 'exhausted'; readonly complete: boolean };

/** Prices until columns that improve the master are found, or until none is left. */
function priceOnce(source: ColumnSource, current: Float64Array, search: Search, scale: number): Step {
  const floor = floorOf(scale);
  for (;;) {
    const point = current.map(
      (price, row) => search.smoothing * search.best[row]! + (1 - search.smoothing) * price,
    );
    const pricing = source.price(point, search.threshold, PRICING_LIMIT);
    if (pricing.exhaustive) keepBest(source, point, pricing, search);
    const improving = pricing.columns
      .map((column) => ({ ...column, reducedCost: reducedCostOf(column, current) }))
      .filter(({ reducedCost }) => reducedCost > floor);
    const chosen = spreadColumns(improving, PER_ROW, source.rowCount);
    const few = chosen.length < source.rowCount / 4;
    const last = search.threshold <= floor && search.smoothing === 0;
    if (chosen.length > 0) {
      if (few && pricing.exhaustive) search.threshold = Math.max(floor, search.threshold / 3);
      return { kind: 'columns', columns: chosen };
    }
    if (last || (!pricing.exhaustive && search.smoothing === 0)) {
      return { kind: 'exhausted', complete: last && pricing.exhaustive };
    }
    if (search.threshold <= floor || !pricing.exhaustive)
      search.smoothing = search.smoothing > 0.1 ? search.smoothing / 2 : 0;
    search.threshold = Math.max(floor, search.threshold / 3);
  }
}

/** Turns an exhaustive pricing into prices that no column exceeds, kept when their sum is a better bound. */
function keepBest(source: ColumnSource, point: Float64Array, pricing: Pricing, search: Search): void {
  const raise = new Float64Array(point.length).fill(Math.max(0, search.threshold) / source.smallest);
  for (const { rows, reducedCost } of pricing.columns) {
    const share = reducedCost / rows.length;
    for (const row of rows) raise[row] = Math.max(raise[row]!, share);
  }
  const proven = point.map((price, row) => price + raise[row]!);
  const bound = sum(proven);
  if (bound >= search.bound) return;
  search.best = proven;
  search.bound = bound;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
