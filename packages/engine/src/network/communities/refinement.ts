import { shuffle } from '../seeded-random.ts';
import type { RandomSource } from '../seeded-random.ts';
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
  const candidates: { part: number; gain: number }[] = [];
  for (let i = 0; i < around.count; i += 1) {
    const part = around.touched[i]!;
    // A part lies inside one group; its label is one of its points.
    if (groupOf[part] !== groupOf[v] || part === partOf[v] || !isWellTied(level, state, part, groupOf[v]!))
      continue;
    const expected = (level.strengths[v]! * state.partTotals[part]!) / level.doubled;
    const gain = (2 * (around.toGroup[part]! - expected)) / level.doubled;
    if (gain >= 0) candidates.push({ part, gain });
  }
  const chosen = drawPart(candidates, random);
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

/** Draws a part with probability proportional to exp(gain / freedom); -1 when there is none. */
function drawPart(candidates: readonly { part: number; gain: number }[], random: RandomSource): number {
  if (candidates.length === 0) return -1;
  const largest = Math.max(...candidates.map((candidate) => candidate.gain));
  const chances = candidates.map((candidate) => Math.exp((candidate.gain - largest) / FREEDOM));
  let draw = random() * chances.reduce((a, b) => a + b, 0);
  for (const [i, chance] of chances.entries()) {
    draw -= chance;
    if (draw <= 0) return candidates[i]!.part;
  }
  return candidates[candidates.length - 1]!.part;
}
