import { shuffle } from '../../random/seeded-random.ts';
import type { RandomSource } from '../../random/seeded-random.ts';
import type { LevelGraph } from './level-graph.ts';
import { forget, lookAround, newSurroundings } from './local-moving.ts';
import type { Surroundings } from './local-moving.ts';

/** How freely a point chooses among the parts that do not lower modularity (Leiden's theta, on the gain in modularity). */
const FREEDOM = 0.01;

/**
 * Leiden's refinement: starts again from single points and merges them only inside their group and only into well
 * tied parts, so that every part is connected. Returns the part of each point. O(m).
 */
export function refine(level: LevelGraph, groupOf: Int32Array, random: RandomSource): Int32Array {
  const state = newRefinement(level, groupOf);
  for (const v of shuffle(
    Int32Array.from({ length: level.order }, (_, i) => i),
    random,
  )) {
    if (state.sizeOf[state.partOf[v]!] !== 1 || !isWellTied(level, state, v, groupOf[v]!)) continue;
    joinPart(level, state, v, groupOf, random);
  }
  return state.partOf;
}

interface Refinement {
  readonly partOf: Int32Array;
  /** Per part: points, strength, strength of its ties to the rest of its group. */
  readonly sizeOf: Int32Array;
  readonly partTotals: Float64Array;
  readonly outward: Float64Array;
  readonly groupTotals: Float64Array;
  readonly around: Surroundings;
  readonly candidateParts: Int32Array;
  readonly candidateGains: Float64Array;
}

function newRefinement(level: LevelGraph, groupOf: Int32Array): Refinement {
  const { offsets, neighbours, strengths } = level.adjacency;
  const groupTotals = new Float64Array(level.order);
  const outward = new Float64Array(level.order);
  for (let v = 0; v < level.order; v += 1) {
    groupTotals[groupOf[v]!]! += level.strengths[v]!;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      if (groupOf[neighbours[e]!] === groupOf[v]) outward[v]! += strengths[e]!;
    }
  }
  return {
    partOf: Int32Array.from({ length: level.order }, (_, v) => v),
    sizeOf: new Int32Array(level.order).fill(1),
    partTotals: Float64Array.from(level.strengths),
    outward,
    groupTotals,
    around: newSurroundings(level.order),
    candidateParts: new Int32Array(level.order),
    candidateGains: new Float64Array(level.order),
  };
}

function isWellTied(level: LevelGraph, state: Refinement, part: number, group: number): boolean {
  const own = state.partTotals[part]!;
  return state.outward[part]! >= (own * (state.groupTotals[group]! - own)) / level.doubled - 1e-12 * own;
}

function joinPart(
  level: LevelGraph,
  state: Refinement,
  v: number,
  groupOf: Int32Array,
  random: RandomSource,
): void {
  const { around, partOf } = state;
  lookAround(level, v, partOf, around);
  const candidates = gatherCandidates(level, state, v, groupOf);
  const chosen = drawPart(state, candidates, random);
  if (chosen >= 0) {
    const between = around.toGroup[chosen]!;
    state.sizeOf[partOf[v]!]! -= 1;
    state.outward[chosen]! += state.outward[v]! - 2 * between;
    state.partTotals[chosen]! += level.strengths[v]!;
    state.sizeOf[chosen]! += 1;
    partOf[v] = chosen;
  }
  forget(around);
}

/** Writes the parts that `v` may join and their gains in modularity; returns how many. */
function gatherCandidates(level: LevelGraph, state: Refinement, v: number, groupOf: Int32Array): number {
  const { around, partOf, candidateParts, candidateGains } = state;
  let count = 0;
  for (let i = 0; i < around.count; i += 1) {
    const part = around.touched[i]!;
    // A part lies inside one group; its label is one of its points.
    if (groupOf[part] !== groupOf[v] || part === partOf[v]) continue;
    const expected = (level.strengths[v]! * state.partTotals[part]!) / level.doubled;
    const gain = (2 * (around.toGroup[part]! - expected)) / level.doubled;
    if (gain < 0 || !isWellTied(level, state, part, groupOf[v]!)) continue;
    candidateParts[count] = part;
    candidateGains[count] = gain;
    count += 1;
  }
  return count;
}

/** Draws a part with probability proportional to exp(gain / freedom); -1 when there is none. */
function drawPart(state: Refinement, count: number, random: RandomSource): number {
  const { candidateParts, candidateGains } = state;
  if (count === 0) return -1;
  let largest = 0;
  for (let i = 0; i < count; i += 1) largest = Math.max(largest, candidateGains[i]!);
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    candidateGains[i] = Math.exp((candidateGains[i]! - largest) / FREEDOM);
    sum += candidateGains[i]!;
  }
  let draw = random() * sum;
  let i = 0;
  while (i < count - 1 && draw > candidateGains[i]!) {
    draw -= candidateGains[i]!;
    i += 1;
  }
  return candidateParts[i]!;
}
