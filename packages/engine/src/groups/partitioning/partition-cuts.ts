import type { CutRow } from './cutting-plane-solver.ts';
import type { PairWeights } from './pair-weights.ts';

/** Numbers of the pair variables of n items. */
export class PairVariables {
  readonly count: number;
  readonly size: number;

  constructor(count: number) {
    this.count = count;
    this.size = (count * (count - 1)) / 2;
  }

  of(a: number, b: number): number {
    const [i, j] = a < b ? [a, b] : [b, a];
    return i * this.count - (i * (i + 1)) / 2 + (j - i - 1);
  }

  objective({ weights, count }: PairWeights): Float64Array {
    const objective = new Float64Array(this.size);
    for (let i = 0; i < count; i += 1) {
      for (let j = i + 1; j < count; j += 1) objective[this.of(i, j)] = weights[i * count + j]!;
    }
    return objective;
  }
}

interface Violated {
  readonly row: CutRow;
  readonly by: number;
}

const VIOLATION = 1e-4;
const TRIANGLES = 6_000;
/** New triangle rows through one pair in one round. */
const PER_PAIR = 5;
const STARS = 400;

/**
 * Violated triangle inequalities x_ij + x_jk − x_ik ≤ 1, the most violated first, at most 5 a pair. Those with w_ij + w_jk < 0
 * are redundant for the optimum and left out (Miyauchi, Sonobe and Sukegawa 2018). O(n³).
 */
export function violatedTriangles(
  problem: PairWeights,
  variables: PairVariables,
  values: Float64Array,
): CutRow[] {
  const { count, weights } = problem;
  const violated: Violated[] = [];
  for (let j = 0; j < count; j += 1) {
    for (let i = 0; i < count; i += 1) {
      if (i === j) continue;
      const ij = variables.of(i, j);
      if (values[ij]! < VIOLATION) continue;
      for (let k = i + 1; k < count; k += 1) {
        if (k === j || weights[i * count + j]! + weights[j * count + k]! < 0) continue;
        const jk = variables.of(j, k);
        const ik = variables.of(i, k);
        const by = values[ij]! + values[jk]! - values[ik]! - 1;
        if (by > VIOLATION) {
          violated.push({ by, row: { variables: [ij, jk, ik], coefficients: [1, 1, -1], upper: 1 } });
        }
      }
    }
  }
  return spread(violated, variables.size);
}

function spread(violated: Violated[], size: number): CutRow[] {
  const used = new Int32Array(size);
  const rows: CutRow[] = [];
  for (const { row } of violated.toSorted((a, b) => b.by - a.by)) {
    if (rows.length >= TRIANGLES) break;
    if (row.variables.some((variable) => used[variable]! >= PER_PAIR)) continue;
    for (const variable of row.variables) used[variable] = used[variable]! + 1;
    rows.push(row);
  }
  return rows;
}

/**
 * Violated 2-partition inequalities with one centre, Σ_{t∈T} x_vt − Σ_{t<t'∈T} x_tt' ≤ 1 (Grötschel and Wakabayashi 1990),
 * found greedily from several items around each centre.
 */
export function violatedStars(variables: PairVariables, values: Float64Array): CutRow[] {
  const found = new Map<string, Violated>();
  for (let centre = 0; centre < variables.count; centre += 1) {
    const near = neighboursOf(variables, values, centre);
    for (let start = 0; start < Math.min(near.length, 12); start += 1) {
      const tips = growStar(variables, values, centre, near, near[(start * 5) % near.length]!);
      const star = starRow(variables, values, centre, tips);
      if (tips.length > 2 && star.by > 0.01) found.set(`${centre}:${tips.join()}`, star);
    }
  }
  const worst = [...found.values()].toSorted((a, b) => b.by - a.by);
  return worst.slice(0, STARS).map(({ row }) => row);
}

function neighboursOf(variables: PairVariables, values: Float64Array, centre: number): number[] {
  const pull = (item: number) => values[variables.of(centre, item)]!;
  return Array.from({ length: variables.count }, (_, item) => item)
    .filter((item) => item !== centre && pull(item) > VIOLATION)
    .toSorted((a, b) => pull(b) - pull(a) || a - b);
}

function growStar(
  variables: PairVariables,
  values: Float64Array,
  centre: number,
  near: readonly number[],
  first: number,
): number[] {
  const tips = [first];
  for (;;) {
    let best = -1;
    let most = 1e-6;
    for (const item of near) {
      if (tips.includes(item)) continue;
      let gain = values[variables.of(centre, item)]!;
      for (const tip of tips) gain -= values[variables.of(item, tip)]!;
      if (gain <= most) continue;
      best = item;
      most = gain;
    }
    if (best === -1) return tips.toSorted((a, b) => a - b);
    tips.push(best);
  }
}

function starRow(
  variables: PairVariables,
  values: Float64Array,
  centre: number,
  tips: readonly number[],
): Violated {
  const rays = tips.map((tip) => variables.of(centre, tip));
  const chords = tips.flatMap((a, i) => tips.slice(i + 1).map((b) => variables.of(a, b)));
  const sum = (list: readonly number[]) => list.reduce((total, variable) => total + values[variable]!, 0);
  const row = {
    variables: [...rays, ...chords],
    coefficients: [...rays.map(() => 1), ...chords.map(() => -1)],
    upper: 1,
  };
  return { row, by: sum(rays) - sum(chords) - 1 };
}
