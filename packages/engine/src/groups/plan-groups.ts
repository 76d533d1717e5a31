/** A plan as lists of members: what a caller stores and gives back. */
export type PlanGroups = readonly (readonly string[])[];

/** What changes from one plan to another. Groups are compared as sets of members. */
export interface PlanComparison {
  readonly kept: PlanGroups;
  /** Groups of the first plan only. */
  readonly dissolved: PlanGroups;
  /** Groups of the second plan only. */
  readonly formed: PlanGroups;
  /** Placed by the second plan only. */
  readonly entering: readonly string[];
  /** Placed by the first plan only. */
  readonly leaving: readonly string[];
  /** Placed by both, with other companions. */
  readonly moving: readonly string[];
}

/**
 * What a stopped run hands over to the next one, as plain JSON. It goes on with the same problem only; the bound is proven
 * again from the prices, so that a checkpoint cannot make a false bound.
 */
export interface PlanCheckpoint {
  readonly format: 1;
  /** Fingerprint of the problem. */
  readonly problem: string;
  /** Groups of the best plan so far. */
  readonly groups: PlanGroups;
  readonly bound: number | null;
  /** Firms that the numbers below speak of. */
  readonly firms: readonly string[];
  /** Price of each firm in the linear relaxation. */
  readonly prices: readonly number[];
  /** Groups generated, as numbers of firms. */
  readonly columns: readonly (readonly number[])[];
}
