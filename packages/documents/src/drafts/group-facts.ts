import type { Criterion, DraftAudience, GroupTerms, Reason } from '@grappe/contracts/api';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { PairCriteria } from '@grappe/engine/groups';
import type { Budget, ShareResult } from '@grappe/engine/shares';

/** How an organisation is registered, in the order in which it is preferred. */
export const registrations = ['siret', 'siren', 'vat', 'lei'] as const;

/** A member as its documents name it; `null` is not known, and becomes a line to complete. */
export interface MemberFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly legalForm: string | null;
  readonly registration: { readonly kind: (typeof registrations)[number]; readonly value: string } | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly headcount: number | null;
  /** ISO 3166-1 alpha-2. */
  readonly servedMarkets: readonly string[] | null;
}

/** What the team alone reads of a group. */
export interface GroupAssessment {
  readonly quality: number;
  readonly criteria: Readonly<Partial<Record<Criterion, number | null>>>;
  readonly pairs: readonly PairCriteria[];
}

export interface OwnShare {
  readonly rule: string;
  readonly paysCents: number;
  readonly aloneCents: number;
  readonly savesCents: number;
  readonly currency: string;
}

/** How the bonus of the shared manager is made. */
export interface BonusFacts {
  readonly fixedCents: number;
  readonly perContractCents: number;
  readonly turnoverRatio: number;
  /** Null: none. */
  readonly ceilingCents: number | null;
  readonly currency: string;
}

/** The six points of a feasibility study. */
export const feasibilityPoints = [
  'partners',
  'balance',
  'synergies',
  'conflicts',
  'strategy',
  'commitment',
] as const;
export type FeasibilityPoint = (typeof feasibilityPoints)[number];

export interface PointFinding {
  readonly state: 'satisfied' | 'reserved' | 'unsatisfied' | 'open';
  /** What was found, in the words of who found it. */
  readonly note: string;
}

/** Everything that the documents of a group say, as one audience may read it. */
export interface GroupFacts {
  readonly audience: DraftAudience;
  readonly clusterName: string;
  readonly isDemonstration: boolean;
  readonly groupName: string | null;
  readonly groupNumber: number;
  /** ISO day of the document. */
  readonly madeOn: string;
  readonly members: readonly MemberFacts[];
  readonly commonMarkets: readonly string[];
  readonly reasons: readonly Reason[];
  /** Greatest distance between two members. */
  readonly diameterKm: number | null;
  readonly terms: GroupTerms;
  /** The rule by which costs are shared, once it is chosen. */
  readonly rule: string | null;
  readonly bonus: BonusFacts | null;
  readonly assessment: GroupAssessment | null;
  readonly budget: Budget | null;
  readonly shares: readonly ShareResult[];
  /** What the reader's own organisation would pay, for its own copy. */
  readonly ownShares: readonly OwnShare[];
  /** Days of the shared manager in a year, by member. */
  readonly days: Readonly<Record<string, number>>;
  /** What the team found for each point; absent ones are to be examined. */
  readonly findings: Readonly<Partial<Record<FeasibilityPoint, PointFinding>>>;
  /** How the study ended, with its reasons. */
  readonly outcome: { readonly verdict: 'go' | 'conditions' | 'no'; readonly note: string } | null;
}
