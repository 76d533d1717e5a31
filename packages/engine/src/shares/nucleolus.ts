import type { FixedCoalition, PlayerFloor } from './excess-programme.ts';
import type { Game } from './types.ts';
import { coalitionSpan } from './coalition-span.ts';
import { factor } from './dense-solver.ts';
import { solveExcessProgramme } from './excess-programme.ts';
import { everybody, gainValues, scaleOf, sizeOf, withGameSign } from './game.ts';

export type NucleolusKind = 'nucleolus' | 'prenucleolus' | 'per_capita_nucleolus';

export interface NucleolusResult {
  readonly shares: readonly number[];
  /** Step by step: the largest excess that could not be lowered, and the coalitions that hold it there. */
  readonly stages: readonly { readonly excess: number; readonly coalitions: readonly number[] }[];
}

/**
 * Nucleolus: the efficient share whose complaints, sorted from the largest, are lexicographically smallest. The complaint of
 * S is v(S) − x(S) for gains and x(S) − c(S) for costs, divided by |S| for the per-capita nucleolus.
 *
 * Exact sequence of linear programmes: each minimises the largest complaint of the coalitions not yet fixed, then fixes
 * those with a positive multiplier in the dual solution (tight in every optimum), and drops all coalitions in the linear
 * span of the fixed ones; at most n − 1 steps. `nucleolus` and `per_capita_nucleolus` keep x_i ≥ v({i}) (costs
 * x_i ≤ c({i})) and are null when no share does; the prenucleolus has no such bound and always exists.
 * O(2^n) for each simplex step; n ≤ 20. Same unit as v. In the game's core whenever that is not empty.
 * Source: Schmeidler (1969); Kohlberg (1972) for the test of an answer.
 */
export function nucleolus(game: Game, kind: NucleolusKind): NucleolusResult | null {
  const v = gainValues(game);
  const floors = floorsOf(game.players, v, kind);
  if (floors === null) return null;
  const stages: { excess: number; coalitions: number[] }[] = [];
  const fixed = fixAll(game.players, v, kind, floors, stages);
  return { shares: withGameSign(game, solveFixed(fixed, game.players)), stages };
}

/** What each must get at least, as gains; null when that is more than there is to share. */
function floorsOf(n: number, v: Float64Array, kind: NucleolusKind): PlayerFloor[] | null {
  if (kind === 'prenucleolus') return [];
  const floors = Array.from({ length: n }, (_, player) => ({ player, value: v[1 << player] as number }));
  const sum = floors.reduce((all, { value }) => all + value, 0);
  return sum > (v[everybody(n)] as number) + 1e-12 * scaleOf(v) * n ? null : floors;
}

function fixAll(
  n: number,
  v: Float64Array,
  kind: NucleolusKind,
  floors: readonly PlayerFloor[],
  stages: { excess: number; coalitions: number[] }[],
): FixedCoalition[] {
  const span = coalitionSpan(n);
  const active = new Uint8Array(v.length).fill(1, 1);
  const sizes = Uint8Array.from(v, (_, mask) => sizeOf(mask));
  const weightOfSize = Float64Array.from({ length: n + 1 }, (_, size) =>
    kind === 'per_capita_nucleolus' ? size : 1,
  );
  const fixed: FixedCoalition[] = [];
  const fix = (mask: number, right: number) => {
    if (span.add(mask)) fixed.push({ mask, right });
  };
  fix(everybody(n), v[everybody(n)] as number);
  span.clearSpanned(active);
  const scale = scaleOf(v);
  let start: readonly number[] = [];
  while (span.rank < n) {
    const step = solveExcessProgramme({
      players: n,
      v,
      weightOfSize,
      sizes,
      active,
      fixed: [...fixed],
      floors,
      span,
      scale,
      start,
    });
    for (const { player, value } of step.bindingFloors) fix(1 << player, value);
    for (const mask of step.binding) {
      fix(mask, (v[mask] as number) - (weightOfSize[sizes[mask] as number] as number) * step.excess);
    }
    stages.push({ excess: step.excess, coalitions: [...step.binding] });
    span.clearSpanned(active);
    start = step.basis;
  }
  return fixed;
}

/** The one share that gives each fixed coalition its amount. */
function solveFixed(fixed: readonly FixedCoalition[], n: number): number[] {
  if (n === 0) return [];
  const matrix = new Float64Array(n * n);
  fixed.forEach(({ mask }, row) => {
    for (let player = 0; player < n; player++) matrix[row * n + player] = (mask >>> player) & 1;
  });
  return Array.from(factor(matrix, n).solve(fixed.map(({ right }) => right)));
}

/**
 * Least-core ε: the smallest largest excess max_S (v(S) − x(S)) over efficient x, S over proper non-empty coalitions (costs:
 * x(S) − c(S)). At most zero exactly when the game's core is not empty. Null for a single player. One linear programme.
 */
export function leastCoreExcess(game: Game): number | null {
  const n = game.players;
  if (n < 2) return null;
  const v = gainValues(game);
  const span = coalitionSpan(n);
  const active = new Uint8Array(v.length).fill(1, 1);
  const mask = everybody(n);
  span.add(mask);
  span.clearSpanned(active);
  return solveExcessProgramme({
    players: n,
    v,
    weightOfSize: new Float64Array(n + 1).fill(1),
    sizes: Uint8Array.from(v, (_, coalition) => sizeOf(coalition)),
    active,
    fixed: [{ mask, right: v[mask] as number }],
    floors: [],
    span,
    scale: scaleOf(v),
    start: [],
  }).excess;
}
