import { compileModel } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import { criteriaOfPair, pairContext, pairKey } from './pair-criteria.ts';
import type { PairContext } from './pair-criteria.ts';
import type { FirmProfile, GroupProblem, PairBlock, PairCriteria } from './types.ts';

/** Rules that can be set aside when asking what keeps a firm out. */
export type SetAside = PairBlock['code'] | 'locks' | 'quality_floor';

/** Limits moved instead of set aside altogether. */
export interface MovedLimits {
  readonly maxKm?: number;
  readonly maxRivalry?: number;
}

/** Rules on pairs in the order of the bits that stand for them. */
const PAIR_RULES = [
  'veto',
  'forbidden',
  'no_common_market',
  'too_far',
  'rivalry',
  'staged_coopetition',
  'score_unknown',
] as const satisfies readonly PairBlock['code'][];
const BIT: ReadonlyMap<SetAside, number> = new Map(PAIR_RULES.map((rule, bit) => [rule, 1 << bit]));

/** What models read of the pairs, firms in the order of the problem: count × count, symmetric. */
interface PairFigures {
  readonly scores: Float64Array;
  /** Bits of the rules that keep a pair apart. */
  readonly blocks: Uint8Array;
  /** NaN when unknown. */
  readonly kms: Float64Array;
  readonly rivalries: Float64Array;
}

/** Criteria of every pair of a problem: all of them in figures when a model is asked for, one by one otherwise. */
export class PairTable {
  readonly problem: GroupProblem;
  readonly firms: ReadonlyMap<string, FirmProfile>;
  private readonly context: PairContext;
  private readonly rankOf: ReadonlyMap<string, number>;
  private readonly pairs = new Map<string, PairCriteria>();
  private figures: PairFigures | null = null;

  constructor(problem: GroupProblem) {
    this.problem = problem;
    this.firms = new Map(problem.firms.map((firm) => [firm.id, firm]));
    this.rankOf = new Map(problem.firms.map(({ id }, rank) => [id, rank]));
    this.context = pairContext(problem);
  }

  /** Criteria of two different firms of the problem. */
  pair(a: string, b: string): PairCriteria {
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = pairKey([first, second]);
    const known = this.pairs.get(key);
    if (known) return known;
    const pair = criteriaOfPair(this.context, this.firms.get(first)!, this.firms.get(second)!);
    if (this.pairs.size < MOST_KEPT) this.pairs.set(key, pair);
    return pair;
  }

  /** Values of a figure over all pairs that a rule keeps apart: the limits worth trying. */
  blockedValues(code: 'too_far' | 'rivalry'): number[] {
    const { blocks, kms, rivalries } = this.allFigures();
    const bit = BIT.get(code)!;
    const values = new Set<number>();
    for (const [cell, block] of blocks.entries()) {
      if ((block & bit) === 0) continue;
      values.add(code === 'too_far' ? Math.ceil(kms[cell]!) : Math.ceil(rivalries[cell]! * 100) / 100);
    }
    return [...values].toSorted((a, b) => a - b);
  }

  /** The problem in numbers, some rules set aside or moved. */
  model(setAside: ReadonlySet<SetAside> = new Set(), moved: MovedLimits = {}): GroupModel {
    const { problem } = this;
    const count = problem.firms.length;
    const figures = this.allFigures();
    const lifted = [...setAside].reduce((bits, rule) => bits | (BIT.get(rule) ?? 0), 0);
    const noMarketRule = setAside.has('no_common_market');
    return compileModel({
      ids: [...this.firms.keys()],
      headcount: (firm) => this.firms.get(firm)!.headcount ?? NaN,
      score: (a, b) => {
        const cell = this.rankOf.get(a)! * count + this.rankOf.get(b)!;
        const kept = figures.blocks[cell]! & ~(lifted | movedBits(figures, cell, moved));
        return kept === 0 ? figures.scores[cell]! : null;
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
    const { scores, blocks, kms, rivalries } = this.allFigures();
    table.figures = {
      scores: scores.slice(),
      blocks: blocks.slice(),
      kms: kms.slice(),
      rivalries: rivalries.slice(),
    };
    const rank = this.rankOf.get(profile.id)!;
    for (let other = 0; other < firms.length; other += 1) if (other !== rank) table.figure(rank, other);
    return table;
  }

  /** All pairs are computed the first time, O(n²); 25 bytes a cell. */
  private allFigures(): PairFigures {
    if (this.figures !== null) return this.figures;
    const count = this.problem.firms.length;
    const size = count * count;
    this.figures = {
      scores: new Float64Array(size),
      blocks: new Uint8Array(size),
      kms: new Float64Array(size).fill(NaN),
      rivalries: new Float64Array(size).fill(NaN),
    };
    for (let i = 0; i < count; i += 1) for (let j = i + 1; j < count; j += 1) this.figure(i, j);
    return this.figures;
  }

  private figure(i: number, j: number): void {
    const { firms } = this.problem;
    const count = firms.length;
    const [a, b] = firms[i]!.id < firms[j]!.id ? [firms[i]!, firms[j]!] : [firms[j]!, firms[i]!];
    const pair = criteriaOfPair(this.context, a, b);
    const { scores, blocks, kms, rivalries } = this.figures!;
    const bits = pair.blocks.reduce((all, { code }) => all | BIT.get(code)!, 0);
    for (const cell of [i * count + j, j * count + i]) {
      scores[cell] = pair.score ?? 0;
      blocks[cell] = bits;
      kms[cell] = pair.km ?? NaN;
      rivalries[cell] = pair.rivalry ?? NaN;
    }
  }
}

/** Pairs whose criteria are kept in full. */
const MOST_KEPT = 20_000;

function movedBits(
  { kms, rivalries }: PairFigures,
  cell: number,
  { maxKm, maxRivalry }: MovedLimits,
): number {
  const near = maxKm !== undefined && kms[cell]! <= maxKm ? BIT.get('too_far')! : 0;
  const mild = maxRivalry !== undefined && rivalries[cell]! <= maxRivalry ? BIT.get('rivalry')! : 0;
  return near | mild;
}
