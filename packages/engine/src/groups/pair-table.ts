import { compileModel } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import { criteriaOfPair, pairContext } from './pair-criteria.ts';
import type { PairContext } from './pair-criteria.ts';
import type { FirmProfile, GroupProblem, PairBlock, PairCriteria } from './types.ts';

/** Rules that can be set aside when asking what keeps a firm out. */
export type SetAside = PairBlock['code'] | 'locks' | 'quality_floor';

/** Limits moved instead of set aside altogether. */
export interface MovedLimits {
  readonly maxKm?: number;
  readonly maxRivalry?: number;
}

/** Criteria of every pair of a problem, computed once. */
export class PairTable {
  readonly problem: GroupProblem;
  readonly firms: ReadonlyMap<string, FirmProfile>;
  private readonly context: PairContext;
  private readonly pairs = new Map<string, Map<string, PairCriteria>>();

  constructor(problem: GroupProblem) {
    this.problem = problem;
    this.firms = new Map(problem.firms.map((firm) => [firm.id, firm]));
    this.context = pairContext(problem);
  }

  /** Criteria of two different firms of the problem. */
  pair(a: string, b: string): PairCriteria {
    const [first, second] = a < b ? [a, b] : [b, a];
    const row = this.pairs.get(first) ?? new Map<string, PairCriteria>();
    this.pairs.set(first, row);
    const known = row.get(second);
    if (known) return known;
    const pair = criteriaOfPair(this.context, this.firms.get(first)!, this.firms.get(second)!);
    row.set(second, pair);
    return pair;
  }

  /** Largest value of a figure over all pairs with a block of that code: the limits worth trying. */
  blockedValues(code: 'too_far' | 'rivalry'): number[] {
    const values = new Set<number>();
    const ids = [...this.firms.keys()];
    for (const [i, a] of ids.entries()) {
      for (const b of ids.slice(i + 1)) {
        for (const block of this.pair(a, b).blocks) {
          if (block.code === 'too_far' && code === 'too_far') values.add(Math.ceil(block.km));
          if (block.code === 'rivalry' && code === 'rivalry')
            values.add(Math.ceil(block.rivalry * 100) / 100);
        }
      }
    }
    return [...values].toSorted((a, b) => a - b);
  }

  /** The problem in numbers, some rules set aside or moved. */
  model(setAside: ReadonlySet<SetAside> = new Set(), moved: MovedLimits = {}): GroupModel {
    const { problem } = this;
    const lifted = (block: PairBlock) =>
      setAside.has(block.code) ||
      (block.code === 'too_far' && moved.maxKm !== undefined && block.km <= moved.maxKm) ||
      (block.code === 'rivalry' && moved.maxRivalry !== undefined && block.rivalry <= moved.maxRivalry);
    const noMarketRule = setAside.has('no_common_market');
    return compileModel({
      ids: [...this.firms.keys()],
      headcount: (firm) => this.firms.get(firm)!.headcount ?? NaN,
      score: (a, b) => {
        const pair = this.pair(a, b);
        return pair.blocks.every(lifted) ? (pair.score ?? 0) : null;
      },
      wantedMarkets: noMarketRule
        ? null
        : (firm) => (this.firms.get(firm)!.wantedMarkets ?? []).map(({ market }) => market),
      locks: setAside.has('locks') ? [] : problem.locks,
      bounds: problem.bounds,
      minQuality: setAside.has('quality_floor') ? 0 : problem.minQuality,
    });
  }

  /** The same table with one firm described otherwise. */
  withFirm(profile: FirmProfile): PairTable {
    const firms = this.problem.firms.map((firm) => (firm.id === profile.id ? profile : firm));
    const table = new PairTable({ ...this.problem, firms });
    for (const [a, row] of this.pairs) {
      if (a === profile.id) continue;
      const kept = new Map([...row].filter(([b]) => b !== profile.id));
      table.pairs.set(a, kept);
    }
    return table;
  }
}
