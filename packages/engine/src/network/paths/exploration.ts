/** Working arrays of one search of shortest paths, reused from source to source. */
export interface Exploration {
  /** Organisations in increasing distance from the source; only the first `count` are meaningful. */
  readonly visited: Int32Array;
  count: number;
  /** Distance from the source, -1 when not reached. */
  readonly distance: Float64Array | Int32Array;
  /** Number of shortest paths from the source. */
  readonly paths: Float64Array;
  /** (1 + dependency) / paths of each organisation, while accumulating back. */
  readonly perPath: Float64Array;
  /** Binary heap of the search by distance (empty arrays when every tie has length 1). */
  readonly heap: Int32Array;
  readonly placeInHeap: Int32Array;
}

/** Arrays for a network of `order` organisations; `lengths` is `null` when every tie has length 1. O(n). */
export function newExploration(order: number, lengths: Float64Array | null): Exploration {
  return {
    visited: new Int32Array(order),
    count: 0,
    distance: lengths ? new Float64Array(order).fill(-1) : new Int32Array(order).fill(-1),
    paths: new Float64Array(order),
    perPath: new Float64Array(order),
    heap: new Int32Array(lengths ? order : 0),
    placeInHeap: new Int32Array(lengths ? order : 0).fill(-1),
  };
}
