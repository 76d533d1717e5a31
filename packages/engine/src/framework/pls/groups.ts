import { drawCounts, drawPermutation } from '../../statistics/resampling.ts';
import type { Chunk } from '../../statistics/resampling.ts';
import { sortedQuantile } from '../../statistics/quantile.ts';
import { cannotConclude, problem } from '../problems.ts';
import type { NotConcluded } from '../problems.ts';
import type { PreparedPls } from './sample.ts';
import { plsSolver } from './solver.ts';

/** A path in two groups of rows. */
export interface PathDifference {
  readonly from: string;
  readonly to: string;
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  /** Share of permutations with a difference at least as large, two-sided; Chin & Dibbern (2010). */
  readonly permutationP: number;
  /** Probability that the second is not below the first, from bootstraps of each group; Henseler, Ringle & Sinkovics (2009). */
  readonly bootstrapP: number;
}

/** Do both groups build a construct alike? MICOM, step 2: Henseler, Ringle & Sarstedt (2016). */
export interface Invariance {
  readonly construct: string;
  /** Correlation of the scores that the weights of each group give to all. */
  readonly correlation: number;
  /** Below this (5 % of permutations) the construct is not the same thing in both groups. */
  readonly threshold: number;
  readonly holds: boolean;
}

export interface GroupComparison {
  readonly kind: 'groups';
  readonly sizes: readonly [number, number];
  readonly paths: readonly PathDifference[];
  readonly invariance: readonly Invariance[];
  readonly resamples: number;
  readonly failed: number;
  readonly seed: number;
}

export interface GroupOptions {
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Are the paths the same in two groups of rows? Permutation and bootstrap tests, with the invariance that they suppose.
 * `inFirst` says of each prepared row whether it is in the first group. O(resamples × (n p² + iterations)).
 */
export function compareGroups(
  prepared: PreparedPls,
  inFirst: readonly boolean[],
  { resamples, seed }: GroupOptions,
): GroupComparison | NotConcluded {
  const sample = groupSample(prepared, inFirst);
  if (sample.kind === 'not_concluded') return sample;
  const observed = sample.measure(sample.members);
  if (observed.kind === 'not_concluded') return observed;
  const permuted = permutations(sample, seed, { from: 0, to: resamples });
  const boot = [0, 1].map((group) => groupDraws(sample, group as 0 | 1, seed, { from: 0, to: resamples }));
  const usable = permuted.filter(({ kind }) => kind === 'measured') as Measured[];
  if (usable.length < 20) return cannotConclude(problem('resamples_failed', { resamples: usable.length }));
  const k = sample.names.length;
  return {
    kind: 'groups',
    sizes: sample.sizes,
    paths: prepared.model.paths.map(({ from, to }, at) => {
      const place = sample.places[at]!;
      const [first, second] = [observed.first[place] as number, observed.second[place] as number];
      const reach = Math.abs(first - second);
      const beyond = usable.filter(
        (one) => Math.abs((one.first[place] as number) - (one.second[place] as number)) >= reach,
      );
      return {
        from,
        to,
        first,
        second,
        difference: first - second,
        permutationP: (beyond.length + 1) / (usable.length + 1),
        bootstrapP: mgaProbability(
          boot[0]!.map((draw) => draw[place] as number),
          boot[1]!.map((draw) => draw[place] as number),
        ),
      };
    }),
    invariance: sample.names
      .map((construct, c) => {
        const correlation = observed.invariance[c] as number;
        const sorted = Float64Array.from(usable, (one) => one.invariance[c] as number).sort();
        const threshold = sortedQuantile(sorted, 0.05) as number;
        return { construct, correlation, threshold, holds: correlation >= threshold - 1e-9 };
      })
      .slice(0, k),
    resamples,
    failed: resamples - usable.length,
    seed,
  };
}

interface Measured {
  readonly kind: 'measured';
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly invariance: Float64Array;
}

interface GroupSample {
  readonly kind: 'sample';
  readonly names: readonly string[];
  readonly sizes: readonly [number, number];
  /** 1 for the rows of the first group. */
  readonly members: Float64Array;
  /** Place of each path of the model in the k × k table. */
  readonly places: readonly number[];
  readonly measure: (members: Float64Array) => Measured | NotConcluded;
  readonly paths: (counts: Float64Array) => Float64Array | null;
}

function groupSample(prepared: PreparedPls, inFirst: readonly boolean[]): GroupSample | NotConcluded {
  const n = prepared.rows.n;
  const members = Float64Array.from({ length: n }, (_, row) => (inFirst[row] === true ? 1 : 0));
  const first = members.reduce((sum, one) => sum + one, 0);
  if (first === 0 || first === n) return cannotConclude(problem('one_group', { rows: n }));
  const solver = plsSolver(prepared);
  const { structure } = solver;
  const needed = Math.max(...structure.predecessors.map((before) => before.length)) + 3;
  const smallest = Math.min(first, n - first);
  if (smallest < needed) return cannotConclude(problem('group_too_small', { rows: smallest, needed }));
  const k = structure.names.length;
  const whole = solver.solve(null);
  if ('kind' in whole) return whole;
  const pooled = whole.correlations.slice();
  const solvedOf = (counts: Float64Array): { paths: Float64Array; weights: Float64Array } | NotConcluded => {
    const solved = solver.solve(counts);
    return 'kind' in solved ? solved : { paths: solved.paths.slice(), weights: solved.weights.slice() };
  };
  return {
    kind: 'sample',
    names: structure.names,
    sizes: [first, n - first],
    members,
    places: prepared.model.paths.map(
      ({ from, to }) => structure.names.indexOf(from) * k + structure.names.indexOf(to),
    ),
    paths: (counts) => {
      const solved = solvedOf(counts);
      return 'kind' in solved ? null : solved.paths;
    },
    measure: (own) => {
      const a = solvedOf(own);
      if ('kind' in a) return a;
      const b = solvedOf(own.map((one) => 1 - one));
      if ('kind' in b) return b;
      const invariance = Float64Array.from(structure.names, (_, c) =>
        Math.abs(
          scoreCorrelation(
            pooled,
            structure.items.length,
            [structure.start[c]!, structure.start[c + 1]!],
            a.weights,
            b.weights,
          ),
        ),
      );
      return { kind: 'measured', first: a.paths, second: b.paths, invariance };
    },
  };
}

/** Correlation on the pooled rows of two scores of the same items: v'Sw / √(v'Sv w'Sw). */
function scoreCorrelation(
  r: Float64Array,
  p: number,
  [from, to]: readonly [number, number],
  v: Float64Array,
  w: Float64Array,
): number {
  let vw = 0;
  let vv = 0;
  let ww = 0;
  for (let i = from; i < to; i += 1) {
    for (let j = from; j < to; j += 1) {
      const own = r[i * p + j] as number;
      vw += (v[i] as number) * own * (w[j] as number);
      vv += (v[i] as number) * own * (v[j] as number);
      ww += (w[i] as number) * own * (w[j] as number);
    }
  }
  return vw / Math.sqrt(vv * ww);
}

function permutations(sample: GroupSample, seed: number, chunk: Chunk): (Measured | NotConcluded)[] {
  const { members } = sample;
  const order = new Int32Array(members.length);
  const found: (Measured | NotConcluded)[] = [];
  for (let b = chunk.from; b < chunk.to; b += 1) {
    drawPermutation(order, seed, b);
    found.push(sample.measure(Float64Array.from(order, (row) => members[row] as number)));
  }
  return found;
}

/** Paths of one group in resamples of its own rows. */
function groupDraws(
  { members, paths }: GroupSample,
  group: 0 | 1,
  seed: number,
  chunk: Chunk,
): Float64Array[] {
  const rows = Array.from(members.keys()).filter((row) => members[row] === (group === 0 ? 1 : 0));
  const own = new Float64Array(rows.length);
  const counts = new Float64Array(members.length);
  const draws: Float64Array[] = [];
  for (let b = chunk.from; b < chunk.to; b += 1) {
    drawCounts(own, seed + group, b);
    for (const [i, row] of rows.entries()) counts[row] = own[i] as number;
    const found = paths(counts);
    if (found !== null) draws.push(found);
  }
  return draws;
}

/** Share of pairs of resamples, centred on their groups' means, in which the first does not exceed the second. O(B log B). */
function mgaProbability(first: readonly number[], second: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [2 * mean(first), 2 * mean(second)];
  const mirrored = second.map((value) => b - value).toSorted((x, y) => x - y);
  let above = 0;
  for (const value of first) above += countBelow(mirrored, a - value);
  return 1 - above / (first.length * second.length);
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
