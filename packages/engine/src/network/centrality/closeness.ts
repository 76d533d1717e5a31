import type { GraphIndex } from '../graph-index/graph-index.ts';
import { pathMeasures } from '../paths/path-measures.ts';
import type { PathMeasures, PathOptions } from '../paths/path-measures.ts';

export type Direction = 'in' | 'out';

/**
 * How near an organisation is to all the others: who hears news first.
 *
 * Wasserman and Faust's formula, fit for networks in several parts: c(v) = (r / (n - 1)) * (r / D), where r is the number
 * of others that v reaches and D the sum of the distances to them. 0 for isolates; 0..1 when every tie has length 1.
 * `direction` in a directed network: `in` (default) measures the paths that arrive at v, `out` those that leave it.
 * Time O(n m). Source: Wasserman and Faust (1994), Social Network Analysis, Cambridge University Press, p. 201.
 */
export function closeness(
  index: GraphIndex,
  options: PathOptions & { direction?: Direction } = {},
): Float64Array {
  return closenessOf(pathMeasures(index, options), options.direction ?? 'in');
}

/** The same from a pass already made over the shortest paths. O(n). */
export function closenessOf(paths: PathMeasures, direction: Direction = 'in'): Float64Array {
  const { reach, distanceSum } = sideOf(paths, direction);
  const others = reach.length - 1;
  return reach.map((r, v) => (r === 0 ? 0 : (r / others) * (r / distanceSum[v]!)));
}

/**
 * Closeness inside the part of the network that an organisation can reach: r / D, symbols as in `closeness`;
 * 0 for isolates. Two organisations in different parts cannot be compared by it. O(n) after the pass.
 */
export function closenessWithinComponentOf(paths: PathMeasures, direction: Direction = 'in'): Float64Array {
  const { reach, distanceSum } = sideOf(paths, direction);
  return reach.map((r, v) => (r === 0 ? 0 : r / distanceSum[v]!));
}

/**
 * Sum of 1/distance to all the others (from all the others when directed), unreachable ones counting 0. Unit: as many
 * as organisations at distance 1. Time O(n m). Source: Boldi and Vigna (2014), doi:10.1080/15427951.2013.865686.
 */
export function harmonic(
  index: GraphIndex,
  options: PathOptions & { direction?: Direction } = {},
): Float64Array {
  const paths = pathMeasures(index, options);
  return options.direction === 'out' ? paths.harmonicOut : paths.harmonicIn;
}

function sideOf(
  paths: PathMeasures,
  direction: Direction,
): { reach: Float64Array; distanceSum: Float64Array } {
  return direction === 'in'
    ? { reach: paths.reachIn, distanceSum: paths.distanceSumIn }
    : { reach: paths.reachOut, distanceSum: paths.distanceSumOut };
}
