import { componentsOf } from '../cohesion/components.ts';
import type { GraphIndex } from '../graph-index/graph-index.ts';
import type { UndefinedReason } from '../types.ts';
import { leadingEigenpair } from './leading-eigenpair.ts';
import type { Eigenpair } from './leading-eigenpair.ts';

export type EigenvectorResult =
  | { readonly kind: 'defined'; readonly values: Float64Array; readonly eigenvalue: number }
  | { readonly kind: 'undefined'; readonly reason: UndefinedReason };

const SAME_EIGENVALUE = 1e-9;

/**
 * An organisation counts as much as the organisations it is tied to: A x = lambda x for the largest lambda, x >= 0,
 * scaled so that the largest value is 1. Directed: x(v) is fed by the ties that v receives.
 *
 * Undefined without ties, when two separate parts have the same largest eigenvalue (their shares are then arbitrary),
 * and in a directed network without cycles. Organisations outside the leading part have 0.
 * Time O(m) per step, Lanczos with restarts (undirected) or power iteration (directed). Deterministic.
 * Source: Bonacich (1987), doi:10.1086/228631.
 */
export function eigenvector(index: GraphIndex): EigenvectorResult {
  if (index.order === 0) return { kind: 'undefined', reason: 'no-organisations' };
  if (index.size === 0) return { kind: 'undefined', reason: 'no-ties' };
  return index.directed ? directedEigenvector(index) : undirectedEigenvector(index);
}

function undirectedEigenvector(index: GraphIndex): EigenvectorResult {
  const { membersOf, placeOf } = partsOf(index);
  let best: (Eigenpair & { members: Int32Array }) | null = null;
  let tied = false;
  for (const members of membersOf) {
    if (members.length < 2) continue;
    const pair = leadingEigenpair(index.out, members, placeOf);
    const gap = best ? pair.eigenvalue - best.eigenvalue : Infinity;
    if (Math.abs(gap) <= SAME_EIGENVALUE * pair.eigenvalue) tied = true;
    else if (gap > 0) {
      best = { ...pair, members };
      tied = false;
    }
  }
  if (!best || tied) return { kind: 'undefined', reason: 'several-leading-components' };
  if (!best.converged) return { kind: 'undefined', reason: 'not-converged' };
  const values = new Float64Array(index.order);
  for (const [i, v] of best.members.entries()) values[v] = best.vector[i]!;
  return { kind: 'defined', values: scaleToMaximum(values), eigenvalue: best.eigenvalue };
}

/** The organisations of each part of the network, and the place of each in its part. */
function partsOf(index: GraphIndex): { membersOf: Int32Array[]; placeOf: Int32Array } {
  const { componentOf, sizes } = componentsOf(index);
  const membersOf = sizes.map((size) => new Int32Array(size));
  const filled = new Int32Array(sizes.length);
  const placeOf = new Int32Array(index.order);
  for (let v = 0; v < index.order; v += 1) {
    const part = componentOf[v]!;
    placeOf[v] = filled[part]!++;
    membersOf[part]![placeOf[v]!] = v;
  }
  return { membersOf, placeOf };
}

const DIRECTED_STEPS = 5_000;
const DIRECTED_STOP = 1e-12;

/** Power iteration on (in-adjacency + identity); refuses a result that has not settled. */
function directedEigenvector(index: GraphIndex): EigenvectorResult {
  let values = new Float64Array(index.order).fill(1);
  for (let step = 0; step < DIRECTED_STEPS; step += 1) {
    const next = receive(index, values);
    const largest = next.reduce((a, b) => Math.max(a, b), 0);
    let change = 0;
    for (let v = 0; v < index.order; v += 1) {
      next[v]! /= largest;
      change = Math.max(change, Math.abs(next[v]! - values[v]!));
    }
    values = next;
    if (change < DIRECTED_STOP) {
      const eigenvalue = largest - 1;
      if (eigenvalue < SAME_EIGENVALUE) return { kind: 'undefined', reason: 'acyclic' };
      return { kind: 'defined', values, eigenvalue };
    }
  }
  return { kind: 'undefined', reason: isAcyclic(index) ? 'acyclic' : 'not-converged' };
}

function receive(index: GraphIndex, values: Float64Array): Float64Array<ArrayBuffer> {
  const { offsets, neighbours, strengths } = index.in;
  const next = Float64Array.from(values);
  for (let v = 0; v < index.order; v += 1) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1)
      next[v]! += strengths[e]! * values[neighbours[e]!]!;
  }
  return next;
}

function isAcyclic(index: GraphIndex): boolean {
  const waiting = Int32Array.from(
    { length: index.order },
    (_, v) => index.in.offsets[v + 1]! - index.in.offsets[v]!,
  );
  const ready = Array.from(waiting.keys()).filter((v) => waiting[v] === 0);
  for (let i = 0; i < ready.length; i += 1) {
    const v = ready[i]!;
    for (let e = index.out.offsets[v]!; e < index.out.offsets[v + 1]!; e += 1) {
      const w = index.out.neighbours[e]!;
      waiting[w]! -= 1;
      if (waiting[w] === 0) ready.push(w);
    }
  }
  return ready.length === index.order;
}

/** Divides by the largest value. */
export function scaleToMaximum(values: Float64Array): Float64Array {
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  return largest === 0 ? values : values.map((value) => value / largest);
}

/** Divides by the square root of the sum of squares. */
export function scaleToUnitLength(values: Float64Array): Float64Array {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? values : values.map((value) => value / length);
}
