/**
 * Public types of fair shares. Money is integer cents of one currency, shares and rates are ratios 0..1,
 * a coalition is a bitmask (bit i set = player i, 0-based, takes part).
 */

/** Public support on one or several budget lines, for whatever group asks for it. */
export interface LineSubsidy {
  /** Part of the eligible amount that is paid back, 0..1. */
  readonly rateRatio: number;
  /** Most that one group can receive, in cents; null when there is no ceiling. */
  readonly ceilingCents: number | null;
  /** Fewest partners that a group needs to be eligible; 1 when absent. */
  readonly minPartners?: number;
}

export type BudgetLineKind = 'fixed' | 'per_market' | 'per_firm' | 'per_day';

/** What a line is for. It changes no share: pages sort by it, and documents name it. */
export type BudgetPurpose = (typeof BUDGET_PURPOSES)[number];

export const BUDGET_PURPOSES = [
  'salary',
  'charges',
  'travel',
  'stand',
  'study',
  'interpreter',
  'samples',
  'bonus',
  'premises',
  'training',
  'joint_mission',
  'other',
] as const;

/**
 * One budget line of a shared export manager.
 * - `fixed`: paid once by whoever takes part;
 * - `per_market`: paid once for each market in the union of the members' markets (only `market` when given);
 * - `per_firm`: paid once for each member;
 * - `per_day`: paid for each day of the manager that the members use.
 */
export interface BudgetLine {
  readonly id: string;
  readonly kind: BudgetLineKind;
  readonly amountCents: number;
  readonly label?: string;
  readonly purpose?: BudgetPurpose;
  /** Currency of the amount, when a line names one: it has to be that of the budget. */
  readonly currency?: string;
  /** For `per_market`: the line concerns this market alone. */
  readonly market?: string;
  /** The line concerns these partners only (ids); everybody when absent. */
  readonly partners?: readonly string[];
  /** Support on this line alone. */
  readonly subsidy?: LineSubsidy;
}

/** Support on several lines together, with one ceiling for the group. */
export interface BudgetSubsidy extends LineSubsidy {
  readonly id: string;
  readonly label?: string;
  /** Ids of the eligible lines; every line when absent. */
  readonly lines?: readonly string[];
}

export interface Budget {
  /** ISO 4217 code, for instance EUR. */
  readonly currency: string;
  readonly lines: readonly BudgetLine[];
  readonly subsidies?: readonly BudgetSubsidy[];
}

/** A firm that shares the cost. `null` means not given, which is never counted as zero. */
export interface Partner {
  readonly id: string;
  readonly headcount: number | null;
  readonly turnoverCents: number | null;
  /** Days of the shared manager used in the period. */
  readonly days: number | null;
  /** Markets that the firm wants visited; an empty list is a known "none". */
  readonly markets: readonly string[] | null;
}

export type SharingRule =
  | 'equal'
  | 'turnover'
  | 'headcount'
  | 'days'
  | 'shapley'
  | 'weighted_shapley'
  | 'nucleolus'
  | 'prenucleolus'
  | 'per_capita_nucleolus'
  | 'ensc'
  | 'cis'
  | 'tau'
  | 'gately'
  | 'owen'
  | 'alone';

export const SHARING_RULES: readonly SharingRule[] = [
  'equal',
  'turnover',
  'headcount',
  'days',
  'shapley',
  'weighted_shapley',
  'nucleolus',
  'prenucleolus',
  'per_capita_nucleolus',
  'ensc',
  'cis',
  'tau',
  'gately',
  'owen',
  'alone',
];

export interface ShareOptions {
  /** Positive weights by partner id, for `weighted_shapley`: those whom a line concerns pay it in proportion. */
  readonly weights?: Readonly<Record<string, number>>;
  /** A partition of the partner ids into groups, for `owen`. */
  readonly unions?: readonly (readonly string[])[];
  /** Seed of the sampling above 20 partners; 1 when absent. */
  readonly seed?: number;
  /** Orders sampled above 20 partners; 2,000 when absent. */
  readonly samples?: number;
  /** Compute what changes when one partner leaves or a cost rises; by default up to 8 partners. */
  readonly leaving?: boolean;
  /** Firms that could join: what changes for each and for the partners is computed for every one. */
  readonly candidates?: readonly Partner[];
}

/** Attributes that a rule or a budget line needs from each partner. */
export type PartnerFact = 'turnover' | 'headcount' | 'days' | 'markets';

export interface MissingFact {
  readonly partnerId: string;
  readonly fact: PartnerFact;
  /** What asks for it: the rule, or the id of a budget line. */
  readonly neededBy:
    | { readonly kind: 'rule'; readonly rule: SharingRule }
    | { readonly kind: 'line'; readonly lineId: string };
}

export interface PartnerShare {
  readonly id: string;
  readonly paysCents: number;
  /** Cost of the same needs when the partner stands alone. */
  readonly aloneCents: number;
  /** aloneCents − paysCents; negative when the group costs the partner more than going alone. */
  readonly savesCents: number;
}

/** A coalition that would pay less apart, and by how much. */
export interface Grievance {
  readonly members: readonly string[];
  readonly paysCents: number;
  readonly apartCents: number;
  readonly complaintCents: number;
}

/** The shares of those who stay when one partner leaves, by the same rule. */
export interface Departure {
  readonly leaverId: string;
  /** null when the rule is undefined without the leaver. */
  readonly totalCents: number | null;
  /** changeCents > 0: the one who stays pays more than before. */
  readonly partners: readonly {
    readonly id: string;
    readonly paysCents: number;
    readonly changeCents: number;
  }[];
}

/** The shares when one more firm takes part, by the same rule. */
export type Arrival =
  | {
      readonly kind: 'shared';
      readonly joinerId: string;
      readonly totalCents: number;
      readonly joiner: PartnerShare;
      /** changeCents < 0: a present partner pays less than before. */
      readonly partners: readonly {
        readonly id: string;
        readonly paysCents: number;
        readonly changeCents: number;
      }[];
    }
  | { readonly kind: 'missing_data'; readonly joinerId: string; readonly missing: readonly MissingFact[] }
  | { readonly kind: 'undefined'; readonly joinerId: string; readonly reason: UndefinedReason };

/** Somebody who would pay less because a line costs more: the rule is not monotonic here. */
export interface CostRiseWitness {
  readonly lineId: string;
  readonly id: string;
  /** Change of the line, then of what the partner pays, in cents (negative). */
  readonly riseCents: number;
  readonly changeCents: number;
}

/** What a part of the budget costs, who causes it, and what each pays of it. */
export interface BreakdownPart {
  readonly code: 'line' | 'market' | 'subsidy';
  readonly lineId: string;
  readonly market: string | null;
  /** Cost of the part for the whole group; negative for a subsidy. */
  readonly costCents: number;
  /** Partners who take part in it. */
  readonly sharers: readonly string[];
  /** Unrounded cents by partner, in the order of the partners; parts add up to the unrounded shares. */
  readonly cents: readonly number[];
}

/** The facts that made the shares, from which a person can check them. */
export type ShareExplanation =
  | { readonly code: 'equal'; readonly partners: number }
  | {
      readonly code: 'proportional';
      readonly basis: 'turnover' | 'headcount' | 'days' | 'alone';
      readonly values: readonly number[];
      readonly total: number;
    }
  | { readonly code: 'by_line'; readonly parts: readonly BreakdownPart[] }
  | { readonly code: 'marginals'; readonly orders: 'all' }
  | { readonly code: 'weighted'; readonly weights: readonly number[] }
  | {
      readonly code: 'unions';
      readonly unions: readonly (readonly string[])[];
      /** Line by line, for a budget; empty for a game given by its values. */
      readonly parts: readonly BreakdownPart[];
    }
  | { readonly code: 'separable'; readonly separableCents: readonly number[]; readonly restCents: number }
  | { readonly code: 'alone_plus_rest'; readonly aloneCents: readonly number[]; readonly restCents: number }
  | {
      readonly code: 'compromise';
      readonly lowCents: readonly number[];
      readonly highCents: readonly number[];
      readonly ratio: number;
    }
  | { readonly code: 'least_unhappy'; readonly stages: readonly NucleolusStage[] };

/** One step of the nucleolus: the largest complaint that cannot be lowered, and coalitions that stop it. */
export interface NucleolusStage {
  /** Largest remaining excess (by head for the per-capita nucleolus); negative when everyone saves. */
  readonly excess: number;
  readonly coalitions: readonly (readonly string[])[];
}

export interface SharedCosts {
  readonly kind: 'shared';
  readonly rule: SharingRule;
  readonly currency: string;
  readonly totalCents: number;
  readonly partners: readonly PartnerShare[];
  /** Nobody pays more than alone. */
  readonly individuallyRational: boolean;
  /**
   * No coalition pays more than it would apart, judged before rounding. Above 20 partners only coalitions of up to three
   * firms, and those that leave out up to two, are looked at: false is certain, and null means that none was found.
   */
  readonly inCore: boolean | null;
  /** The coalition with most to complain about; null when nobody (looked at) would be better apart. */
  readonly mostAggrieved: Grievance | null;
  /** The coalition that saves least by staying, aggrieved or not (complaintCents ≤ 0 when it saves); null alone. */
  readonly leastSatisfied: Grievance | null;
  /** null when not computed (see `ShareOptions.leaving`). */
  readonly whenOneLeaves: readonly Departure[] | null;
  /** Somebody would pay less if another left. */
  readonly someoneGainsFromDeparture: boolean | null;
  /** One answer for each candidate of the options; empty without candidates. */
  readonly whenOneJoins: readonly Arrival[];
  /** Partners who would pay less if one line cost 10 % more (empty: nobody); null when not computed. */
  readonly paysLessWhenCostRises: readonly CostRiseWitness[] | null;
  /** Set when shares come from sampling: half-width of the 95 % interval by partner, in cents. */
  readonly estimated: {
    readonly samples: number;
    readonly seed: number;
    readonly halfWidthCents: readonly number[];
  } | null;
  readonly explanation: ShareExplanation;
}

export interface MissingShareData {
  readonly kind: 'missing_data';
  /** null when a game was asked for, not a share. */
  readonly rule: SharingRule | null;
  readonly missing: readonly MissingFact[];
}

/** The rule has no answer on this game. */
export interface UndefinedShares {
  readonly kind: 'undefined';
  readonly rule: SharingRule | null;
  readonly reason: UndefinedReason;
}

export type UndefinedReason =
  /** Proportional rule, and the basis adds up to zero. */
  | 'zero_basis'
  /** tau: concession limits do not bracket the total. */
  | 'not_quasi_balanced'
  /** Gately: nobody brings anything beyond going alone. */
  | 'no_marginal_surplus'
  /** Nucleolus: no share gives everyone at least what they have alone. */
  | 'no_imputation'
  /** Exact rules stop at 20 players. */
  | 'too_many_players';

/** The request cannot be read: each problem with its place and facts. */
export interface InvalidShares {
  readonly kind: 'invalid';
  readonly problems: readonly ShareProblem[];
}

export interface ShareProblem {
  readonly code: ShareProblemCode;
  /** Place in the input, for instance `budget.lines[2].amountCents`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ShareProblemCode =
  | 'not_an_object'
  | 'required'
  | 'wrong_type'
  | 'unknown_rule'
  | 'unknown_kind'
  | 'no_lines'
  | 'no_partners'
  | 'duplicate_id'
  | 'unknown_id'
  | 'negative_amount'
  | 'not_integer_cents'
  | 'too_large'
  | 'ratio_out_of_range'
  | 'not_finite'
  | 'wrong_length'
  | 'empty_coalition_not_zero'
  | 'too_many_players'
  | 'weight_not_positive'
  | 'not_a_partition'
  | 'rule_needs_option'
  | 'rule_needs_budget'
  | 'one_partner'
  | 'not_a_currency'
  | 'two_currencies'
  | 'not_a_date'
  | 'dates_out_of_order'
  | 'out_of_range'
  | 'range_out_of_order'
  | 'parts_not_one'
  | 'nobody_present'
  | 'estate_above_claims';

export type ShareResult = SharedCosts | MissingShareData | UndefinedShares | InvalidShares;

/** A game in coalition form: `v[mask]` for each of the 2^players coalitions, `v[0]` = 0. */
export interface Game {
  readonly players: number;
  /** `cost`: smaller is better; `gain`: larger is better. */
  readonly kind: 'cost' | 'gain';
  readonly v: Float64Array;
}

/** Content of a game file in coalition form. */
export interface GameFile {
  readonly players: number | readonly string[];
  readonly kind: 'cost' | 'gain';
  readonly v: readonly number[];
  readonly weights?: readonly number[];
  /** Groups of players, by id or by 0-based index. */
  readonly unions?: readonly (readonly (string | number)[])[];
}

/** Content of a game file in budget form. */
export interface BudgetFile extends ShareOptions {
  readonly budget: Budget;
  readonly partners: readonly Partner[];
}

export interface SolvedGame {
  readonly kind: 'solved';
  readonly rule: SharingRule;
  readonly gameKind: 'cost' | 'gain';
  readonly total: number;
  readonly allocation: readonly {
    readonly player: string;
    readonly amount: number;
    readonly alone: number;
  }[];
  readonly individuallyRational: boolean;
  readonly inCore: boolean;
  readonly coreNonEmpty: boolean;
  readonly mostAggrieved: { readonly members: readonly string[]; readonly complaint: number } | null;
  readonly explanation: ShareExplanation;
}

export type SolveResult = SolvedGame | ShareResult;
