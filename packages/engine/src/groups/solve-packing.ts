import { listedColumns } from './column-source.ts';
import type { Column, ColumnSource } from './column-source.ts';
import { greedyPacking, packingValue, perMember } from './greedy-packing.ts';
import { IntegerPhase } from './integer-phase.ts';
import { Relaxation } from './linear-bound.ts';
import type { LinearBound } from './linear-bound.ts';
import type { PackingOptions, PackingSolution, PackingStart } from './packing-types.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { SideLimits } from './side-limits.ts';

/** The relaxation counts as solved when proven bound and master differ by at most this, relatively. */
const LINEAR_TOLERANCE = 1e-7;

/**
 * Maximum-value set packing over the columns of a source, with a proven upper bound.
 *
 * 1. Linear relaxation by column generation (`Relaxation`): prices and a proven bound.
 * 2. Columns losing less than bound − incumbent are the only ones a better packing can use: a packing is rounded from the
 *    relaxation, improved by neighbourhoods (`PackingImprovement`), and the rest searched exactly (`lossSearch`); the
 *    relaxation is tightened by cuts on triples of rows, and the integer solver has the last word while those columns are few
 *    enough to be listed.
 * `proven` is true only when nothing better can exist within 1e-6; otherwise the bound is what has been proven.
 * Deterministic for a seed as long as the caller does not stop it.
 */
export async function solvePacking(
  solver: SetPackingSolver,
  source: ColumnSource,
  start: PackingStart,
  options: PackingOptions,
): Promise<PackingSolution> {
  if (source.rowCount === 0) return NOTHING_TO_PACK;
  const limits = new SideLimits(source.rowCount, options.excluded ?? []);
  const rounder = new Rounder(source.rowCount, limits, start);
  const none = new SideLimits(source.rowCount, []);
  const free = openRelaxation(solver, source, none, start, rounder, options);
  const masters = [free];
  try {
    const plain = await free.relaxation.converge();
    let tight = free.relaxation;
    if (limits.binding) {
      const from = { ...start, columns: plain.columns, prices: plain.prices };
      const bound = openRelaxation(solver, source, limits, from, rounder, options);
      masters.push(bound);
      tight = bound.relaxation;
      if (!options.shouldStop()) await tight.converge();
    }
    rounder.round(tight.result());
    const phase = new IntegerPhase({ solver, source, plain, tight, options }, rounder.best);
    return await phase.run();
  } finally {
    for (const { close } of masters) close();
  }
}

const NOTHING_TO_PACK: PackingSolution = {
  chosen: [],
  objective: 0,
  bound: 0,
  proven: true,
  stopped: false,
  columns: 0,
  state: null,
};

function openRelaxation(
  solver: SetPackingSolver,
  source: ColumnSource,
  limits: SideLimits,
  start: PackingStart,
  rounder: Rounder,
  options: PackingOptions,
): { relaxation: Relaxation; close: () => void } {
  const master = solver.openMaster(source.rowCount);
  const relaxation = new Relaxation(master, source, limits, start.columns, {
    shouldStop: options.shouldStop,
    pause: options.pause,
    initialPrices: start.prices,
    hint: start.hint ?? null,
    tolerance: LINEAR_TOLERANCE,
    onRound: (linear) => {
      rounder.round(linear);
      const { bound, columns } = linear;
      const incumbent = packingValue(rounder.best);
      options.onProgress({
        stage: 'bounding',
        incumbent,
        bound,
        columns: columns.length,
        chosen: rounder.best,
      });
    },
  });
  return { relaxation, close: () => master.close() };
}

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

/** Keeps the best packing met, from the start and from fractional solutions. */
class Rounder {
  best: readonly Column[] = [];
  private readonly rowCount: number;
  private readonly limits: SideLimits;

  constructor(rowCount: number, limits: SideLimits, start: PackingStart) {
    this.rowCount = rowCount;
    this.limits = limits;
    this.offer(start.chosen ?? []);
    this.offer(greedyPacking(rowCount, start.columns));
    this.offer(greedyPacking(rowCount, start.columns, perMember));
  }

  /** Columns most used by the relaxation first. */
  round(linear: LinearBound): void {
    const useOf = new Map<Column, number>();
    for (const [i, column] of linear.columns.entries()) {
      const use = linear.primal[i] ?? 0;
      if (use > 1e-6) useOf.set(column, use);
    }
    this.offer(greedyPacking(this.rowCount, [...useOf.keys()], (column) => useOf.get(column) ?? 0));
  }

  /** A packing that is not allowed gives up its columns of least value until it is. */
  private offer(packing: readonly Column[]): void {
    let allowed = packing.toSorted((a, b) => b.value - a.value);
    while (!this.limits.allows(allowed)) allowed = allowed.slice(0, -1);
    if (packingValue(allowed) > packingValue(this.best)) this.best = allowed;
  }
}
