import { shuffle } from '../../random/seeded-random.ts';
import type { RandomSource } from '../../random/seeded-random.ts';
import type { LevelGraph } from './level-graph.ts';

/** Gains below this share of a point's strength are rounding noise, not improvements. */
const NOISE = 1e-12;

/** Strength from one point to each group around it, kept in arrays reused from point to point. */
export interface Surroundings {
  readonly toGroup: Float64Array;
  readonly touched: Int32Array;
  count: number;
}

export function newSurroundings(order: number): Surroundings {
  return { toGroup: new Float64Array(order), touched: new Int32Array(order), count: 0 };
}

export function lookAround(level: LevelGraph, v: number, groupOf: Int32Array, around: Surroundings): void {
  const { offsets, neighbours, strengths } = level.adjacency;
  const { toGroup, touched } = around;
  let count = 0;
  for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
    const group = groupOf[neighbours[e]!]!;
    if (toGroup[group] === 0) touched[count++] = group;
    toGroup[group]! += strengths[e]!;
  }
  around.count = count;
}

export function forget(around: Surroundings): void {
  for (let i = 0; i < around.count; i += 1) around.toGroup[around.touched[i]!] = 0;
  around.count = 0;
}

/**
 * Moves points one by one to the neighbouring group that raises modularity most, until no single move helps.
 * `groupOf` (labels below the order of the level) is changed in place; returns whether anything moved.
 * O(m) per pass, few passes.
 */
export function moveLocally(level: LevelGraph, groupOf: Int32Array, random: RandomSource): boolean {
  const totals = new Float64Array(level.order);
  for (let v = 0; v < level.order; v += 1) totals[groupOf[v]!]! += level.strengths[v]!;
  const queue = shuffle(
    Int32Array.from({ length: level.order }, (_, v) => v),
    random,
  );
  const waiting = new Uint8Array(level.order).fill(1);
  const around = newSurroundings(level.order);
  let anyMove = false;
  let head = 0;
  let length = level.order;
  while (length > 0) {
    const v = queue[head]!;
    head = head + 1 === level.order ? 0 : head + 1;
    length -= 1;
    waiting[v] = 0;
    const best = bestGroup(level, v, groupOf, totals, around);
    if (best === groupOf[v]) continue;
    groupOf[v] = best;
    anyMove = true;
    length = wakeNeighbours(level, v, groupOf, { queue, waiting, head, length });
  }
  return anyMove;
}

/** Takes `v` out of its group, puts it in the best one and returns that group; `totals` follows. */
function bestGroup(
  level: LevelGraph,
  v: number,
  groupOf: Int32Array,
  totals: Float64Array,
  around: Surroundings,
): number {
  const own = groupOf[v]!;
  const strength = level.strengths[v]!;
  totals[own]! -= strength;
  lookAround(level, v, groupOf, around);
  const gain = (group: number) => around.toGroup[group]! - (strength * totals[group]!) / level.doubled;
  let best = own;
  let bestGain = gain(own);
  for (let i = 0; i < around.count; i += 1) {
    const group = around.touched[i]!;
    const candidate = gain(group);
    if (candidate > bestGain + NOISE * strength) {
      best = group;
      bestGain = candidate;
    }
  }
  forget(around);
  totals[best]! += strength;
  return best;
}

interface Queue {
  readonly queue: Int32Array;
  readonly waiting: Uint8Array;
  readonly head: number;
  readonly length: number;
}

function wakeNeighbours(level: LevelGraph, v: number, groupOf: Int32Array, state: Queue): number {
  const { offsets, neighbours } = level.adjacency;
  let length = state.length;
  for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
    const w = neighbours[e]!;
    if (state.waiting[w] || groupOf[w] === groupOf[v]) continue;
    state.waiting[w] = 1;
    state.queue[(state.head + length) % level.order] = w;
    length += 1;
  }
  return length;
}
