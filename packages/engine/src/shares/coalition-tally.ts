import type { CostModel, CostPart, CostSubsidy } from './cost-model.ts';
import type { Unions } from './owen.ts';
import { subsidyCents } from './cost-model.ts';

/** A coalition that grows and shrinks player by player, with its value at each moment. */
export interface CoalitionTally {
  add(player: number): void;
  remove(player: number): void;
  value(): number;
}

/** Support received under one subsidy, at any number of partners. Each step costs the parts of one partner. */
export function subsidyTally(model: CostModel, subsidy: CostSubsidy): CoalitionTally {
  const parts = subsidy.parts.map((index) => model.parts[index] as CostPart);
  const partsOf = Array.from({ length: model.players }, (_, player) =>
    parts.flatMap((part, index) => (part.sharers.includes(player) ? [index] : [])),
  );
  const present = new Int32Array(parts.length);
  let eligible = 0;
  let members = 0;
  return {
    add(player) {
      members += 1;
      for (const index of partsOf[player] ?? []) {
        const { eachCents, onceCents } = parts[index] as CostPart;
        if (eachCents) eligible += eachCents[player] as number;
        else if (present[index] === 0) eligible += onceCents ?? 0;
        present[index] = (present[index] as number) + 1;
      }
    },
    remove(player) {
      members -= 1;
      for (const index of partsOf[player] ?? []) {
        const { eachCents, onceCents } = parts[index] as CostPart;
        present[index] = (present[index] as number) - 1;
        if (eachCents) eligible -= eachCents[player] as number;
        else if (present[index] === 0) eligible -= onceCents ?? 0;
      }
    },
    value: () => (members === 0 ? 0 : subsidyCents(subsidy.terms, eligible, members)),
  };
}

/** Coalitions that `owenOfTally` looks at: Σ over unions C of 2^(m−1) · 2^|C|. */
export function owenCoalitions(unions: Unions): number {
  return unions.reduce((sum, union) => sum + 2 ** (unions.length - 1 + union.length), 0);
}

/**
 * Owen value of a game given by a tally, exact at any number of players as long as `owenCoalitions` is bearable: only unions
 * that are whole, and coalitions inside one union, are ever looked at. Weights as in `owenValue`.
 */
export function owenOfTally(players: number, unions: Unions, tally: CoalitionTally): number[] {
  const shares = new Array<number>(players).fill(0);
  unions.forEach((union, index) => {
    const others = unions.filter((_, other) => other !== index);
    const outer = arrivalWeights(unions.length);
    const inner = arrivalWeights(union.length);
    const values = new Float64Array(2 ** union.length);
    forEachUnionSet(others, tally, (size) => {
      fillInside(union, tally, values);
      addMarginals(union, values, outer[size] as number, inner, shares);
    });
  });
  return shares;
}

/** s! (n−s−1)! / n! for s = 0..n−1. */
function arrivalWeights(count: number): Float64Array {
  const weights = new Float64Array(count);
  weights[0] = 1 / count;
  for (let size = 1; size < count; size++) {
    weights[size] = ((weights[size - 1] as number) * size) / (count - size);
  }
  return weights;
}

/** Visits every set of whole unions, the tally holding exactly their members. */
function forEachUnionSet(unions: Unions, tally: CoalitionTally, visit: (size: number) => void): void {
  const step = (next: number, size: number): void => {
    const union = unions[next];
    if (union === undefined) {
      visit(size);
      return;
    }
    step(next + 1, size);
    for (const player of union) tally.add(player);
    step(next + 1, size + 1);
    for (const player of union) tally.remove(player);
  };
  step(0, 0);
}

/** Values with each subset of the union on top of the tally, by bitmask of positions in the union. */
function fillInside(union: readonly number[], tally: CoalitionTally, values: Float64Array): void {
  const step = (position: number, mask: number): void => {
    const player = union[position];
    if (player === undefined) {
      values[mask] = tally.value();
      return;
    }
    step(position + 1, mask);
    tally.add(player);
    step(position + 1, mask | (1 << position));
    tally.remove(player);
  };
  step(0, 0);
}

function addMarginals(
  union: readonly number[],
  values: Float64Array,
  outer: number,
  inner: Float64Array,
  shares: number[],
): void {
  const sizes = new Uint8Array(values.length);
  for (let mask = 1; mask < values.length; mask++) sizes[mask] = (sizes[mask >>> 1] as number) + (mask & 1);
  union.forEach((player, position) => {
    const bit = 1 << position;
    let mean = 0;
    for (let mask = 0; mask < values.length; mask++) {
      if (mask & bit) continue;
      const gained = (values[mask | bit] as number) - (values[mask] as number);
      mean += (inner[sizes[mask] as number] as number) * gained;
    }
    shares[player] = (shares[player] as number) + outer * mean;
  });
}
