import type { PairPenalties, PartnerAspect, PartnerPurpose } from './partner-aspects.ts';
import type { Reason } from './reason.ts';
import type { TechnologyMatch } from './technology-index.ts';

export interface AspectValue {
  readonly aspect: PartnerAspect;
  /** 0..1; null when it is not known. */
  readonly value: number | null;
  /** What it counted for: its value, or what stands in for it. */
  readonly counted: number;
}

/** Who knows both: a network or a regional funder they share, or a cluster that cooperates with each. */
export interface Introducer {
  readonly kind: 'network' | 'funder' | 'cluster';
  /** Name of a network or funder; identifier of a cluster. */
  readonly name: string;
}

export interface PartnerSuggestion {
  readonly id: string;
  readonly purpose: PartnerPurpose;
  /** 1 for the best. */
  readonly rank: number;
  readonly score: number;
  readonly aspects: readonly AspectValue[];
  /** Share of the aspects that is known, 0..1. */
  readonly coverage: number;
  readonly penalties: PairPenalties;
  readonly catalysts: readonly Reason[];
  readonly brakes: readonly Reason[];
  readonly introducers: readonly Introducer[];
  readonly firstStep: Reason;
  /** What would go wrong, the likeliest first; never empty. */
  readonly whatWouldGoWrong: readonly Reason[];
  /** What we would find there, and they with us. */
  readonly technologiesForUs: readonly TechnologyMatch[];
  readonly technologiesForThem: readonly TechnologyMatch[];
  /** Whether the two cooperate already. */
  readonly already: boolean;
}
