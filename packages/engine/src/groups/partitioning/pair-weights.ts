/** Symmetric weights of the pairs of n items: what being in the same cluster is worth, negative when it costs. */
export interface PairWeights {
  readonly count: number;
  /** count × count, diagonal 0. */
  readonly weights: Float64Array;
  /** Every weight is a whole number. */
  readonly whole: boolean;
}

/** From the rows of the upper triangle: row i lists the weights with i+1, i+2, … */
export function pairWeights(upperTriangle: readonly (readonly number[])[]): PairWeights {
  const count = upperTriangle.length + 1;
  const weights = new Float64Array(count * count);
  let whole = true;
  for (const [i, row] of upperTriangle.entries()) {
    for (const [offset, weight] of row.entries()) {
      const j = i + 1 + offset;
      weights[i * count + j] = weights[j * count + i] = weight;
      whole &&= Number.isInteger(weight);
    }
  }
  return { count, weights, whole };
}

/** Σ of the weights of pairs in the same cluster; `clusterOf[item]` names the cluster. O(n²). */
export function partitionValue({ count, weights }: PairWeights, clusterOf: ArrayLike<number>): number {
  let value = 0;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      if (clusterOf[i] === clusterOf[j]) value += weights[i * count + j]!;
    }
  }
  return value;
}

/** Clusters as lists of items, ascending, in order of their first item. */
export function clustersOf(clusterOf: ArrayLike<number>): number[][] {
  const clusters = new Map<number, number[]>();
  for (let item = 0; item < clusterOf.length; item += 1) {
    const cluster = clusters.get(clusterOf[item]!);
    if (cluster) cluster.push(item);
    else clusters.set(clusterOf[item]!, [item]);
  }
  return [...clusters.values()];
}
