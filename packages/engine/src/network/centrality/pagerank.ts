import { strengthSums } from '../graph-index/graph-index.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';

export interface PagerankOptions {
  /** Probability of following a tie rather than jumping anywhere, in ]0,1[. Default 0.85. */
  readonly damping?: number;
}

const MAX_STEPS = 10_000;
const STOP = 1e-13;

/**
 * Share of the time that a visitor spends at each organisation when he follows ties at random (in proportion to their
 * strength) and sometimes jumps anywhere: prestige received from those who have prestige themselves.
 *
 * x = damping * (P'x + share of the organisations without outgoing tie / n) + (1 - damping) / n; the values add up to 1.
 * Undirected ties are followed both ways. Power iteration until the changes add up to less than 1e-13.
 * Time O(m) per step, about 200 steps at 0.85. Source: Brin and Page (1998), doi:10.1016/S0169-7552(98)00110-X.
 */
export function pagerank(index: GraphIndex, options: PagerankOptions = {}): Float64Array {
  const damping = options.damping ?? 0.85;
  const outgoing = strengthSums(index.out);
  let values = new Float64Array(index.order).fill(1 / index.order);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const next = pagerankStep(index, values, outgoing, damping);
    let change = 0;
    for (let v = 0; v < index.order; v += 1) change += Math.abs(next[v]! - values[v]!);
    values = next;
    if (change < STOP) break;
  }
  return values;
}

function pagerankStep(
  index: GraphIndex,
  values: Float64Array,
  outgoing: Float64Array,
  damping: number,
): Float64Array<ArrayBuffer> {
  const { offsets, neighbours, strengths } = index.in;
  let dangling = 0;
  for (let v = 0; v < index.order; v += 1) if (outgoing[v] === 0) dangling += values[v]!;
  const everywhere = (damping * dangling + 1 - damping) / index.order;
  const next = new Float64Array(index.order);
  for (let v = 0; v < index.order; v += 1) {
    let received = 0;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      const w = neighbours[e]!;
      received += (values[w]! * strengths[e]!) / outgoing[w]!;
    }
    next[v] = damping * received + everywhere;
  }
  return next;
}
