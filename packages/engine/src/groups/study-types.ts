import type { PlanComparison, PlanGroups } from './plan-groups.ts';
import type {
  CriterionName,
  FirmPair,
  GroupAlternative,
  GroupEvaluation,
  GroupInstance,
  GroupProblem,
} from './types.ts';

/** Firms described by criteria, or pair scores given directly. */
export type Grouping = GroupProblem | GroupInstance;

/** Conditions that contradict each other, whatever the scores. Confidential ones are told to coordinators only. */
export type GroupConflict =
  | { readonly code: 'too_few_firms'; readonly firms: number; readonly min: number }
  /** Locks bind these firms to one group, which may hold `max`. */
  | { readonly code: 'locks_exceed_size'; readonly members: readonly string[]; readonly max: number }
  /** Locks bind these firms to one group, and the pair may not be together. */
  | {
      readonly code: 'lock_against_pair';
      readonly members: readonly string[];
      readonly pair: FirmPair;
      readonly rule: PairRule;
    }
  /** Locks bind these firms to one group, and no market is wanted by all. */
  | { readonly code: 'lock_without_market'; readonly members: readonly string[] }
  /** A locked firm can be in no group, which keeps those locked with it out. */
  | { readonly code: 'lock_with_unplaceable'; readonly members: readonly string[]; readonly firm: string }
  /** Every pair is excluded, by these rules. */
  | { readonly code: 'all_pairs_excluded'; readonly pairs: number; readonly rules: readonly RuleCount[] }
  /** Pairs are allowed, yet no `min` firms are allowed two by two. */
  | { readonly code: 'no_group_of_min'; readonly min: number; readonly rules: readonly RuleCount[] }
  /** Groups exist, all below the floor. */
  | { readonly code: 'floor_above_all'; readonly minQuality: number; readonly best: number };

export type PairRule =
  'veto' | 'forbidden' | 'no_common_market' | 'too_far' | 'rivalry' | 'staged_coopetition' | 'score_unknown';

export interface RuleCount {
  readonly rule: PairRule;
  /** Pairs that the rule excludes (several rules may exclude the same pair). */
  readonly pairs: number;
}

/** Firms who would all strictly prefer to be together, each comparing its own mean pair score. */
export interface BlockingSet {
  readonly members: readonly string[];
  readonly firms: readonly {
    readonly firm: string;
    /** Mean score with its companions of the plan; 0 when it is in no group. */
    readonly inPlan: number;
    /** Mean score with the others of the set. */
    readonly together: number;
  }[];
  /** The smallest gain of a member, > 0. */
  readonly leastGain: number;
}

export interface BlockingSets {
  /** How many there are; at least that many when not complete. */
  readonly count: number;
  /** False when the search was cut short. */
  readonly complete: boolean;
  /** Those of largest least gain, at most as many as asked for. */
  readonly sets: readonly BlockingSet[];
}

/** One of several plans. */
export interface PlanChoice {
  readonly groups: readonly PlanChoiceGroup[];
  readonly unplaced: readonly string[];
  readonly objective: number;
  /** No plan different from those before it is worth more than this. */
  readonly bound: number;
  /** True when objective and bound coincide. */
  readonly proven: boolean;
}

export interface PlanChoiceGroup {
  readonly members: readonly string[];
  readonly quality: number;
  readonly value: number;
}

/**
 * When two plans count as different: at least `groups` of the groups of the earlier plan are not in the later one, or at least
 * `firms` of the firms that the earlier plan places are no longer in the same group.
 */
export type PlanDifference = { readonly groups: number } | { readonly firms: number };

export interface DifferentPlans {
  readonly kind: 'plans';
  readonly difference: PlanDifference;
  readonly plans: readonly PlanChoice[];
  /** `proven` when each plan is proven the best among those different from the ones before it. */
  readonly order: 'proven' | 'best_found';
  /** No further different plan has any group. */
  readonly exhausted: boolean;
  readonly stopped: boolean;
}

export interface StablePlan {
  readonly kind: 'stable_plan';
  readonly best: { readonly objective: number; readonly bound: number; readonly blocking: BlockingSets };
  /** The near-optimal plan with the fewest blocking sets found; the best plan itself when none has fewer. */
  readonly plan: PlanChoice;
  readonly blocking: BlockingSets;
  /** Value given up, as a share of the best plan's. */
  readonly loss: number;
  /** Share of the best plan's value that may be given up. */
  readonly tolerance: number;
  /** `proven`: no plan within the tolerance has fewer blocking sets. */
  readonly fewest: 'proven' | 'best_found';
  /** Plans compared. */
  readonly compared: number;
}

/** A single change, tried by solving again. */
export interface PlacementCheck {
  readonly change: TriedChange;
  /** `unknown`: the new best plan is not proven, or trying would take too long. */
  readonly places: 'yes' | 'no' | 'unknown';
  /** Value of the plan with the change, when solved. */
  readonly objective: number | null;
  /** The firm's group in that plan. */
  readonly members: readonly string[] | null;
}

export type TriedChange =
  | { readonly code: 'add_wanted_market'; readonly market: string }
  | { readonly code: 'raise_max_km'; readonly to: number }
  | { readonly code: 'raise_max_rivalry'; readonly to: number }
  | { readonly code: 'lower_min_quality'; readonly to: number }
  | { readonly code: 'drop_staging' }
  | { readonly code: 'lift_vetoes'; readonly with: readonly string[] }
  | { readonly code: 'allow_forbidden_pairs'; readonly with: readonly string[] }
  | { readonly code: 'release_locks'; readonly with: readonly string[] }
  | { readonly code: 'larger_groups'; readonly max: number }
  | { readonly code: 'smaller_groups'; readonly min: number };

/** What the plan would lose at least and at most by placing a firm all the same. */
export interface PlacementPrice {
  readonly least: number;
  readonly most: number;
  readonly proven: boolean;
  /** The best plan found that places it. */
  readonly groups: PlanGroups;
  readonly members: readonly string[];
}

export interface Placement {
  readonly kind: 'placement';
  readonly firm: string;
  /** null when no group holds it. */
  readonly price: PlacementPrice | null;
  readonly checks: readonly PlacementCheck[];
  readonly stopped: boolean;
}

export interface ExplainedInstance {
  readonly groups: readonly ExplainedInstanceGroup[];
  readonly unplaced: readonly ExplainedUnplaced[];
}

export interface ExplainedInstanceGroup extends PlanChoiceGroup {
  readonly meanPairScore: number;
  readonly balance: number;
  readonly weakestPair: { readonly a: string; readonly b: string; readonly score: number };
  readonly bestAlternative: GroupAlternative | null;
}

export interface ExplainedUnplaced {
  readonly firm: string;
  readonly reason: 'no_admissible_group' | 'better_elsewhere' | 'undetermined';
  /** The best group that holds it, whatever the plan. */
  readonly bestGroup: PlanChoiceGroup | null;
  readonly placedElsewhere: readonly string[];
  /** null when no group holds it, or when there was no time to solve. */
  readonly price: PlacementPrice | null;
}

/** How far the emphasis on one criterion may move, the others kept, before another plan is better. */
export interface EmphasisRange {
  readonly criterion: CriterionName;
  readonly emphasis: number;
  /** The plan was found to stay at every value tried from `from` to `to`. */
  readonly from: number;
  readonly to: number;
  /** Nearest values tried at which another plan is better; null when none was found on that side. */
  readonly changesAt: { readonly below: EmphasisChange | null; readonly above: EmphasisChange | null };
  /** Values tried; between them the plan is taken to stay. */
  readonly tried: readonly number[];
  /** False when a value could not be settled. */
  readonly settled: boolean;
}

export interface EmphasisChange {
  readonly emphasis: number;
  readonly comparison: PlanComparison;
}

export const missingFacts = [
  'headcount',
  'location',
  'productCodes',
  'customerSectors',
  'servedMarkets',
  'wantedMarkets',
  'experienced',
] as const;
export type MissingFact = (typeof missingFacts)[number];

/** Whether a fact that a firm has not told could change the plan: values of other firms are tried in its place. */
export interface MissingFactEffect {
  readonly firm: string;
  readonly fact: MissingFact;
  /** `no`: none of the values tried changes the plan. */
  readonly changesPlan: 'yes' | 'no' | 'unknown';
  /** The firm whose value was tried and changes the plan. */
  readonly as: string | null;
  readonly comparison: PlanComparison | null;
  readonly tried: number;
}

export interface PlanSensitivity {
  readonly kind: 'sensitivity';
  readonly emphasis: readonly EmphasisRange[];
  readonly missing: readonly MissingFactEffect[];
  readonly solves: number;
  /** False when the limit of solves was reached or the caller stopped. */
  readonly complete: boolean;
}

/** A plan looked at by hand. */
export interface DeskPlan {
  readonly objective: number;
  readonly groups: readonly DeskGroup[];
  readonly unplaced: readonly string[];
  /** Every group is admissible. */
  readonly admissible: boolean;
}

export interface DeskGroup extends GroupEvaluation {
  readonly members: readonly string[];
}

/** A firm dragged to a group of the plan (by its rank), to a group of its own to come (`new`), or out (`null`). */
export interface DeskMove {
  readonly firm: string;
  readonly to: number | 'new' | null;
}

export interface MovedPlan {
  readonly kind: 'moved';
  readonly plan: DeskPlan;
  /** Objective before − after: what the move costs, < 0 when it gains. */
  readonly cost: number;
  /** The groups that changed, by rank in the new plan. */
  readonly changed: readonly number[];
}

export type MoveFault =
  | { readonly kind: 'unknown_firm'; readonly firm: string }
  | { readonly kind: 'unknown_group'; readonly group: number };

/** The way of a shared manager through the members of a group. */
export interface ManagerTravel {
  /** Order of the round trip, from the first; members without a known place are left out. */
  readonly order: readonly string[];
  readonly legs: readonly { readonly from: string; readonly to: string; readonly km: number }[];
  /** Great-circle length of the shortest round trip, km; null with fewer than two known places. */
  readonly km: number | null;
  readonly unknown: readonly string[];
}

/** What is shown of a group beside its figures. */
export interface GroupPortrait {
  readonly travel: ManagerTravel;
  readonly sizes: {
    readonly known: readonly { readonly firm: string; readonly headcount: number }[];
    readonly unknown: readonly string[];
    readonly smallest: string | null;
    readonly largest: string | null;
    /** Largest / smallest headcount. */
    readonly ratio: number | null;
    readonly total: number;
  };
  /** Who brings what: experience of cooperation, and markets served that others of the group want. */
  readonly experience: {
    readonly experienced: readonly string[];
    readonly without: readonly string[];
    readonly unknown: readonly string[];
    readonly mentors: readonly {
      readonly firm: string;
      readonly markets: readonly { readonly market: string; readonly wantedBy: readonly string[] }[];
    }[];
  };
}
