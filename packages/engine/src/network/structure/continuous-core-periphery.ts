import { degrees, undirectedIndex } from '../graph-index/graph-index.ts';
import type { Adjacency, GraphIndex } from '../graph-index/graph-index.ts';
import { seededRandom } from '../../random/seeded-random.ts';

export interface ContinuousCorePeriphery {
  /** Coreness of each organisation, at least 0; the sum of squares is 1. */
  readonly coreness: Float64Array;
  /** Correlation between tie strengths and the products of corenesses. */
  readonly fit: number;
}

export interface ContinuousOptions {
  /** Starting points drawn at random, besides the built-in ones. Default 20. */
  readonly restarts?: number;
  readonly seed?: number;
}

/** A coreness may be this many times the mean of the others, no more: beyond, only rounding changes. */
const LARGEST_RATIO = 1e7;
const MAX_SWEEPS = 1_500;
const STOP = 1e-13;

/**
 * A coreness for each organisation such that the strength of the tie between two is, as nearly as possible,
 * proportional to the product of their corenesses.
 *
 * Maximises Pearson's correlation over unordered pairs between strength (0 without tie) and c(i) c(j), c >= 0. One
 * coreness at a time is set to its exact best value (closed form), from several starting points; a local optimum in
 * general. Directions are ignored; use `withoutStrengths` to count ties alike. `null` when all pairs are alike or below
 * 3 organisations. O(n^2) per sweep: up to about 300 organisations. Deterministic for a seed.
 * Source: Borgatti and Everett (1999), doi:10.1016/S0378-8733(99)00019-2.
 */
export function continuousCorePeriphery(
  index: GraphIndex,
  options: ContinuousOptions = {},
): ContinuousCorePeriphery | null {
  const problem = problemOf(undirectedIndex(index));
  if (!problem) return null;
  let best: ContinuousCorePeriphery | null = null;
  for (const start of startingPoints(index, options)) {
    const coreness = ascend(problem, start);
    const fit = correlationOf(problem, coreness);
    if (!best || fit > best.fit + 1e-10) best = { coreness: unit(coreness), fit };
  }
  return best;
}

interface Problem {
  readonly adjacency: Adjacency;
  readonly order: number;
  readonly pairs: number;
  readonly meanStrength: number;
  /** Sum over pairs of (strength - mean)^2. */
  readonly variation: number;
}

function problemOf(index: GraphIndex): Problem | null {
  const pairs = (index.order * (index.order - 1)) / 2;
  if (index.order < 3) return null;
  let sum = 0;
  let squares = 0;
  for (const strength of index.out.strengths) {
    sum += strength / 2;
    squares += (strength * strength) / 2;
  }
  const variation = squares - (sum * sum) / pairs;
  if (variation <= 1e-12 * squares || squares === 0) return null;
  return { adjacency: index.out, order: index.order, pairs, meanStrength: sum / pairs, variation };
}

function* startingPoints(index: GraphIndex, options: ContinuousOptions): Generator<Float64Array> {
  const degree = degrees(undirectedIndex(index).out);
  yield Float64Array.from(degree, (d) => d + 0.01);
  yield new Float64Array(index.order).fill(1);
  const leaders = Array.from(degree.keys()).sort((a, b) => degree[b]! - degree[a]! || a - b);
  for (const leader of leaders.slice(0, 10)) {
    yield Float64Array.from(degree, (d, v) => (v === leader ? 100 : d + 0.01));
  }
  const random = seededRandom(options.seed ?? 1);
  for (let i = 0; i < (options.restarts ?? 20); i += 1) {
    yield Float64Array.from(degree, () => random() ** 2 + 1e-6);
  }
}

function ascend(problem: Problem, start: Float64Array): Float64Array {
  let coreness = Float64Array.from(start);
  let before = correlationOf(problem, coreness);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
    const previous = Float64Array.from(coreness);
    for (let i = 0; i < problem.order; i += 1) coreness[i] = bestCoreness(problem, coreness, i);
    coreness = leap(problem, previous, unit(coreness));
    const now = correlationOf(problem, coreness);
    if (now - before < STOP && sweep > 5) break;
    before = now;
  }
  return coreness;
}

/** Goes on in the direction of the last sweep while that helps: valleys are long and narrow. */
function leap(problem: Problem, from: Float64Array, to: Float64Array): Float64Array<ArrayBuffer> {
  const start = unit(from);
  let best = Float64Array.from(to);
  let bestFit = correlationOf(problem, best);
  for (let factor = 2; factor <= 1024; factor *= 2) {
    const farther = Float64Array.from(to, (value, i) =>
      Math.max(0, start[i]! + factor * (value - start[i]!)),
    );
    const fit = correlationOf(problem, farther);
    if (!(fit > bestFit)) break;
    best = farther;
    bestFit = fit;
  }
  return best;
}

/** Sums over the pairs of the others: products, squared products, strength times product. */
interface Rest {
  products: number;
  squares: number;
  tied: number;
  /** Sums over the others of c, c^2 and strength to `i` times c. */
  sum: number;
  sumOfSquares: number;
  pull: number;
}

function restWithout(problem: Problem, coreness: Float64Array, i: number): Rest {
  const { offsets, neighbours, strengths } = problem.adjacency;
  const rest: Rest = { products: 0, squares: 0, tied: 0, sum: 0, sumOfSquares: 0, pull: 0 };
  for (let j = 0; j < problem.order; j += 1) {
    if (j === i) continue;
    const c = coreness[j]!;
    rest.products += c * rest.sum;
    rest.squares += c * c * rest.sumOfSquares;
    rest.sum += c;
    rest.sumOfSquares += c * c;
    for (let e = offsets[j]!; e < offsets[j + 1]!; e += 1) {
      const k = neighbours[e]!;
      if (k === i) rest.pull += strengths[e]! * c;
      else if (k < j) rest.tied += strengths[e]! * c * coreness[k]!;
    }
  }
  return rest;
}

/**
 * Best value of one coreness x, the others kept: the correlation is (a0 + a1 x) / sqrt(b0 + b1 x + b2 x^2), whose only
 * turning point is x* = (a0 b1/2 - a1 b0) / (a1 b1/2 - a0 b2); the best of 0, x* and the largest value allowed.
 */
function bestCoreness(problem: Problem, coreness: Float64Array, i: number): number {
  const rest = restWithout(problem, coreness, i);
  const { pairs, meanStrength } = problem;
  const a0 = rest.tied - meanStrength * rest.products;
  const a1 = rest.pull - meanStrength * rest.sum;
  const b0 = rest.squares - (rest.products * rest.products) / pairs;
  const b1 = (-2 * rest.products * rest.sum) / pairs;
  const b2 = rest.sumOfSquares - (rest.sum * rest.sum) / pairs;
  const value = (x: number) => {
    const spread = b0 + b1 * x + b2 * x * x;
    return spread <= 0 ? -Infinity : (a0 + a1 * x) / Math.sqrt(spread);
  };
  const largest = (LARGEST_RATIO * rest.sum) / problem.order;
  const turning = ((a0 * b1) / 2 - a1 * b0) / ((a1 * b1) / 2 - a0 * b2);
  const candidates = [coreness[i]!, 0, largest];
  if (turning > 0 && turning < largest) candidates.push(turning);
  return candidates.reduce((best, x) => (value(x) > value(best) ? x : best));
}

function correlationOf(problem: Problem, coreness: Float64Array): number {
  const rest = restWithout(problem, coreness, -1);
  const spread = rest.squares - (rest.products * rest.products) / problem.pairs;
  if (spread <= 0) return -Infinity;
  return (rest.tied - problem.meanStrength * rest.products) / Math.sqrt(problem.variation * spread);
}

function unit(values: Float64Array): Float64Array<ArrayBuffer> {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return Float64Array.from(values, (value) => value / length);
}
