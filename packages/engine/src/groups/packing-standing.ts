import type { Column } from './column-source.ts';
import { greedyPacking, packingValue, perMember } from './greedy-packing.ts';
import type { LinearBound } from './linear-bound.ts';
import type { PackingStart } from './packing-types.ts';
import type { SideLimits } from './side-limits.ts';

/** Where a search stands: the best packing met, from the start, from fractional solutions or from searches, and the lowest bound. */
export class PackingStanding {
  best: readonly Column[] = [];
  value = 0;
  bound = Infinity;
  private readonly rowCount: number;
  private readonly limits: SideLimits;

  constructor(rowCount: number, limits: SideLimits, start: PackingStart) {
    this.rowCount = rowCount;
    this.limits = limits;
    this.offer(start.chosen ?? []);
    this.offer(greedyPacking(rowCount, start.columns));
    this.offer(greedyPacking(rowCount, start.columns, perMember));
  }

  /** Columns most used by the relaxation first. */
  round(linear: LinearBound): void {
    const useOf = new Map<Column, number>();
    for (const [i, column] of linear.columns.entries()) {
      const use = linear.primal[i] ?? 0;
      if (use > 1e-6) useOf.set(column, use);
    }
    this.offer(greedyPacking(this.rowCount, [...useOf.keys()], (column) => useOf.get(column) ?? 0));
  }

  /** A packing that is not allowed gives up its columns of least value until it is. */
  offer(packing: readonly Column[]): void {
    let allowed = packing;
    if (!this.limits.allows(packing)) {
      allowed = packing.toSorted((a, b) => b.value - a.value);
      while (!this.limits.allows(allowed)) allowed = allowed.slice(0, -1);
    }
    const value = packingValue(allowed);
    if (value <= this.value) return;
    this.best = allowed;
    this.value = value;
  }

  lower(bound: number): void {
    this.bound = Math.min(this.bound, bound);
  }
}
