import { tieAt } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';

/**
 * Share of the arcs that are returned: are favours mutual? `null` when undirected or without ties. O(m log m).
 * Source: Wasserman and Faust (1994), Social Network Analysis, chapter 13 (arcs, not pairs, are counted).
 */
export function reciprocity(index: GraphIndex): number | null {
  if (!index.directed || index.size === 0) return null;
  const { offsets, neighbours } = index.out;
  let returned = 0;
  for (let v = 0; v < index.order; v += 1) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      if (tieAt(index.out, neighbours[e]!, v) >= 0) returned += 1;
    }
  }
  return returned / index.size;
}
