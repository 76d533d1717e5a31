import type {
  Budget,
  BudgetLine,
  BudgetSubsidy,
  InvalidShares,
  MissingShareData,
  Partner,
  ShareOptions,
  SharingRule,
  UndefinedShares,
} from '../types.ts';

/** What somebody is owed (positive) or owes (negative), in cents. `id` null is the group's own account. */
export interface Balance {
  readonly id: string | null;
  readonly cents: number;
}

/** A payment that settles; `null` is the group's own account. */
export interface Transfer {
  readonly from: string | null;
  readonly to: string | null;
  readonly amountCents: number;
}

export interface TransferPlan {
  readonly transfers: readonly Transfer[];
  /** True when no other plan has fewer payments, which is proven; false when that is not known (more than 20 balances). */
  readonly fewest: boolean;
}

export interface SettlementRequest {
  readonly budget: Budget;
  /** What was really spent, in the same form; lines are matched by id. */
  readonly actual: Budget;
  readonly partners: readonly Partner[];
  readonly rule: SharingRule;
  readonly options?: ShareOptions;
  /** What each partner has paid so far, in cents. A partner without an entry is not known, not zero. */
  readonly paidCents: Readonly<Record<string, number>>;
}

export interface SettledLine {
  readonly lineId: string;
  /** null: not in the budget. */
  readonly plannedCents: number | null;
  /** null: nothing was recorded. */
  readonly actualCents: number | null;
  readonly differenceCents: number | null;
}

export interface SettledPartner {
  readonly id: string;
  readonly dueCents: number;
  readonly paidCents: number;
  /** paid − due: positive when the partner is owed money. */
  readonly balanceCents: number;
}

/** A settlement: balances and the account add up to zero, and so do the transfers. */
export interface Settled extends TransferPlan {
  readonly kind: 'settled';
  readonly rule: SharingRule;
  readonly currency: string;
  readonly plannedTotalCents: number;
  readonly actualTotalCents: number;
  readonly paidTotalCents: number;
  readonly lines: readonly SettledLine[];
  readonly partners: readonly (SettledPartner & {
    readonly plannedCents: number;
    /** What it pays more (positive) or less than planned. */
    readonly changeCents: number;
  })[];
  /** What was paid beyond the cost and is still in the account; negative when suppliers are still to be paid. */
  readonly accountCents: number;
  /** Shares come from sampling (more than 20 partners and a support with a ceiling or a minimum). */
  readonly estimated: boolean;
}

/** Somebody's payments are not known: nothing is settled. */
export interface MissingPayments {
  readonly kind: 'missing_payments';
  readonly partnerIds: readonly string[];
}

export type SettlementResult = Settled | MissingPayments | MissingShareData | UndefinedShares | InvalidShares;

/**
 * A cost with its dates. Spread evenly over `from`…`to` (the whole life when absent), so that whoever joins later pays its part
 * of what it still uses; or, with `on`, borne by those present that day. Lines per day follow the days used instead.
 */
export interface DatedLine extends BudgetLine {
  /** ISO date, first day. */
  readonly from?: string;
  /** ISO date, first day after. */
  readonly to?: string;
  /** ISO date of a cost borne by those present that day. */
  readonly on?: string;
}

/** A partner with the dates of its presence; null: from the beginning, until the end. */
export interface DatedPartner extends Partner {
  readonly joinsOn: string | null;
  /** First day of absence. */
  readonly leavesOn: string | null;
}

export interface LifeRequest {
  readonly currency: string;
  /** First day of the life that the lines cover, and first day after it. ISO dates. */
  readonly from: string;
  readonly to: string;
  /** Date of the settlement, first day not counted; the end when absent. */
  readonly at?: string;
  readonly lines: readonly DatedLine[];
  readonly subsidies?: readonly BudgetSubsidy[];
  readonly partners: readonly DatedPartner[];
  /** Days of the manager as used; without it the days of each partner are spread over its presence. */
  readonly usage?: readonly { readonly partnerId: string; readonly on: string; readonly days: number }[];
  readonly rule: SharingRule;
  readonly options?: ShareOptions;
  readonly paidCents: Readonly<Record<string, number>>;
}

/** A stretch of time with the same members. */
export interface LifeStage {
  readonly from: string;
  readonly to: string;
  readonly members: readonly string[];
  readonly totalCents: number;
  readonly partners: readonly { readonly id: string; readonly paysCents: number }[];
}

export interface SettledLife extends TransferPlan {
  readonly kind: 'life_settled';
  readonly rule: SharingRule;
  readonly currency: string;
  readonly at: string;
  readonly stages: readonly LifeStage[];
  readonly totalCents: number;
  readonly paidTotalCents: number;
  /** Everybody who was there before the date; `present` on the last day counted. */
  readonly partners: readonly (SettledPartner & { readonly present: boolean })[];
  readonly accountCents: number;
  /** What the amounts rest on besides the facts given. */
  readonly assumes: readonly ('days_spread_evenly' | 'estimated_costs')[];
}

export type LifeResult = SettledLife | MissingPayments | MissingShareData | UndefinedShares | InvalidShares;
