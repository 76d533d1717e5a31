import { groupWithFirm } from './group-with-firm.ts';
import type { GroupModel } from './group-model.ts';
import { PairTable } from './pair-table.ts';
import type { SetAside } from './pair-table.ts';
import type {
  Audience,
  FirmProfile,
  GroupProblem,
  OpenProblem,
  PlacementChange,
  UnplacedReason,
} from './types.ts';

export interface Explanation {
  readonly reasons: readonly UnplacedReason[];
  readonly changes: readonly PlacementChange[];
}

/** The problem without anything confidential, as a problem: all that firms' explanations are computed from. */
export function openProblem(problem: OpenProblem): GroupProblem {
  const { firms, ties, emphasis, bounds, maxKm, maxRivalry, minQuality, stagedCoopetition, seed } = problem;
  const rules = { emphasis, bounds, maxKm, maxRivalry, minQuality, stagedCoopetition, seed };
  return { ...rules, firms, ties, vetoes: [], forbidden: [], locks: [] };
}

/** A market may be named to a firm when at least this many others want it (small counts are not shown). */
const SMALLEST_COUNT = 5;
/** Markets tried for `add_wanted_market`. */
const MARKETS_TRIED = 6;

/**
 * Says why a firm is in no group and which single change would open at least one admissible group to it.
 *
 * A rule is a reason when setting it aside, alone, makes some group with the firm admissible; when none does, the reason is
 * that several rules combine. For firms, the explainer is built on `openProblem`, so that vetoes, forbidden pairs
 * and locks cannot be read from it: a firm that could be placed on the open rules always reads `not_in_this_proposal`.
 */
export class UnplacedExplainer {
  private readonly table: PairTable;
  private readonly audience: Audience;
  private readonly models = new Map<string, GroupModel>();
  private limits: { readonly maxKm: readonly number[]; readonly maxRivalry: readonly number[] } | null = null;

  constructor(problem: GroupProblem, audience: Audience) {
    this.table = new PairTable(audience === 'firm' ? openProblem(problem) : problem);
    this.audience = audience;
  }

  explain(id: string, placed: ReadonlySet<string>): Explanation {
    const firm = this.table.firms.get(id)!;
    const { audience } = this;
    if (firm.wantedMarkets === null) {
      return {
        reasons: [{ code: 'wanted_markets_unknown', audience }],
        changes: [{ code: 'fill_in_wanted_markets', audience }],
      };
    }
    if (firm.wantedMarkets.length === 0) {
      return { reasons: [{ code: 'no_wanted_market', audience }], changes: this.marketChange(firm) };
    }
    const possible = groupWithFirm(this.model([]), id, audience === 'firm' ? 'any' : 'best');
    if (possible.kind === 'undetermined')
      return { reasons: [{ code: 'undetermined', audience }], changes: [] };
    if (possible.kind === 'none') return this.whyNone(firm);
    if (audience === 'firm') return { reasons: [{ code: 'not_in_this_proposal', audience }], changes: [] };
    const { members, quality, value } = possible;
    const placedElsewhere = members.filter((member) => placed.has(member));
    const bestGroup = { members, quality, value };
    return {
      reasons: [{ code: 'better_elsewhere', audience: 'coordinator', bestGroup, placedElsewhere }],
      changes: [],
    };
  }

  private whyNone(firm: FirmProfile): Explanation {
    const found = [
      this.market(firm),
      this.distance(firm),
      this.rivalry(firm),
      this.staging(firm),
      this.quality(firm),
      this.unknownScores(firm),
      ...(this.audience === 'coordinator' ? [this.vetoes(firm), this.forbidden(firm), this.locks(firm)] : []),
    ].filter((explanation) => explanation !== null);
    const reasons = found.flatMap((explanation) => explanation.reasons);
    if (reasons.length === 0) reasons.push({ code: 'rules_combined', audience: this.audience });
    return { reasons, changes: found.flatMap((explanation) => explanation.changes) };
  }

  private model(setAside: readonly SetAside[]): GroupModel {
    const key = setAside.join();
    const known = this.models.get(key);
    if (known) return known;
    const model = this.table.model(new Set(setAside));
    this.models.set(key, model);
    return model;
  }

  private opens(firm: FirmProfile, setAside: SetAside): boolean {
    return groupWithFirm(this.model([setAside]), firm.id, 'any').kind === 'found';
  }

  private market(firm: FirmProfile): Explanation | null {
    if (!this.opens(firm, 'no_common_market')) return null;
    const ownMarkets = (firm.wantedMarkets ?? []).map(({ market }) => market).toSorted();
    const reason = { code: 'no_common_market', audience: this.audience, ownMarkets } as const;
    return { reasons: [reason], changes: this.marketChange(firm) };
  }

  /** Markets that, wanted as a first priority, would open a group: the most wanted by the others first. */
  private marketChange(firm: FirmProfile): PlacementChange[] {
    const own = new Set((firm.wantedMarkets ?? []).map(({ market }) => market));
    const least = this.audience === 'firm' ? SMALLEST_COUNT : this.table.problem.bounds.min - 1;
    const markets = this.marketsByDemand(firm.id)
      .filter(([market, count]) => !own.has(market) && count >= least)
      .slice(0, MARKETS_TRIED)
      .map(([market]) => market)
      .filter((market) => {
        const wantedMarkets = [...(firm.wantedMarkets ?? []), { market, priority: 1 }];
        const model = this.table.withFirm({ ...firm, wantedMarkets }).model();
        return groupWithFirm(model, firm.id, 'any').kind === 'found';
      });
    return markets.length === 0 ? [] : [{ code: 'add_wanted_market', audience: this.audience, markets }];
  }

  private marketsByDemand(except: string): (readonly [string, number])[] {
    const counts = new Map<string, number>();
    for (const { id, wantedMarkets } of this.table.firms.values()) {
      if (id === except) continue;
      for (const market of new Set((wantedMarkets ?? []).map((wanted) => wanted.market))) {
        counts.set(market, (counts.get(market) ?? 0) + 1);
      }
    }
    return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  private distance(firm: FirmProfile): Explanation | null {
    const { maxKm } = this.table.problem;
    if (maxKm === null || !this.opens(firm, 'too_far')) return null;
    const to = this.smallestLimit(firm, 'maxKm');
    return {
      reasons: [{ code: 'distance_limit', audience: this.audience, maxKm }],
      changes: to === null ? [] : [{ code: 'raise_max_km', audience: this.audience, to }],
    };
  }

  private rivalry(firm: FirmProfile): Explanation | null {
    if (!this.opens(firm, 'rivalry')) return null;
    const { maxRivalry } = this.table.problem;
    const to = this.smallestLimit(firm, 'maxRivalry');
    return {
      reasons: [{ code: 'rivalry_limit', audience: this.audience, maxRivalry }],
      changes: to === null ? [] : [{ code: 'raise_max_rivalry', audience: this.audience, to }],
    };
  }

  /** Smallest limit that opens a group, by bisection over the values met in pairs (whole km, hundredths of rivalry). */
  private smallestLimit(firm: FirmProfile, limit: 'maxKm' | 'maxRivalry'): number | null {
    this.limits ??= {
      maxKm: this.table.blockedValues('too_far'),
      maxRivalry: this.table.blockedValues('rivalry'),
    };
    const values = this.limits[limit];
    const opensAt = (value: number) =>
      groupWithFirm(this.table.model(new Set(), { [limit]: value }), firm.id, 'any').kind === 'found';
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (opensAt(values[middle]!)) high = middle;
      else low = middle + 1;
    }
    const value = values[low];
    return value !== undefined && opensAt(value) ? value : null;
  }

  private staging(firm: FirmProfile): Explanation | null {
    if (!this.opens(firm, 'staged_coopetition')) return null;
    const { audience } = this;
    return {
      reasons: [{ code: 'staged_coopetition', audience }],
      changes: [{ code: 'drop_staging', audience }],
    };
  }

  private quality(firm: FirmProfile): Explanation | null {
    const best = groupWithFirm(this.model(['quality_floor']), firm.id, 'best');
    if (best.kind !== 'found') return null;
    const { audience } = this;
    const { minQuality } = this.table.problem;
    const to = Math.floor(best.quality * 100) / 100;
    return {
      reasons: [{ code: 'quality_floor', audience, minQuality }],
      changes: [{ code: 'lower_min_quality', audience, to }],
    };
  }

  private unknownScores(firm: FirmProfile): Explanation | null {
    if (!this.opens(firm, 'score_unknown')) return null;
    return { reasons: [{ code: 'score_unknown', audience: this.audience }], changes: [] };
  }

  private vetoes(firm: FirmProfile): Explanation | null {
    if (!this.opens(firm, 'veto')) return null;
    const partners = partnersIn(this.table.problem.vetoes, firm.id);
    return {
      reasons: [{ code: 'vetoes', audience: 'coordinator', with: partners }],
      changes: [{ code: 'lift_vetoes', audience: 'coordinator', with: partners }],
    };
  }

  private forbidden(firm: FirmProfile): Explanation | null {
    if (!this.opens(firm, 'forbidden')) return null;
    const partners = partnersIn(this.table.problem.forbidden, firm.id);
    return {
      reasons: [{ code: 'forbidden_pairs', audience: 'coordinator', with: partners }],
      changes: [{ code: 'allow_forbidden_pairs', audience: 'coordinator', with: partners }],
    };
  }

  private locks(firm: FirmProfile): Explanation | null {
    if (!this.opens(firm, 'locks')) return null;
    const partners = partnersIn(this.table.problem.locks, firm.id);
    return {
      reasons: [{ code: 'locks', audience: 'coordinator', with: partners }],
      changes: [{ code: 'release_locks', audience: 'coordinator', with: partners }],
    };
  }
}

/** Firms paired with this one; empty when the pairs that matter are between others. */
function partnersIn(pairs: GroupProblem['vetoes'], id: string): string[] {
  const partners = pairs.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []));
  return [...new Set(partners)].toSorted();
}
