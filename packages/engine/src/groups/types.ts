import type { PlanCheckpoint, PlanComparison, PlanGroups } from './plan-groups.ts';

/** A point on the Earth, decimal degrees (WGS 84). */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** A market a firm wants to enter: ISO 3166-1 alpha-2 code and priority in ]0,1]. */
export interface WantedMarket {
  readonly market: string;
  readonly priority: number;
}

/**
 * What grouping reads of a firm. `null` always means *unknown* and never counts as zero;
 * an empty list means *known to have none* (except product codes and customer sectors, where an
 * empty list is read as unknown: every firm sells something to someone).
 */
export interface FirmProfile {
  readonly id: string;
  /** Persons employed, > 0. */
  readonly headcount: number | null;
  readonly location: GeoPoint | null;
  /** Hierarchical codes (NACE, HS…): leading characters in common count as partial likeness. */
  readonly productCodes: readonly string[] | null;
  /** Codes of the sectors the firm sells to, same reading. */
  readonly customerSectors: readonly string[] | null;
  /** ISO 3166-1 alpha-2 codes of the markets served today. */
  readonly servedMarkets: readonly string[] | null;
  readonly wantedMarkets: readonly WantedMarket[] | null;
  /** Has already cooperated with other firms. */
  readonly experienced: boolean | null;
}

export type FirmPair = readonly [string, string];

/** Only ties of these kinds speak of trust; the caller leaves the others out. */
export type TrustTieKind = 'cooperation' | 'trust' | 'knowledge';

export interface GroupTie {
  readonly a: string;
  readonly b: string;
  readonly kind: TrustTieKind;
  /** 0..1 */
  readonly strength: number;
}

export const criterionNames = ['markets', 'complementarity', 'proximity', 'trust', 'mentoring'] as const;
export type CriterionName = (typeof criterionNames)[number];

/** How much each criterion counts in the mean; any non-negative numbers, not all zero. */
export type CriteriaEmphasis = Readonly<Record<CriterionName, number>>;

export interface GroupBounds {
  readonly min: number;
  readonly max: number;
}

/** The rules a coordinator sets. */
export interface GroupSettings {
  readonly emphasis: CriteriaEmphasis;
  readonly bounds: GroupBounds;
  /** Largest distance between two members, km; null = no limit. */
  readonly maxKm: number | null;
  /** Pairs above this rivalry may not be together; 1 = no limit. */
  readonly maxRivalry: number;
  /** Groups below this quality are not proposed; 0 cuts nothing. */
  readonly minQuality: number;
  /** Firms without experience of cooperation are first proposed with non-rivals only. */
  readonly stagedCoopetition: boolean;
  readonly seed: number;
}

/** Everything grouping needs. Vetoes, forbidden pairs and locks are confidential: see `firm-view.ts`. */
export interface GroupProblem extends GroupSettings {
  readonly firms: readonly FirmProfile[];
  /** null = no ties were ever collected (trust unknown); otherwise an absent tie means no trust, 0. */
  readonly ties: readonly GroupTie[] | null;
  /** Confidential refusals, from a firm or from the coordinator. */
  readonly vetoes: readonly FirmPair[];
  /** Pairs the coordinator keeps apart. */
  readonly forbidden: readonly FirmPair[];
  /** Neither firm of a lock is placed without the other. */
  readonly locks: readonly FirmPair[];
}

/** A problem from which nothing confidential can be learnt: what explanations to firms are computed from. */
export type OpenProblem = Omit<GroupProblem, 'vetoes' | 'forbidden' | 'locks'>;

export type PairBlock =
  | { readonly code: 'veto'; readonly audience: 'coordinator' }
  | { readonly code: 'forbidden'; readonly audience: 'coordinator' }
  | { readonly code: 'no_common_market'; readonly audience: 'firm' }
  | { readonly code: 'too_far'; readonly km: number; readonly maxKm: number; readonly audience: 'firm' }
  | {
      readonly code: 'rivalry';
      readonly rivalry: number;
      readonly maxRivalry: number;
      readonly audience: 'firm';
    }
  | {
      readonly code: 'staged_coopetition';
      readonly rivalry: number;
      readonly maxRivalry: number;
      readonly audience: 'firm';
    }
  | { readonly code: 'score_unknown'; readonly audience: 'firm' };

/** Criteria of one pair, each 0..1 or null when the data are missing. */
export interface PairCriteria {
  readonly a: string;
  readonly b: string;
  readonly markets: number | null;
  readonly complementarity: number | null;
  readonly proximity: number | null;
  readonly trust: number | null;
  readonly mentoring: number | null;
  /** A penalty, never in the mean; null when unknown (then no penalty is taken and the pair is flagged). */
  readonly rivalry: number | null;
  readonly km: number | null;
  /** Weighted mean of the known criteria × (1 − rivalry); null when none that counts is known. */
  readonly score: number | null;
  readonly missing: readonly (CriterionName | 'rivalry')[];
  readonly commonMarkets: readonly string[];
  readonly admissible: boolean;
  readonly blocks: readonly PairBlock[];
}

export type ProblemFault =
  | { readonly code: 'duplicate_firm'; readonly field: string; readonly firm: string }
  | { readonly code: 'unknown_firm'; readonly field: string; readonly firm: string }
  | { readonly code: 'pair_with_itself'; readonly field: string; readonly firm: string }
  | { readonly code: 'missing_field'; readonly field: string; readonly firm: string | null }
  | {
      readonly code: 'wrong_type';
      readonly field: string;
      readonly firm: string | null;
      readonly expected: string;
    }
  | {
      readonly code: 'out_of_range';
      readonly field: string;
      readonly firm: string | null;
      readonly value: number;
      readonly expected: string;
    }
  | { readonly code: 'duplicate_pair'; readonly field: string; readonly firms: FirmPair }
  /** A checkpoint goes on with the very problem that it was made from. */
  | { readonly code: 'other_problem'; readonly field: string };

export type GroupFlag =
  | { readonly code: 'headcount_unknown'; readonly firms: readonly string[] }
  | { readonly code: 'location_unknown'; readonly firms: readonly string[] }
  | { readonly code: 'experience_unknown'; readonly firms: readonly string[] }
  | {
      readonly code: 'criterion_unknown';
      readonly criterion: CriterionName;
      readonly pairs: readonly FirmPair[];
    }
  | { readonly code: 'rivalry_unknown'; readonly pairs: readonly FirmPair[] };

/** The best admissible group reachable by one change, the other groups of the plan being kept. */
export interface GroupAlternative {
  readonly change:
    | { readonly kind: 'exchange'; readonly leaves: string; readonly joins: string }
    | { readonly kind: 'join'; readonly joins: string }
    | { readonly kind: 'leave'; readonly leaves: string };
  readonly members: readonly string[];
  readonly quality: number;
  readonly value: number;
}

export interface GroupFigures {
  readonly members: readonly string[];
  /** |S| × quality: what the plan adds up. */
  readonly value: number;
  /** meanPairScore × balance. */
  readonly quality: number;
  readonly meanPairScore: number;
  /** Geometric / arithmetic mean of the known headcounts; null when fewer than two are known (then taken as 1). */
  readonly balance: number | null;
  /** Markets that every member wants. */
  readonly commonMarkets: readonly string[];
  /** Largest known distance between two members, km. */
  readonly diameterKm: number | null;
  /** Mean of each criterion over the pairs where it is known. */
  readonly criteria: Readonly<Record<CriterionName, number | null>>;
  /** Highest known rivalry of a pair. */
  readonly maxPairRivalry: number | null;
  readonly weakestPair: { readonly a: string; readonly b: string; readonly score: number };
  readonly flags: readonly GroupFlag[];
}

export interface ProposedGroup extends GroupFigures {
  /** For the coordinator only: it depends on vetoes. */
  readonly bestAlternative: GroupAlternative | null;
}

/** Reasons a firm is left out. `firm` reasons are computed without anything confidential. */
export type UnplacedReason =
  | { readonly code: 'wanted_markets_unknown'; readonly audience: Audience }
  | { readonly code: 'no_wanted_market'; readonly audience: Audience }
  | { readonly code: 'no_common_market'; readonly audience: Audience; readonly ownMarkets: readonly string[] }
  | { readonly code: 'distance_limit'; readonly audience: Audience; readonly maxKm: number }
  | { readonly code: 'rivalry_limit'; readonly audience: Audience; readonly maxRivalry: number }
  | { readonly code: 'staged_coopetition'; readonly audience: Audience }
  | { readonly code: 'quality_floor'; readonly audience: Audience; readonly minQuality: number }
  | { readonly code: 'score_unknown'; readonly audience: Audience }
  /** Several rules together leave no admissible group. */
  | { readonly code: 'rules_combined'; readonly audience: Audience }
  /** The search for an admissible group was cut short by its limit. */
  | { readonly code: 'undetermined'; readonly audience: Audience }
  /** Neutral sentence for firms: possible on the shared rules, not part of this proposal. */
  | { readonly code: 'not_in_this_proposal'; readonly audience: 'firm' }
  | { readonly code: 'vetoes'; readonly audience: 'coordinator'; readonly with: readonly string[] }
  | { readonly code: 'forbidden_pairs'; readonly audience: 'coordinator'; readonly with: readonly string[] }
  | { readonly code: 'locks'; readonly audience: 'coordinator'; readonly with: readonly string[] }
  /** Admissible groups exist, the plan is worth more without them. */
  | {
      readonly code: 'better_elsewhere';
      readonly audience: 'coordinator';
      readonly bestGroup: {
        readonly members: readonly string[];
        readonly quality: number;
        readonly value: number;
      };
      /** Members of that group whom the plan places elsewhere. */
      readonly placedElsewhere: readonly string[];
    };

export type Audience = 'coordinator' | 'firm';

/** A single change that would open at least one admissible group to the firm. */
export type PlacementChange =
  | { readonly code: 'fill_in_wanted_markets'; readonly audience: Audience }
  | { readonly code: 'add_wanted_market'; readonly audience: Audience; readonly markets: readonly string[] }
  | { readonly code: 'raise_max_km'; readonly audience: Audience; readonly to: number }
  | { readonly code: 'raise_max_rivalry'; readonly audience: Audience; readonly to: number }
  | { readonly code: 'drop_staging'; readonly audience: Audience }
  | { readonly code: 'lower_min_quality'; readonly audience: Audience; readonly to: number }
  | { readonly code: 'lift_vetoes'; readonly audience: 'coordinator'; readonly with: readonly string[] }
  | {
      readonly code: 'allow_forbidden_pairs';
      readonly audience: 'coordinator';
      readonly with: readonly string[];
    }
  | { readonly code: 'release_locks'; readonly audience: 'coordinator'; readonly with: readonly string[] };

export interface UnplacedFirm {
  readonly firm: string;
  readonly reasons: readonly UnplacedReason[];
  readonly changes: readonly PlacementChange[];
}

export type SolvingMethod = 'enumeration' | 'column_generation';

/** The whole proposal, as the coordinator sees it. Use `firmView` for what a firm may read. */
export interface GroupPlan {
  /**
   * `solved`: the method ran to its end (see `proven`); `no_admissible_group`: proven that no group can be
   * formed; `stopped`: the caller stopped it, the best plan so far is given with its bound.
   */
  readonly kind: 'solved' | 'no_admissible_group' | 'stopped';
  /** Σ |S| × quality of the groups. */
  readonly objective: number;
  /** No plan whatever can exceed this. */
  readonly bound: number;
  /** (bound − objective) / objective; 0 when both are 0, 1 when nothing is placed yet. */
  readonly gap: number;
  /** True only when bound and objective coincide within 1e-6 (relative). */
  readonly proven: boolean;
  readonly method: SolvingMethod;
  /** Groups looked at one by one. */
  readonly columns: number;
  readonly groups: readonly ProposedGroup[];
  readonly unplaced: readonly UnplacedFirm[];
  /** What changes from `startPlan`, when one was given. */
  readonly comparison: PlanComparison | null;
}

export interface InvalidGroupProblem {
  readonly kind: 'invalid_problem';
  readonly faults: readonly ProblemFault[];
}

export interface GroupProgress {
  readonly stage: 'enumerating' | 'bounding' | 'improving' | 'proving' | 'explaining';
  readonly incumbent: number;
  /** null until a bound is proven. */
  readonly bound: number | null;
  readonly gap: number | null;
  readonly columns: number;
  /** Groups of the best plan so far. */
  readonly groups: PlanGroups;
}

/** The engine reads no clock: a caller who wants a time limit lets `shouldStop` answer true. */
export interface FormGroupsOptions {
  readonly onProgress?: (progress: GroupProgress) => void;
  readonly shouldStop?: () => boolean;
  /** The plan in force, e.g. before a firm joined or left: the search starts from what is left of it. */
  readonly startPlan?: PlanGroups;
  /** Where a stopped run of the same problem had come to. */
  readonly checkpoint?: PlanCheckpoint;
  /** Told now and then, and at the end unless proven, where the run has come to. */
  readonly onCheckpoint?: (checkpoint: PlanCheckpoint) => void;
  /**
   * Vetoes of the problem that not even the coordinator may learn of: the plan respects them, and the explanations are
   * computed as if they did not exist.
   */
  readonly secretVetoes?: readonly FirmPair[];
  /** Awaited between rounds, so that a caller's event loop can turn (e.g. receive a cancellation). */
  readonly pause?: () => Promise<void>;
  /** Most groups enumerated before column generation takes over; default 150,000. */
  readonly maxColumns?: number;
  /** Stop improving once the proven gap is at most this; default 0 (go on until proven or exhausted). */
  readonly targetGap?: number;
  /** Most branch-and-bound nodes of one integer master; default 2,000. */
  readonly maxNodes?: number;
}

/** A group composed by hand. */
export interface GroupEvaluation {
  /** null when fewer than two members or a pair has no score. */
  readonly figures: GroupFigures | null;
  readonly admissible: boolean;
  readonly violations: readonly GroupViolation[];
}

export type GroupViolation =
  | { readonly code: 'unknown_firm'; readonly firm: string; readonly audience: 'coordinator' }
  | { readonly code: 'repeated_firm'; readonly firm: string; readonly audience: 'coordinator' }
  | { readonly code: 'too_few'; readonly size: number; readonly min: number; readonly audience: Audience }
  | { readonly code: 'too_many'; readonly size: number; readonly max: number; readonly audience: Audience }
  | { readonly code: 'wanted_markets_unknown'; readonly firm: string; readonly audience: Audience }
  | { readonly code: 'no_wanted_market'; readonly firm: string; readonly audience: Audience }
  | { readonly code: 'no_common_market'; readonly audience: Audience }
  | {
      readonly code: 'pair_blocked';
      readonly pair: FirmPair;
      readonly block: PairBlock;
      readonly audience: Audience;
    }
  | {
      readonly code: 'quality_floor';
      readonly quality: number;
      readonly minQuality: number;
      readonly audience: Audience;
    }
  | { readonly code: 'lock_broken'; readonly pair: FirmPair; readonly audience: 'coordinator' };

/** What a firm may read of a plan. Flipping a veto changes nothing here, save the proposal itself. */
export interface FirmView {
  readonly firm: string;
  readonly group: FirmGroupView | null;
  readonly reasons: readonly UnplacedReason[];
  readonly changes: readonly PlacementChange[];
}

export interface FirmGroupView {
  readonly members: readonly string[];
  readonly commonMarkets: readonly string[];
  readonly diameterKm: number | null;
  readonly criteria: Readonly<Record<CriterionName, number | null>>;
  readonly quality: number;
}

/** Pair scores given directly, for tools and tests. */
export interface GroupInstance {
  readonly bounds: GroupBounds;
  readonly minQuality: number;
  readonly firms: readonly { readonly id: string; readonly headcount: number }[];
  /** Absent pairs score 0 and are allowed. */
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
    readonly score: number;
    readonly forbidden?: boolean;
  }[];
  readonly locks: readonly FirmPair[];
}

export interface InstanceSolution {
  readonly kind: 'solved' | 'stopped';
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly groups: readonly { readonly members: readonly string[]; readonly quality: number }[];
  readonly unplaced: readonly string[];
  readonly proven: boolean;
  readonly method: SolvingMethod;
  readonly columns: number;
  readonly comparison: PlanComparison | null;
}
