import type { Structure } from './structure.ts';

/**
 * Total effects of each construct on each other: the sum over all the ways along the paths of the product of their coefficients.
 * Formula: (I − B)⁻¹ − I, computed from causes to effects. k × k, rows from, columns to. O(k³).
 */
export function totalEffects(structure: Structure, paths: Float64Array): Float64Array {
  const k = structure.names.length;
  const total = new Float64Array(k * k);
  for (const to of structure.order) {
    for (const via of structure.predecessors[to]!) {
      const own = paths[via * k + to] as number;
      total[via * k + to] = (total[via * k + to] as number) + own;
      for (let from = 0; from < k; from += 1) {
        total[from * k + to] = (total[from * k + to] as number) + (total[from * k + via] as number) * own;
      }
    }
  }
  return total;
}

/** Ways of two paths or more along the model that a report can hold. */
const MOST_WAYS = 400;

/** Every way from a cause to an effect through at least one other construct, shortest first; at most 400. */
export function indirectWays({ names, predecessors }: Structure): number[][] {
  const next = names.map((_, from) =>
    names.flatMap((_name, to) => (predecessors[to]!.includes(from) ? [to] : [])),
  );
  const ways: number[][] = [];
  let walks = names.map((_, from) => [from]);
  while (walks.length > 0 && ways.length < MOST_WAYS) {
    walks = walks.flatMap((walk) => next[walk.at(-1)!]!.map((to) => [...walk, to]));
    if ((walks[0]?.length ?? 0) > 2) ways.push(...walks);
  }
  return ways.slice(0, MOST_WAYS);
}

/** Product of the coefficients along a way. */
export function effectAlong(way: readonly number[], paths: Float64Array, k: number): number {
  let product = 1;
  for (let step = 1; step < way.length; step += 1)
    product *= paths[way[step - 1]! * k + way[step]!] as number;
  return product;
}
