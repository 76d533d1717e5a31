import { seededRandom } from '../../random/seeded-random.ts';
import { partitionValue } from './pair-weights.ts';
import type { PairWeights } from './pair-weights.ts';

/**
 * A good partition by iterated local search: single items move to the cluster (or alone) where they add most until none
 * gains, then a few random items are moved and the descent starts again, the best partition being kept.
 * Deterministic for a seed. O(rounds × n²).
 */
export function searchPartition(problem: PairWeights, seed: number, rounds: number): Int32Array {
  const random = seededRandom(seed);
  const descent = new PartitionDescent(problem);
  descent.run();
  let best = descent.clusterOf.slice();
  let value = partitionValue(problem, best);
  for (let round = 0; round < rounds; round += 1) {
    const kicks = 2 + Math.floor(random() * Math.max(2, problem.count / 6));
    for (let kick = 0; kick < kicks; kick += 1) {
      const item = Math.floor(random() * problem.count);
      const other = Math.floor(random() * problem.count);
      descent.move(item, random() < 0.2 ? descent.emptyCluster() : descent.clusterOf[other]!);
    }
    descent.run();
    const reached = partitionValue(problem, descent.clusterOf);
    if (reached >= value) {
      best = descent.clusterOf.slice();
      value = reached;
    } else descent.reset(best);
  }
  return best;
}

/** Local optimum reached from a given partition. */
export function improvePartition(problem: PairWeights, start: ArrayLike<number>): Int32Array {
  const descent = new PartitionDescent(problem);
  descent.reset(start);
  descent.run();
  return descent.clusterOf;
}

class PartitionDescent {
  readonly clusterOf: Int32Array;
  private readonly problem: PairWeights;
  /** Sum of weights from an item to each cluster, count × count. */
  private readonly pull: Float64Array;
  private readonly sizes: Int32Array;

  constructor(problem: PairWeights) {
    this.problem = problem;
    this.clusterOf = new Int32Array(problem.count);
    this.pull = new Float64Array(problem.count * problem.count);
    this.sizes = new Int32Array(problem.count);
    this.reset(Array.from(this.clusterOf, (_, item) => item));
  }

  /** Clusters must be numbered from 0 to count − 1. */
  reset(partition: ArrayLike<number>): void {
    const { count, weights } = this.problem;
    this.pull.fill(0);
    this.sizes.fill(0);
    for (let item = 0; item < count; item += 1) {
      const cluster = partition[item]!;
      this.clusterOf[item] = cluster;
      this.sizes[cluster] = this.sizes[cluster]! + 1;
      for (let other = 0; other < count; other += 1) {
        const cell = other * count + cluster;
        this.pull[cell] = this.pull[cell]! + weights[other * count + item]!;
      }
    }
  }

  run(): void {
    for (let moved = true; moved;) {
      moved = false;
      for (let item = 0; item < this.problem.count; item += 1) {
        const target = this.bestCluster(item);
        if (target === this.clusterOf[item]) continue;
        this.move(item, target);
        moved = true;
      }
    }
  }

  move(item: number, target: number): void {
    const { count, weights } = this.problem;
    const from = this.clusterOf[item]!;
    if (from === target) return;
    for (let other = 0; other < count; other += 1) {
      const weight = weights[other * count + item]!;
      const row = other * count;
      this.pull[row + from] = this.pull[row + from]! - weight;
      this.pull[row + target] = this.pull[row + target]! + weight;
    }
    this.sizes[from] = this.sizes[from]! - 1;
    this.sizes[target] = this.sizes[target]! + 1;
    this.clusterOf[item] = target;
  }

  emptyCluster(): number {
    const empty = this.sizes.indexOf(0);
    return empty === -1 ? this.clusterOf[0]! : empty;
  }

  private bestCluster(item: number): number {
    const { count } = this.problem;
    const own = this.clusterOf[item]!;
    const row = item * count;
    let best = own;
    let most = this.pull[row + own]! + 1e-9;
    for (let cluster = 0; cluster < count; cluster += 1) {
      if (cluster === own || this.sizes[cluster] === 0 || this.pull[row + cluster]! <= most) continue;
      best = cluster;
      most = this.pull[row + cluster]!;
    }
    return most < -1e-9 && this.sizes[own]! > 1 ? this.emptyCluster() : best;
  }
}
