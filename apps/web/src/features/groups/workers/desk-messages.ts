import type { PlanDesk } from '@grappe/contracts/api';

export type DeskGroups = readonly (readonly string[])[];

/** To a group by its rank, to a group to come, or out of all. */
export type DeskPlace = number | 'new' | 'out';

/** A condition that a group breaks, and the firms that it concerns. */
export interface DeskBreach {
  readonly code: string;
  readonly firms: readonly string[];
  readonly params: Readonly<Record<string, number>>;
}

export interface DeskGroupLook {
  /** Null while its figures cannot be computed. */
  readonly quality: number | null;
  /** Breaks no condition: it counts. */
  readonly counts: boolean;
  readonly breaches: readonly DeskBreach[];
}

export interface DeskLook {
  readonly value: number;
  readonly groups: readonly DeskGroupLook[];
}

export interface DeskDestination {
  readonly place: DeskPlace;
  /** What the plan's value would change by: < 0 loses. */
  readonly gain: number;
  /** What the group there would break; empty out of all. */
  readonly breaches: readonly DeskBreach[];
}

export type DeskOrder =
  | { readonly kind: 'open'; readonly problem: PlanDesk['problem'] }
  | { readonly kind: 'look'; readonly turn: number; readonly groups: DeskGroups }
  | {
      readonly kind: 'destinations';
      readonly turn: number;
      readonly groups: DeskGroups;
      readonly firm: string;
    };

export type DeskAnswer =
  | { readonly kind: 'looked'; readonly turn: number; readonly look: DeskLook }
  | {
      readonly kind: 'destinations';
      readonly turn: number;
      readonly firm: string;
      readonly destinations: readonly DeskDestination[];
    };
