import type { CoalitionSpan } from './coalition-span.ts';
import type { FactoredMatrix } from './dense-solver.ts';
import { coalitionSums } from './game.ts';
import { factor } from './dense-solver.ts';

/**
 * The linear programme behind the least core and each step of the nucleolus:
 * minimise ε over x, with x(S) + w(S) ε ≥ v(S) for the active coalitions, x(F) = r(F) for the fixed ones, and floors for
 * single players. It has n + 1 unknowns and up to 2^n rows, so its dual is solved by the revised simplex method with a
 * basis of n + 1 columns; a pass over the table of coalitions finds the entering column. The right-hand side of the dual
 * is perturbed so that no step is degenerate; the last basis is then checked on the true one.
 */
export interface ExcessProgramme {
  readonly players: number;
  readonly v: Float64Array;
  /** w(S) by coalition size: 1, or the size for the per-capita nucleolus. */
  readonly weightOfSize: Float64Array;
  readonly sizes: Uint8Array;
  /** 1 for the coalitions whose excess is still minimised; none of them in the span of the fixed ones. */
  readonly active: Uint8Array;
  readonly fixed: readonly FixedCoalition[];
  readonly floors: readonly PlayerFloor[];
  readonly span: CoalitionSpan;
  readonly scale: number;
  /** Coalitions to start from, best first (the last basis of the step before). */
  readonly start: readonly number[];
}

export interface FixedCoalition {
  readonly mask: number;
  readonly right: number;
}

/** x_player ≥ value. */
export interface PlayerFloor {
  readonly player: number;
  readonly value: number;
}

type Column =
  | { readonly kind: 'fixed'; readonly mask: number; readonly value: number }
  | { readonly kind: 'coalition'; readonly mask: number; readonly value: number; readonly weight: number }
  | { readonly kind: 'floor'; readonly floor: PlayerFloor };

export interface ExcessSolution {
  readonly excess: number;
  readonly x: readonly number[];
  /** Coalitions tight in every optimal solution (positive multiplier), then floors likewise. */
  readonly binding: readonly number[];
  readonly bindingFloors: readonly PlayerFloor[];
  readonly basis: readonly number[];
}

/** Multipliers above this are positive; the largest is at least 1/(n(n+1)), so one coalition is always found. */
const POSITIVE = 1e-6;
const PERTURBATIONS = [1e-5, 1e-7, 1e-9];

/** Solves the programme; throws when it has no solution (contradictory floors: check before). */
export function solveExcessProgramme(programme: ExcessProgramme): ExcessSolution {
  let columns = startingColumns(programme);
  for (const perturbation of PERTURBATIONS) {
    const ended = simplex(programme, columns, perturbation);
    const multipliers = ended.factors.solve(unitRight(programme.players));
    columns = ended.columns;
    if (columns.every((column, i) => column.kind === 'fixed' || (multipliers[i] as number) > -1e-9)) {
      return solutionOf(programme, columns, ended.prices, multipliers);
    }
    columns = startingColumns(programme);
  }
  throw new Error('nucleolus programme: no basis holds without perturbation');
}

function solutionOf(
  programme: ExcessProgramme,
  columns: readonly Column[],
  prices: Float64Array,
  multipliers: Float64Array,
): ExcessSolution {
  const positive = columns.filter((_, i) => (multipliers[i] as number) > POSITIVE);
  const n = programme.players;
  return {
    excess: prices[n] as number,
    x: Array.from(prices.subarray(0, n)),
    binding: positive.flatMap((column) => (column.kind === 'coalition' ? [column.mask] : [])),
    bindingFloors: positive.flatMap((column) => (column.kind === 'floor' ? [column.floor] : [])),
    basis: columns.flatMap((column) => (column.kind === 'coalition' ? [column.mask] : [])),
  };
}

/**
 * A feasible basis: the fixed coalitions, active coalitions that complete them to a basis of the space, and the complement
 * of the first of these. It is feasible because a coalition and its complement with equal multipliers balance.
 */
function startingColumns(programme: ExcessProgramme): Column[] {
  const { players, active, fixed } = programme;
  const span = programme.span.copy();
  const singles = Array.from({ length: players }, (_, player) => 1 << player);
  const chosen = [...programme.start, ...singles].filter((mask) => active[mask] === 1 && span.add(mask));
  const first = chosen[0];
  if (first === undefined || span.rank < players) throw new Error('nucleolus programme: nothing left to fix');
  const complement = 2 ** players - 1 - first;
  return [
    ...fixed.map(({ mask, right }): Column => ({ kind: 'fixed', mask, value: right })),
    ...[...chosen, complement].map((mask) => coalitionColumn(programme, mask)),
  ];
}

function coalitionColumn(programme: ExcessProgramme, mask: number): Column {
  const weight = programme.weightOfSize[programme.sizes[mask] as number] as number;
  return { kind: 'coalition', mask, value: programme.v[mask] as number, weight };
}

interface SimplexEnd {
  readonly columns: Column[];
  readonly factors: FactoredMatrix;
  /** x, then ε. */
  readonly prices: Float64Array;
}

function simplex(programme: ExcessProgramme, start: readonly Column[], perturbation: number): SimplexEnd {
  const n = programme.players;
  const columns = [...start];
  const right = perturbedRight(n, columns, perturbation);
  const sums = new Float64Array(programme.v.length);
  const maxSteps = 2000 * (n + 1);
  for (let step = 0; step < maxSteps; step++) {
    const factors = factor(basisMatrix(columns, n), n + 1);
    const prices = factors.solveTransposed(columns.map(valueOf));
    const entering = mostViolated(programme, prices, sums);
    if (entering === null) return { columns, factors, prices };
    columns[leavingIndex(columns, factors, right, entering, n)] = entering;
  }
  throw new Error('nucleolus programme: too many simplex steps');
}

function valueOf(column: Column): number {
  return column.kind === 'floor' ? column.floor.value : column.value;
}

/** The column of the dual: the coalition's 0/1 vector (one player for a floor), then the weight of ε. */
function fillColumn(column: Column, n: number, put: (row: number, entry: number) => void): void {
  if (column.kind === 'floor') {
    put(column.floor.player, 1);
    return;
  }
  for (let player = 0; player < n; player++) {
    if ((column.mask >>> player) & 1) put(player, 1);
  }
  if (column.kind === 'coalition') put(n, column.weight);
}

function basisMatrix(columns: readonly Column[], n: number): Float64Array {
  const size = n + 1;
  const matrix = new Float64Array(size * size);
  columns.forEach((column, index) => {
    fillColumn(column, n, (row, entry) => (matrix[row * size + index] = entry));
  });
  return matrix;
}

function unitRight(n: number): Float64Array {
  const right = new Float64Array(n + 1);
  right[n] = 1;
  return right;
}

/** The true right-hand side plus a small positive amount of each starting column, spread by the golden ratio. */
function perturbedRight(n: number, columns: readonly Column[], perturbation: number): Float64Array {
  const right = unitRight(n);
  columns.forEach((column, index) => {
    if (column.kind === 'fixed') return;
    const amount = perturbation * (0.5 + (((index + 1) * 0.6180339887498949) % 1));
    fillColumn(column, n, (row, entry) => (right[row] = (right[row] as number) + amount * entry));
  });
  return right;
}

/** The constraint that the current x and ε break most, or null when none is broken. */
function mostViolated(programme: ExcessProgramme, prices: Float64Array, sums: Float64Array): Column | null {
  const { players: n, v, active, sizes, weightOfSize } = programme;
  coalitionSums(prices.subarray(0, n), sums);
  const excess = prices[n] as number;
  const parts = weightOfSize.map((weight) => weight * excess);
  let worst = 1e-12 * programme.scale;
  let worstMask = 0;
  for (let mask = 1; mask < v.length; mask++) {
    if (active[mask] === 0) continue;
    const gap = (v[mask] as number) - (sums[mask] as number) - (parts[sizes[mask] as number] as number);
    if (gap > worst) {
      worst = gap;
      worstMask = mask;
    }
  }
  let column = worstMask === 0 ? null : coalitionColumn(programme, worstMask);
  for (const floor of programme.floors) {
    const gap = floor.value - (prices[floor.player] as number);
    if (gap > worst) {
      worst = gap;
      column = { kind: 'floor', floor };
    }
  }
  return column;
}

function leavingIndex(
  columns: readonly Column[],
  factors: FactoredMatrix,
  right: Float64Array,
  entering: Column,
  n: number,
): number {
  const levels = factors.solve(right);
  const direction = new Float64Array(n + 1);
  fillColumn(entering, n, (row, entry) => (direction[row] = entry));
  const change = factors.solve(direction);
  let leaving = -1;
  let best = Infinity;
  columns.forEach((column, index) => {
    const slope = change[index] as number;
    if (column.kind === 'fixed' || slope <= 1e-9) return;
    const ratio = Math.max(0, levels[index] as number) / slope;
    if (ratio < best) {
      best = ratio;
      leaving = index;
    }
  });
  if (leaving < 0) throw new Error('nucleolus programme: contradictory floors');
  return leaving;
}
