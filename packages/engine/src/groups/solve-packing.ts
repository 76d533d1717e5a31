import { listedColumns } from './column-source.ts';
import type { Column, ColumnSource } from './column-source.ts';
import { greedyPacking, perMember } from './greedy-packing.ts';
import { IntegerPhase } from './integer-phase.ts';
import { Relaxation } from './linear-bound.ts';
import { PackingStanding } from './packing-standing.ts';
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
  const standing = new PackingStanding(source.rowCount, limits, start);
  const none = new SideLimits(source.rowCount, []);
  const free = openRelaxation(solver, source, none, start, standing, options);
  const masters = [free];
  try {
    const plain = await free.relaxation.converge();
    let tight = free.relaxation;
    if (limits.binding) {
      const from = { ...start, columns: plain.columns, prices: plain.prices };
      const bound = openRelaxation(solver, source, limits, from, standing, options);
      masters.push(bound);
      tight = bound.relaxation;
      if (!options.shouldStop()) await tight.converge();
    }
    standing.round(tight.result());
    const phase = new IntegerPhase({ solver, source, plain, tight, standing, options });
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
  standing: PackingStanding,
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
      standing.round(linear);
      standing.lower(linear.bound);
      const { best, value, bound } = standing;
      const columns = linear.columns.length;
      options.onProgress({ stage: 'bounding', incumbent: value, bound, columns, chosen: best });
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
