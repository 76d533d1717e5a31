import { noCharge } from './column-source.ts';
import type { Column, ColumnCharge } from './column-source.ts';
import type { LimitUse } from './set-packing-solver.ts';

/** Three rows of which at most one column can hold two: a valid inequality that the linear relaxation may break. */
export type Triple = readonly [number, number, number];

/** A plan to differ from: chosen columns may use at most `capacity` of what its own columns weigh. */
export interface ExcludedPlan {
  readonly columns: readonly { readonly rows: readonly number[]; readonly amount: number }[];
  readonly capacity: number;
}

/**
 * Conditions on a packing beside its rows, Σ amount × column ≤ capacity: plans to differ from, which bind, and cuts on triples of
 * rows, Σ_{S : |S ∩ C| ≥ 2} x_S ≤ 1 (subset-row inequalities: Jepsen et al. 2008, doi:10.1287/opre.1070.0449), which every packing
 * satisfies and which tighten the relaxation.
 */
export class SideLimits {
  readonly capacities: number[] = [];
  readonly rowCount: number;
  private readonly excluded: readonly ExcludedPlan[];
  /** Limits by key of the columns they weigh. */
  private readonly byColumn = new Map<string, LimitUse[]>();
  private readonly triples: { readonly limit: number; readonly rows: Triple }[] = [];
  private readonly byRow: (number[] | undefined)[];
  private readonly met = new Map<number, number>();

  constructor(rowCount: number, excluded: readonly ExcludedPlan[]) {
    this.rowCount = rowCount;
    this.excluded = excluded;
    this.byRow = Array.from({ length: rowCount }, () => undefined);
    for (const [limit, { columns, capacity }] of excluded.entries()) {
      this.capacities.push(capacity);
      for (const { rows, amount } of columns) {
        const key = rows.join();
        this.byColumn.set(key, [...(this.byColumn.get(key) ?? []), { limit, amount }]);
      }
    }
  }

  /** There are plans to differ from. */
  get binding(): boolean {
    return this.excluded.length > 0;
  }

  get count(): number {
    return this.capacities.length;
  }

  hasTriple(triple: Triple): boolean {
    return (this.byRow[triple[0]] ?? []).some((at) =>
      this.triples[at]!.rows.every((row, i) => row === triple[i]),
    );
  }

  addTriples(triples: readonly Triple[]): void {
    for (const rows of triples) {
      for (const row of rows) (this.byRow[row] ??= []).push(this.triples.length);
      this.triples.push({ limit: this.capacities.length, rows });
      this.capacities.push(1);
    }
  }

  usesOf(rows: readonly number[]): LimitUse[] {
    const uses = [...(this.binding ? this.excludedUsesOf(rows) : [])];
    if (this.triples.length === 0) return uses;
    const { met } = this;
    met.clear();
    for (const row of rows) {
      for (const at of this.byRow[row] ?? []) met.set(at, (met.get(at) ?? 0) + 1);
    }
    for (const [at, count] of met) if (count >= 2) uses.push({ limit: this.triples[at]!.limit, amount: 1 });
    return uses;
  }

  /** The plans to differ from only, for a solver that finds cuts by itself. */
  excludedUsesOf(rows: readonly number[]): readonly LimitUse[] {
    return this.byColumn.get(rows.join()) ?? [];
  }

  excludedCapacities(): number[] {
    return this.excluded.map(({ capacity }) => capacity);
  }

  /** What columns pay at these prices of the limits. */
  charge(prices: Float64Array): ColumnCharge {
    if (!prices.some((price) => price > 0)) return noCharge;
    return {
      of: (rows) => this.usesOf(rows).reduce((sum, { limit, amount }) => sum + amount * prices[limit]!, 0),
      pairs: this.pairCharges(prices),
    };
  }

  /** A column that holds two of a triple has one of its pairs, one that holds all has three: a third of the price each. */
  private pairCharges(prices: Float64Array): Float64Array | null {
    if (this.triples.length === 0) return null;
    const { rowCount } = this;
    const pairs = new Float64Array(rowCount * rowCount);
    for (const { limit, rows } of this.triples) {
      const third = prices[limit]! / 3;
      for (const a of rows) for (const b of rows) if (a !== b) pairs[a * rowCount + b]! += third;
    }
    return pairs;
  }

  /** Do these columns differ enough from every plan to differ from? */
  allows(columns: readonly Column[]): boolean {
    if (!this.binding) return true;
    const used = new Float64Array(this.excluded.length);
    for (const { rows } of columns) {
      for (const { limit, amount } of this.byColumn.get(rows.join()) ?? []) used[limit]! += amount;
    }
    return used.every((amount, limit) => amount <= this.capacities[limit]! + 1e-9);
  }

  /** What unused capacity is worth at these prices: value = total − Σ losses − this. */
  slackWorth(columns: readonly Column[], prices: Float64Array): number {
    let worth = 0;
    for (const [limit, capacity] of this.capacities.entries()) worth += prices[limit]! * capacity;
    if (worth === 0) return 0;
    for (const { rows } of columns) {
      for (const { limit, amount } of this.usesOf(rows)) worth -= amount * prices[limit]!;
    }
    return worth;
  }
}

/** Triples must be broken by at least this to be worth a row. */
const VIOLATION = 0.02;

/**
 * Triples of rows that a fractional solution breaks most, at most `perRow` through one row: Σ x of the columns that hold two or
 * three of them > 1. O(rows × (columns through a row)²).
 */
export function violatedTriples(
  limits: SideLimits,
  columns: readonly Column[],
  primal: Float64Array,
  perRow: number,
): Triple[] {
  const usage = new PairUsage(limits.rowCount, columns, primal);
  const seen = new Set<number>();
  const found: { triple: Triple; by: number }[] = [];
  for (let middle = 0; middle < limits.rowCount; middle += 1) {
    const near = usage.near(middle);
    for (const [i, first] of near.entries()) {
      for (const last of near.slice(i + 1)) {
        if (usage.ofPairs(first, middle, last) <= 1 + VIOLATION) continue;
        const triple = [first, middle, last].toSorted((a, b) => a - b) as unknown as Triple;
        const key = (triple[0] * limits.rowCount + triple[1]) * limits.rowCount + triple[2];
        if (seen.has(key)) continue;
        seen.add(key);
        const by = usage.ofTriple(triple) - 1;
        if (by > VIOLATION && !limits.hasTriple(triple)) found.push({ triple, by });
      }
    }
  }
  const used = new Int32Array(limits.rowCount);
  return found
    .toSorted((a, b) => b.by - a.by || a.triple[0] - b.triple[0] || a.triple[1] - b.triple[1])
    .filter(({ triple }) => {
      if (triple.some((row) => used[row]! >= perRow)) return false;
      for (const row of triple) used[row]! += 1;
      return true;
    })
    .map(({ triple }) => triple);
}

/** How much of a fractional solution holds each pair of rows. */
class PairUsage {
  private readonly pairs = new Map<number, number>();
  private readonly through: { rows: readonly number[]; use: number }[][];
  private readonly rowCount: number;

  constructor(rowCount: number, columns: readonly Column[], primal: Float64Array) {
    this.rowCount = rowCount;
    this.through = Array.from({ length: rowCount }, () => []);
    for (const [at, { rows }] of columns.entries()) {
      const use = primal[at] ?? 0;
      if (use < 1e-6 || use > 1 - 1e-6) continue;
      for (const row of rows) this.through[row]!.push({ rows, use });
      for (const a of rows) {
        for (const b of rows) if (a < b) this.pairs.set(this.key(a, b), this.pair(a, b) + use);
      }
    }
  }

  near(row: number): number[] {
    const others = new Set(this.through[row]!.flatMap(({ rows }) => rows));
    others.delete(row);
    return [...others].toSorted((a, b) => a - b);
  }

  ofPairs(a: number, b: number, c: number): number {
    return this.pair(a, b) + this.pair(b, c) + this.pair(a, c);
  }

  ofTriple([a, b, c]: Triple): number {
    const whole = this.through[a]!.reduce(
      (sum, { rows, use }) => (rows.includes(b) && rows.includes(c) ? sum + use : sum),
      0,
    );
    return this.ofPairs(a, b, c) - 2 * whole;
  }

  private key(a: number, b: number): number {
    return a < b ? a * this.rowCount + b : b * this.rowCount + a;
  }

  private pair(a: number, b: number): number {
    return this.pairs.get(this.key(a, b)) ?? 0;
  }
}
