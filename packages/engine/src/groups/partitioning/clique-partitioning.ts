import type { Column } from '../column-source.ts';
import type { SetPackingSolver } from '../set-packing-solver.ts';
import { PROOF_TOLERANCE } from '../integer-phase.ts';
import { solvePacking } from '../solve-packing.ts';
import { clusterPricing } from './cluster-pricing.ts';
import type { CuttingPlane, CuttingPlaneSolver } from './cutting-plane-solver.ts';
import { clustersOf, partitionValue } from './pair-weights.ts';
import type { PairWeights } from './pair-weights.ts';
import { PairVariables, violatedStars, violatedTriangles } from './partition-cuts.ts';
import { improvePartition, searchPartition } from './partition-search.ts';

export interface PartitionOptions {
  readonly seed: number;
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (value: number, bound: number) => void;
}

export interface Partition {
  readonly value: number;
  /** No partition is worth more. */
  readonly bound: number;
  readonly proven: boolean;
  readonly clusters: readonly (readonly number[])[];
}

/** Kicks of the local search, divided by the number of items. */
const SEARCH_EFFORT = 400_000;
const CUT_ROUNDS = 40;
/** Rounds of star cuts allowed while the gap stays wide. */
const WIDE_ROUNDS = 3;
/** A relaxation further than this from the best partition, relatively, is left for column generation. */
const WIDE_GAP = 0.02;
const BRANCH_ROUNDS = 15;
const BRANCH_NODES = 2_000;

/**
 * Clique partitioning: puts every item in one cluster to maximise the sum of the weights of pairs in the same cluster, any
 * number and size of clusters. NP-hard.
 *
 * A local search gives a partition; cutting planes on the pair variables (triangles, then stars) give a bound and fix
 * variables by reduced cost; where that relaxation is weak (sparse positive weights), set packing with generated clusters;
 * last, branch and bound with triangles added as they are violated. Returns the proven bound; `proven` says whether it is met.
 * Grötschel and Wakabayashi 1990, doi:10.1007/BF01585732. Comfortable to about 100 items.
 */
export async function bestPartition(
  problem: PairWeights,
  solvers: { readonly packing: SetPackingSolver; readonly cutting: CuttingPlaneSolver },
  options: PartitionOptions,
): Promise<Partition> {
  const run = new PartitionRun(problem, options);
  if (run.finished()) return run.result();
  const variables = new PairVariables(problem.count);
  const plane = solvers.cutting.openCuttingPlane(variables.objective(problem));
  try {
    run.cut(plane, variables);
    if (!run.finished()) await run.generate(solvers.packing);
    if (!run.finished()) run.branch(plane, variables);
  } finally {
    plane.close();
  }
  return run.result();
}

class PartitionRun {
  private readonly problem: PairWeights;
  private readonly options: PartitionOptions;
  private best: Int32Array;
  private value: number;
  private bound: number;

  constructor(problem: PairWeights, options: PartitionOptions) {
    this.problem = problem;
    this.options = options;
    this.best = searchPartition(problem, options.seed, Math.ceil(SEARCH_EFFORT / problem.count));
    this.value = partitionValue(problem, this.best);
    this.bound = problem.weights.reduce((sum, weight) => sum + Math.max(0, weight), 0) / 2;
  }

  finished(): boolean {
    return this.isProven() || (this.options.shouldStop?.() ?? false);
  }

  result(): Partition {
    const proven = this.isProven();
    const bound = proven ? this.value : this.bound;
    return { value: this.value, bound, proven, clusters: clustersOf(this.best) };
  }

  /** Cutting planes on pair variables. */
  cut(plane: CuttingPlane, variables: PairVariables): void {
    let starRounds = 0;
    for (let round = 0; round < CUT_ROUNDS && !this.finished(); round += 1) {
      const { values, bound, reducedCosts } = plane.relax();
      this.lower(bound);
      this.round(variables, values);
      this.fix(plane, bound, reducedCosts);
      const triangles = violatedTriangles(this.problem, variables, values);
      const stars = triangles.length < 50 ? violatedStars(variables, values) : [];
      if (stars.length > 0) starRounds += 1;
      const wide = this.bound - this.value > WIDE_GAP * this.value;
      if (triangles.length + stars.length === 0 || (wide && starRounds > WIDE_ROUNDS)) return;
      plane.addRows([...triangles, ...stars]);
    }
  }

  /** Set packing of generated clusters; items in no chosen cluster stay alone. */
  async generate(solver: SetPackingSolver): Promise<void> {
    const { count, whole } = this.problem;
    const solution = await solvePacking(
      solver,
      clusterPricing(this.problem),
      { columns: this.startClusters(), prices: this.startPrices() },
      {
        seed: this.options.seed,
        shouldStop: () => this.finished(),
        pause: () => Promise.resolve(),
        onProgress: ({ bound }) => this.lower(bound),
        targetGap: 0,
        maxNodes: BRANCH_NODES,
        wholeValues: whole,
      },
    );
    const clusterOf = Int32Array.from({ length: count }, (_, item) => item);
    for (const { rows } of solution.chosen) for (const item of rows) clusterOf[item] = rows[0]!;
    this.lower(solution.bound);
    this.accept(clusterOf);
  }

  /** Integer programme over the rows found so far; triangles that its solution violates are added and it runs again. */
  branch(plane: CuttingPlane, variables: PairVariables): void {
    for (let round = 0; round < BRANCH_ROUNDS && !this.finished(); round += 1) {
      const { values, bound, optimal } = plane.branch(BRANCH_NODES);
      this.lower(bound);
      this.round(variables, values);
      const triangles = violatedTriangles(this.problem, variables, values);
      if (!optimal || triangles.length === 0) return;
      plane.addRows(triangles);
    }
  }

  private isProven(): boolean {
    if (this.problem.whole) return this.bound < this.value + 1 - 1e-6;
    return this.bound - this.value <= PROOF_TOLERANCE * Math.max(1, this.bound);
  }

  private lower(bound: number): void {
    const whole = this.problem.whole ? Math.floor(bound + 1e-6) : bound;
    if (whole >= this.bound) return;
    this.bound = Math.max(whole, this.value);
    this.options.onProgress?.(this.value, this.bound);
  }

  /** Joins items whose pair variable is above one half, then improves the partition. */
  private round(variables: PairVariables, values: Float64Array): void {
    const { count } = this.problem;
    const clusterOf = Int32Array.from({ length: count }, (_, item) => item);
    for (let i = 0; i < count; i += 1) {
      for (let j = i + 1; j < count; j += 1) {
        if (values[variables.of(i, j)]! <= 0.5 || clusterOf[i] === clusterOf[j]) continue;
        const [from, to] = [clusterOf[j]!, clusterOf[i]!];
        for (let item = 0; item < count; item += 1) if (clusterOf[item] === from) clusterOf[item] = to;
      }
    }
    this.accept(improvePartition(this.problem, clusterOf));
  }

  private accept(clusterOf: Int32Array): void {
    const value = partitionValue(this.problem, clusterOf);
    if (value <= this.value) return;
    this.value = value;
    this.best = clusterOf.slice();
    this.options.onProgress?.(this.value, this.bound);
  }

  /** A variable that cannot change without losing all that separates the bound from the best partition stays as it is. */
  private fix(plane: CuttingPlane, bound: number, reducedCosts: Float64Array): void {
    const slack = bound - this.value - (this.problem.whole ? 1 - 1e-6 : 0);
    for (const [variable, cost] of reducedCosts.entries()) {
      if (-cost > slack + 1e-6) plane.fix(variable, 0);
      else if (cost > slack + 1e-6) plane.fix(variable, 1);
    }
  }

  private startClusters(): Column[] {
    const { count, weights } = this.problem;
    const columns: Column[] = clustersOf(this.best).map((rows) => ({ rows, value: this.worth(rows) }));
    for (let i = 0; i < count; i += 1) {
      for (let j = i + 1; j < count; j += 1) {
        const value = weights[i * count + j]!;
        if (value > 0) columns.push({ rows: [i, j], value });
      }
    }
    return columns.filter(({ value }) => value > 0);
  }

  private worth(rows: readonly number[]): number {
    const { count, weights } = this.problem;
    let sum = 0;
    for (const i of rows) for (const j of rows) if (i < j) sum += weights[i * count + j]!;
    return sum;
  }

  /** Half of each item's positive weights: no cluster is worth more than the sum over its items. */
  private startPrices(): Float64Array {
    const { count, weights } = this.problem;
    return Float64Array.from({ length: count }, (_, item) => {
      const row = weights.subarray(item * count, (item + 1) * count);
      return row.reduce((sum, weight) => sum + Math.max(0, weight), 0) / 2;
    });
  }
}
