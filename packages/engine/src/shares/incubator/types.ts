import type {
  Budget,
  BudgetLine,
  BudgetLineKind,
  Grievance,
  InvalidShares,
  MissingShareData,
  Partner,
  PartnerShare,
  SharedCosts,
  UndefinedShares,
} from '../types.ts';

/** A line of the incubator; `per_group`: paid once for each group that takes part (an office, a trainee). */
export interface IncubatorLine extends Omit<BudgetLine, 'kind'> {
  readonly kind: BudgetLineKind | 'per_group';
  /** For `per_group`: the line concerns these groups only; all when absent. */
  readonly groups?: readonly string[];
}

export interface IncubatorRequest {
  readonly budget: Omit<Budget, 'lines'> & { readonly lines: readonly IncubatorLine[] };
  readonly groups: readonly { readonly id: string; readonly partners: readonly Partner[] }[];
  readonly seed?: number;
  readonly samples?: number;
}

/** What one group pays of the second-level costs, and its firms within. */
export interface GroupShare {
  readonly id: string;
  readonly paysCents: number;
  /** Cost of the same needs when the group stands alone. */
  readonly aloneCents: number;
  readonly savesCents: number;
  readonly partners: readonly PartnerShare[];
}

export interface SharedIncubator {
  readonly kind: 'incubator';
  readonly currency: string;
  readonly totalCents: number;
  readonly groups: readonly GroupShare[];
  /** No set of groups would pay less apart; null above 12 groups. */
  readonly groupsInCore: boolean | null;
  /** Group ids; null when no set of groups would be better apart. */
  readonly mostAggrievedGroups: Grievance | null;
  /** The same shares firm by firm, with the explanation line by line. */
  readonly shares: SharedCosts;
}

export type IncubatorResult = SharedIncubator | MissingShareData | UndefinedShares | InvalidShares;
