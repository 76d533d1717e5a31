import { isAdmissible } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import { openGrouping } from './grouping.ts';
import type { OpenGrouping } from './grouping.ts';
import type { PlanGroups } from './plan-groups.ts';
import type { BlockingSet, BlockingSets, Grouping } from './study-types.ts';

export interface BlockingOptions {
  /** Most sets listed (all are counted); default 20. */
  readonly most?: number;
  /** Partial sets looked at before giving up being complete; default 20,000,000. */
  readonly maxWork?: number;
}

/** Gains smaller than this are none. */
const STRICTLY = 1e-9;

/**
 * Who would rather be together than as the plan has them: every admissible group whose members all strictly prefer it, each
 * comparing its own mean pair score, m_i(S) = Σ_{j∈S\i} s_ij / (|S|−1), with that in its group of the plan (0 outside).
 * Exact: sets are grown firm by firm, the hardest to please first; a branch is cut when some member cannot reach
 * more than its present mean even with its best partners (Σ_{j∈T} s_ij + best k−|T| others ≤ (k−1) m_i for every size k).
 * With none, no admissible group of firms can improve on the plan for all of them. Exponential in |S|, O(n^max) at worst.
 */
export function blockingSets(
  grouping: Grouping,
  groups: PlanGroups,
  options: BlockingOptions = {},
): BlockingSets {
  const open = openGrouping(grouping);
  return findBlockingSets(open.model, presentMeans(open, groups), options);
}

/** Mean pair score of each firm of the model in its group of the plan; 0 when in none. */
export function presentMeans({ model, scoreOf }: OpenGrouping, groups: PlanGroups): Float64Array {
  const groupOf = new Map(groups.flatMap((members) => members.map((firm) => [firm, members] as const)));
  return Float64Array.from(model.ids, (firm) => {
    const others = (groupOf.get(firm) ?? []).filter((member) => member !== firm);
    if (others.length === 0) return 0;
    return others.reduce((sum, other) => sum + (scoreOf(firm, other) ?? 0), 0) / others.length;
  });
}

export function findBlockingSets(
  model: GroupModel,
  now: Float64Array,
  { most = 20, maxWork = 20_000_000 }: BlockingOptions,
): BlockingSets {
  const search = new BlockingSearch(model, now, most, maxWork);
  const complete = search.run();
  return { count: search.count, complete, sets: search.best() };
}

class BlockingSearch {
  count = 0;
  private readonly model: GroupModel;
  private readonly now: Float64Array;
  private readonly most: number;
  private work: number;
  /** Firms, the hardest to please first. */
  private readonly order: readonly number[];
  private readonly rank: Int32Array;
  /** best[firm × (max + 1) + r]: sum of the r best scores of a firm with partners it may have. */
  private readonly reach: Float64Array;
  private found: BlockingSet[] = [];

  constructor(model: GroupModel, now: Float64Array, most: number, maxWork: number) {
    this.model = model;
    this.now = now;
    this.most = most;
    this.work = maxWork;
    this.reach = bestPartnerSums(model);
    const hope = (firm: number) => this.reach[firm * (model.bounds.max + 1) + 1]! - now[firm]!;
    this.order = Array.from(now, (_, firm) => firm).toSorted((a, b) => hope(a) - hope(b) || a - b);
    this.rank = new Int32Array(model.count);
    for (const [rank, firm] of this.order.entries()) this.rank[firm] = rank;
  }

  /** False when the limit of work is reached. */
  run(): boolean {
    return this.order.every((firm) => this.extend([firm], [0]));
  }

  best(): BlockingSet[] {
    return this.found
      .toSorted((a, b) => b.leastGain - a.leastGain || (a.members.join() < b.members.join() ? -1 : 1))
      .slice(0, this.most);
  }

  /** `sums[i]`: scores of the i-th member with the others. */
  private extend(members: readonly number[], sums: readonly number[]): boolean {
    this.work -= 1;
    if (this.work < 0) return false;
    const { bounds, allowed, scores, count } = this.model;
    if (members.length >= bounds.min) this.keep(members, sums);
    if (members.length >= bounds.max) return true;
    const last = this.rank[members.at(-1)!]!;
    for (let rank = last + 1; rank < this.order.length; rank += 1) {
      const firm = this.order[rank]!;
      if (members.some((member) => allowed[member * count + firm] !== 1)) continue;
      const own = members.map((member) => scores[member * count + firm]!);
      const grown = [...members, firm];
      const grownSums = [...sums.map((sum, i) => sum + own[i]!), own.reduce((a, b) => a + b, 0)];
      if (!this.mayPlease(grown, grownSums)) continue;
      if (!this.extend(grown, grownSums)) return false;
    }
    return true;
  }

  /** Is there a size at which every member could still be better off? */
  private mayPlease(members: readonly number[], sums: readonly number[]): boolean {
    const { min, max } = this.model.bounds;
    for (let size = Math.max(min, members.length); size <= max; size += 1) {
      const others = size - members.length;
      const pleased = (firm: number, i: number): boolean =>
        sums[i]! + this.reach[firm * (max + 1) + others]! > (size - 1) * (this.now[firm]! + STRICTLY);
      if (members.every(pleased)) return true;
    }
    return false;
  }

  private keep(members: readonly number[], sums: readonly number[]): void {
    const others = members.length - 1;
    const gains = members.map((firm, i) => sums[i]! / others - this.now[firm]!);
    const leastGain = Math.min(...gains);
    if (leastGain <= STRICTLY || !isAdmissible(this.model, members)) return;
    this.count += 1;
    if (this.most === 0) return;
    const { ids } = this.model;
    const firms = members
      .map((firm, i) => ({ firm: ids[firm]!, inPlan: this.now[firm]!, together: sums[i]! / others }))
      .toSorted((a, b) => (a.firm < b.firm ? -1 : 1));
    this.found.push({ members: firms.map(({ firm }) => firm), firms, leastGain });
    if (this.found.length > 50 * this.most) this.found = this.best();
  }
}

function bestPartnerSums({ count, allowed, scores, bounds }: GroupModel): Float64Array {
  const width = bounds.max + 1;
  const sums = new Float64Array(count * width);
  for (let firm = 0; firm < count; firm += 1) {
    const partners: number[] = [];
    for (let other = 0; other < count; other += 1) {
      if (allowed[firm * count + other] === 1) partners.push(scores[firm * count + other]!);
    }
    partners.sort((a, b) => b - a);
    for (let r = 1; r < width; r += 1) {
      sums[firm * width + r] = sums[firm * width + r - 1]! + (partners[r - 1] ?? -Infinity);
    }
  }
  return sums;
}
