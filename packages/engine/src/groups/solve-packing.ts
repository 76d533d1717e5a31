import { listedColumns } from './column-source.ts';
import type { Column, ColumnSource, PricedColumn, Pricing } from './column-source.ts';
import { greedyPacking, packingValue, perMember } from './greedy-packing.ts';
import { improvePacking } from './improve-packing.ts';
import { linearBound } from './linear-bound.ts';
import type { LinearBound } from './linear-bound.ts';
import { lossSearch } from './loss-search.ts';
import { TABLE_ROWS, lossTable } from './loss-table.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';

export interface PackingOptions {
  readonly seed: number;
  readonly shouldStop: () => boolean;
  readonly pause: () => Promise<void>;
  readonly onProgress: (progress: PackingProgress) => void;
  /** Stop once (bound − objective) / objective is at most this. */
  readonly targetGap: number;
  /** Nodes of the solver's branch and bound. */
  readonly maxNodes: number;
  /** All values are whole numbers, so that a bound may be rounded down. */
  readonly wholeValues: boolean;
}

export interface PackingProgress {
  readonly stage: 'bounding' | 'improving' | 'proving';
  readonly incumbent: number;
  readonly bound: number;
  readonly columns: number;
}

export interface PackingSolution {
  readonly chosen: readonly Column[];
  readonly objective: number;
  readonly bound: number;
  readonly proven: boolean;
  readonly stopped: boolean;
  /** Columns generated. */
  readonly columns: number;
}

/** Objective and bound closer than this, relatively, are the same. */
export const PROOF_TOLERANCE = 1e-6;
/** Columns kept near the linear bound. */
const POOL = 24_000;
/** Steps of the table of losses. */
const TABLE_WORK = 4e9;
/** Columns handed to the integer solver at most. */
const INTEGER_COLUMNS = 9_000;

/**
 * Maximum-value set packing over the columns of a source, with a proven upper bound.
 *
 * 1. Linear relaxation by column generation (`linearBound`): prices and a proven bound.
 * 2. Columns losing less than bound − incumbent are the only ones a better packing can use: a packing is rounded from the
 *    relaxation, improved by neighbourhoods (`improvePacking`), and the rest searched exactly (`lossSearch`), then
 *    by the integer solver, while those columns are few enough to be listed.
 * `proven` is true only when nothing better can exist within 1e-6; otherwise the bound is what has been proven.
 * Deterministic for a seed as long as the caller does not stop it.
 */
export async function solvePacking(
  solver: SetPackingSolver,
  source: ColumnSource,
  start: { readonly columns: readonly Column[]; readonly prices: Float64Array },
  options: PackingOptions,
): Promise<PackingSolution> {
  if (source.rowCount === 0) return NOTHING_TO_PACK;
  let incumbent = bestOf([
    greedyPacking(source.rowCount, start.columns),
    greedyPacking(source.rowCount, start.columns, perMember),
  ]);
  const master = solver.openMaster(source.rowCount);
  let linear: LinearBound;
  try {
    linear = await linearBound(master, source, start.columns, {
      ...options,
      initialPrices: start.prices,
      onRound: (bound, columns) =>
        options.onProgress({ stage: 'bounding', incumbent: packingValue(incumbent), bound, columns }),
    });
  } finally {
    master.close();
  }
  incumbent = bestOf([incumbent, roundedPacking(source.rowCount, linear)]);
  return await new IntegerPhase(solver, source, linear, incumbent, options).run();
}

const NOTHING_TO_PACK: PackingSolution = {
  chosen: [],
  objective: 0,
  bound: 0,
  proven: true,
  stopped: false,
  columns: 0,
};

/** Convenience for a list of columns. */
export function solveListedPacking(
  solver: SetPackingSolver,
  rowCount: number,
  columns: readonly Column[],
  options: PackingOptions,
): Promise<PackingSolution> {
  const useful = columns.filter(({ value, rows }) => value > 0 && rows.length > 0);
  const prices = new Float64Array(rowCount);
  for (const column of useful) {
    for (const row of column.rows) prices[row] = Math.max(prices[row]!, perMember(column));
  }
  const start = [greedyPacking(rowCount, useful), greedyPacking(rowCount, useful, perMember)].flat();
  return solvePacking(solver, listedColumns(rowCount, useful), { columns: start, prices }, options);
}

function bestOf(packings: readonly Column[][]): Column[] {
  return packings.reduce(
    (best, packing) => (packingValue(packing) > packingValue(best) ? packing : best),
    [],
  );
}

/** Columns most used by the relaxation first. */
function roundedPacking(rowCount: number, linear: LinearBound): Column[] {
  const used = linear.columns.flatMap((column, i) => {
    const use = linear.primal[i] ?? 0;
    return use > 1e-6 ? [{ ...column, use }] : [];
  });
  const useOf = new Map<Column, number>(used.map((column) => [column, column.use]));
  return greedyPacking(rowCount, used, (column) => useOf.get(column) ?? 0);
}

class IntegerPhase {
  private readonly solver: SetPackingSolver;
  private readonly source: ColumnSource;
  private readonly prices: Float64Array;
  private readonly total: number;
  private readonly options: PackingOptions;
  private readonly generated: number;
  private incumbent: readonly Column[];
  private objective: number;
  private bound: number;
  private pool: Pricing | null = null;

  constructor(
    solver: SetPackingSolver,
    source: ColumnSource,
    linear: LinearBound,
    incumbent: readonly Column[],
    options: PackingOptions,
  ) {
    this.solver = solver;
    this.source = source;
    this.prices = linear.prices;
    this.total = linear.bound;
    this.options = options;
    this.generated = linear.columns.length;
    this.incumbent = incumbent;
    this.objective = packingValue(incumbent);
    this.bound = linear.bound;
    this.tightenWhole();
  }

  async run(): Promise<PackingSolution> {
    const rows = this.source.rowCount;
    const phases = [
      () => this.search(2e6),
      () => this.tabulate(),
      () => this.improve(5 * rows),
      () => this.search(5e7),
      () => this.improve(60 * rows),
      () => this.search(2e8),
      () => this.branch(),
    ];
    for (const phase of phases) {
      if (this.finished()) break;
      phase();
      await this.options.pause();
    }
    const proven = this.isProven();
    return {
      chosen: this.incumbent,
      objective: this.objective,
      bound: proven ? this.objective : this.bound,
      proven,
      stopped: !proven && this.options.shouldStop(),
      columns: this.generated + (this.pool?.columns.length ?? 0),
    };
  }

  private finished(): boolean {
    const near = this.bound - this.objective <= this.options.targetGap * this.objective;
    return this.isProven() || near || this.options.shouldStop();
  }

  private isProven(): boolean {
    return this.bound - this.objective <= PROOF_TOLERANCE * Math.max(this.bound, Number.MIN_VALUE);
  }

  private tightenWhole(): void {
    if (this.options.wholeValues) this.bound = Math.min(this.bound, Math.floor(this.bound + 1e-6));
  }

  /** Loss that a packing better than the incumbent must stay under. */
  private budget(): number {
    const step = this.options.wholeValues ? 1 - 1e-6 : PROOF_TOLERANCE * 0.1 * this.objective;
    return this.total - this.objective - step;
  }

  /** Columns losing at most `loss`; remembered, since windows only shrink as the incumbent improves. */
  private window(loss: number): Pricing {
    const limit = this.source.rowCount > TABLE_ROWS ? POOL : Infinity;
    return this.source.price(this.prices, -loss - 1e-9 * (1 + this.total), limit);
  }

  /** Exact search under growing budgets; each one completed lowers the bound. */
  private search(work: number): void {
    const full = this.budget();
    for (const budget of this.source.costly ? [full] : [full / 64, full / 16, full / 4, full]) {
      const near = this.window(budget);
      if (!near.exhaustive) return;
      this.pool = near;
      const { complete, best } = lossSearch(this.prices, near.columns, budget, work);
      if (best !== null) this.accept(best.columns);
      if (!complete) return;
      this.bound = Math.max(this.objective, Math.min(this.bound, this.total - (best?.loss ?? budget)));
      this.tightenWhole();
      if (best !== null) return this.settle();
      this.report('proving');
      if (this.options.shouldStop()) return;
    }
    this.settle();
  }

  /** Everything that could beat the incumbent has been looked at. */
  private settle(): void {
    this.bound = this.objective;
    this.report('proving');
  }

  /** Few rows: the whole budget at once, by dynamic programming. */
  private tabulate(): void {
    if (this.source.rowCount > TABLE_ROWS) return;
    const budget = this.budget();
    const near = this.window(budget);
    if (!near.exhaustive) return;
    const { complete, best } = lossTable(this.prices, near.columns, budget, TABLE_WORK);
    if (best !== null) this.accept(best.columns);
    if (complete) this.settle();
  }

  private improve(rounds: number): void {
    this.widenPool();
    const packing = this.incumbent.map((column) => this.priced(column));
    const { seed, shouldStop } = this.options;
    const better = improvePacking(this.prices, this.pool!.columns, packing, { seed, rounds, shouldStop });
    this.accept(better);
    this.report('improving');
  }

  /** As many columns near the bound as the pool may hold. */
  private widenPool(): void {
    const full = this.budget();
    if (this.source.costly) {
      this.pool ??= this.window(full);
      return;
    }
    for (let loss = full / 256; this.pool === null || this.pool.columns.length < POOL / 2; loss *= 1.5) {
      const near = this.window(Math.min(loss, 2 * full));
      if (this.pool === null || near.columns.length >= this.pool.columns.length) this.pool = near;
      if (!near.exhaustive || loss >= 2 * full) return;
    }
  }

  private priced({ rows, value }: Column): PricedColumn {
    return { rows, value, reducedCost: rows.reduce((cost, row) => cost - this.prices[row]!, value) };
  }

  private accept(columns: readonly Column[]): void {
    const value = packingValue(columns);
    if (value <= this.objective) return;
    this.incumbent = columns;
    this.objective = value;
  }

  /** The integer solver over all columns that could be in a better packing, when they are few enough. */
  private branch(): void {
    const near = this.window(this.budget());
    if (!near.exhaustive || near.columns.length > INTEGER_COLUMNS) return;
    const own = this.incumbent.map((column) => this.priced(column));
    const columns = [...own, ...near.columns];
    const choice = this.solver.solveInteger(
      this.source.rowCount,
      { rows: columns.map(({ rows }) => rows), values: columns.map(({ value }) => value) },
      {
        maxNodes: this.options.maxNodes,
        shouldStop: this.options.shouldStop,
        start: own.map((_, index) => index),
        absoluteGap: this.options.wholeValues ? 1 - 1e-6 : PROOF_TOLERANCE * 0.5 * this.objective,
        seed: this.options.seed,
      },
    );
    this.accept(choice.chosen.map((index) => columns[index]!));
    if (choice.status === 'optimal') this.bound = this.objective;
    else this.bound = Math.max(this.objective, Math.min(this.bound, choice.bound));
    this.tightenWhole();
    this.report('proving');
  }

  private report(stage: PackingProgress['stage']): void {
    const columns = this.generated + (this.pool?.columns.length ?? 0);
    this.options.onProgress({ stage, incumbent: this.objective, bound: this.bound, columns });
  }
}
