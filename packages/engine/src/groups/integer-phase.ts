import { noCharge } from './column-source.ts';
import type { Column, ColumnCharge, ColumnSource, PricedColumn, Pricing } from './column-source.ts';
import { packingValue } from './greedy-packing.ts';
import { PackingImprovement } from './improve-packing.ts';
import type { LinearBound, Relaxation } from './linear-bound.ts';
import { lossSearch } from './loss-search.ts';
import { TABLE_ROWS, lossTable } from './loss-table.ts';
import type { PackingStanding } from './packing-standing.ts';
import type { PackingOptions, PackingProgress, PackingSolution, PackingState } from './packing-types.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { violatedTriples } from './side-limits.ts';
import type { SideLimits } from './side-limits.ts';

/** Objective and bound closer than this, relatively, are the same. */
export const PROOF_TOLERANCE = 1e-6;
/** Columns kept near the linear bound. */
const POOL = 24_000;
/** Steps of the table of losses. */
const TABLE_WORK = 4e9;
/** Columns handed to the integer solver at most. */
const INTEGER_COLUMNS = 9_000;
/** Neighbourhoods searched between two reports. */
const SLICE = 200;
/** Rounds of cuts on triples, and cuts through one row in a round. */
const CUT_ROUNDS = 30;
const CUTS_PER_ROW = 4;

export interface IntegerProblem {
  readonly solver: SetPackingSolver;
  readonly source: ColumnSource;
  /** The relaxation without side limits. */
  readonly plain: LinearBound;
  /** The relaxation with them; cuts are added to it. */
  readonly tight: Relaxation;
  readonly standing: PackingStanding;
  readonly options: PackingOptions;
}

/** Prices that no column exceeds, and what they add up to. */
interface Dual {
  readonly prices: Float64Array;
  readonly limitPrices: Float64Array;
  readonly charge: ColumnCharge;
  readonly total: number;
}

/** From the relaxation to a packing: see `solvePacking`. */
export class IntegerPhase {
  private readonly problem: IntegerProblem;
  private readonly options: PackingOptions;
  private readonly limits: SideLimits;
  private readonly plain: Dual;
  private tight: Dual;
  private incumbent: readonly Column[];
  private objective: number;
  private bound: number;
  private pool: Pricing | null = null;
  private improvement: PackingImprovement | null = null;

  constructor(problem: IntegerProblem) {
    this.problem = problem;
    this.options = problem.options;
    this.limits = problem.tight.limits;
    this.plain = dualOf(problem.plain, noCharge);
    this.tight = this.tightDual();
    this.incumbent = problem.standing.best;
    this.objective = problem.standing.value;
    this.bound = Math.min(this.plain.total, this.tight.total);
    this.tightenWhole();
  }

  async run(): Promise<PackingSolution> {
    const rows = this.problem.source.rowCount;
    const phases: (() => void | Promise<void>)[] = [
      () => this.search(2e6),
      () => this.tabulate(),
      () => this.improve(5 * rows),
      () => this.search(2e7),
      () => this.improve(20 * rows),
      () => this.cut(),
      () => this.search(1e8),
      () => this.branch(),
      () => this.improve(100 * rows),
    ];
    for (const phase of phases) {
      if (this.finished()) break;
      await phase();
      this.options.onState?.(this.state());
      await this.options.pause();
    }
    return this.solution();
  }

  private solution(): PackingSolution {
    const proven = this.isProven();
    return {
      chosen: this.incumbent,
      objective: this.objective,
      bound: proven ? this.objective : this.bound,
      proven,
      stopped: !proven && this.options.shouldStop(),
      columns: this.generated(),
      state: this.state(),
    };
  }

  private state(): PackingState {
    const { prices } = this.plain;
    const { incumbent: chosen, bound, problem } = this;
    return { chosen, bound, prices, columns: () => columnsWorthKeeping(problem, chosen) };
  }

  private generated(): number {
    return this.problem.tight.result().columns.length + (this.pool?.columns.length ?? 0);
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

  private tightDual(): Dual {
    const linear = this.problem.tight.result();
    return dualOf(linear, this.limits.charge(linear.limitPrices));
  }

  /** Loss that a packing better than the incumbent must stay under. */
  private budget(total: number): number {
    const step = this.options.wholeValues ? 1 - 1e-6 : PROOF_TOLERANCE * 0.1 * this.objective;
    return total - this.objective - step;
  }

  private window({ prices, charge, total }: Dual, loss: number): Pricing {
    const { source } = this.problem;
    const limit = source.rowCount > TABLE_ROWS ? POOL : Infinity;
    return source.price(prices, -loss - 1e-9 * (1 + total), limit, charge);
  }

  /** Exact search under growing budgets; each one completed lowers the bound. */
  private search(work: number): void {
    const { tight } = this;
    const { source } = this.problem;
    const full = this.budget(tight.total);
    for (const budget of source.costly ? [full] : [full / 64, full / 16, full / 4, full]) {
      const near = this.window(tight, budget);
      if (!near.exhaustive) return;
      const { complete, best } = lossSearch(tight.prices, near.columns, budget, {
        maxWork: work,
        shouldStop: this.options.shouldStop,
        also: (columns) => this.alsoLost(columns),
      });
      if (best !== null) this.accept(best.columns);
      if (!complete) return;
      this.bound = Math.max(this.objective, Math.min(this.bound, tight.total - (best?.loss ?? budget)));
      this.tightenWhole();
      if (best !== null) return this.settle();
      this.report('proving');
    }
    this.settle();
  }

  private alsoLost(columns: readonly Column[]): number {
    const { limits } = this;
    if (limits.count === 0) return 0;
    return limits.allows(columns) ? limits.slackWorth(columns, this.tight.limitPrices) : Infinity;
  }

  /** Everything that could beat the incumbent has been looked at. */
  private settle(): void {
    this.bound = this.objective;
    this.report('proving');
  }

  /** Few rows: the whole budget at once, by dynamic programming. */
  private tabulate(): void {
    const { source } = this.problem;
    if (source.rowCount > TABLE_ROWS || this.limits.binding) return;
    const { prices, total } = this.plain;
    const budget = this.budget(total);
    const near = this.window(this.plain, budget);
    if (!near.exhaustive) return;
    const { shouldStop } = this.options;
    const { complete, best } = lossTable(prices, near.columns, budget, TABLE_WORK, shouldStop);
    if (best !== null) this.accept(best.columns);
    if (complete) this.settle();
  }

  private async improve(rounds: number): Promise<void> {
    const improvement = this.openImprovement();
    for (let left = rounds; left > 0 && !improvement.exhausted; left -= SLICE) {
      if (this.finished()) return;
      if (improvement.run(Math.min(SLICE, left))) this.accept(improvement.packing());
      this.report('improving');
      await this.options.pause();
    }
  }

  private openImprovement(): PackingImprovement {
    const { improvement } = this;
    if (improvement !== null && packingValue(improvement.packing()) >= this.objective - 1e-9)
      return improvement;
    const { prices } = this.plain;
    this.improvement = new PackingImprovement(
      prices,
      this.widePool().columns,
      this.incumbent.map(({ rows, value }) => priced(rows, value, prices)),
      {
        seed: this.options.seed,
        shouldStop: this.options.shouldStop,
        allows: (packing) => this.limits.allows(packing),
      },
    );
    return this.improvement;
  }

  /** As many columns near the bound as the pool may hold. */
  private widePool(): Pricing {
    if (this.pool !== null) return this.pool;
    const full = this.budget(this.plain.total);
    let pool = this.window(this.plain, this.problem.source.costly ? full : full / 256);
    if (!this.problem.source.costly) {
      for (let loss = (full / 256) * 1.5; pool.columns.length < POOL / 2; loss *= 1.5) {
        const near = this.window(this.plain, Math.min(loss, 2 * full));
        if (near.columns.length >= pool.columns.length) pool = near;
        if (!near.exhaustive || loss >= 2 * full) break;
      }
    }
    this.pool = pool;
    return pool;
  }

  private accept(columns: readonly Column[]): void {
    const value = packingValue(columns);
    if (value <= this.objective || !this.limits.allows(columns)) return;
    this.incumbent = columns;
    this.objective = value;
    this.problem.standing.offer(columns);
  }

  /** Tightens the relaxation by cuts on triples, while they lower the bound. */
  private async cut(): Promise<void> {
    const { tight, source } = this.problem;
    if (!source.takesCharges) return;
    let idle = 0;
    for (let round = 0; round < CUT_ROUNDS && idle < 3 && !this.finished(); round += 1) {
      const { columns, primal } = tight.result();
      const triples = violatedTriples(this.limits, columns, primal, CUTS_PER_ROW);
      if (triples.length === 0) return;
      tight.cut(triples);
      const { bound } = await tight.converge();
      this.accept(this.problem.standing.best);
      const gain = this.bound - bound;
      idle = gain > 0.02 * (this.bound - this.objective) ? 0 : idle + 1;
      if (bound < this.tight.total) this.tight = this.tightDual();
      this.bound = Math.max(this.objective, Math.min(this.bound, bound));
      this.tightenWhole();
      this.report('proving');
    }
  }

  /** The integer solver over all columns that could be in a better packing, when they are few enough. */
  private branch(): void {
    const { solver, source } = this.problem;
    const { limits } = this;
    const near = this.window(this.tight, this.budget(this.tight.total));
    if (!near.exhaustive || near.columns.length > INTEGER_COLUMNS) return;
    const columns: Column[] = [...this.incumbent, ...near.columns];
    const choice = solver.solveInteger(
      source.rowCount,
      {
        rows: columns.map(({ rows }) => rows),
        values: columns.map(({ value }) => value),
        ...(limits.binding ? { uses: columns.map(({ rows }) => limits.excludedUsesOf(rows)) } : {}),
      },
      {
        ...(limits.binding ? { capacities: limits.excludedCapacities() } : {}),
        maxNodes: this.options.maxNodes,
        shouldStop: this.options.shouldStop,
        start: this.incumbent.map((_, index) => index),
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
    this.problem.standing.lower(this.bound);
    this.options.onProgress({
      stage,
      incumbent: this.objective,
      bound: this.bound,
      columns: this.generated(),
      chosen: this.incumbent,
    });
  }
}

function dualOf({ prices, limitPrices, bound }: LinearBound, charge: ColumnCharge): Dual {
  return { prices, limitPrices, charge, total: bound };
}

function priced(rows: readonly number[], value: number, prices: Float64Array): PricedColumn {
  return { rows, value, reducedCost: rows.reduce((cost, row) => cost - prices[row]!, value) };
}

/** Columns of the packing, those that the relaxation uses, and those nearest to being used: about eight a row. */
function columnsWorthKeeping({ tight, plain, source }: IntegerProblem, chosen: readonly Column[]): Column[] {
  const near = [...plain.columns, ...tight.result().columns]
    .map(({ rows, value }) => priced(rows, value, plain.prices))
    .toSorted((a, b) => b.reducedCost - a.reducedCost)
    .slice(0, 8 * source.rowCount);
  return [...chosen, ...near].map(({ rows, value }) => ({ rows, value }));
}
