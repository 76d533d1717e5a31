/**
 * One neutral shape for organisations and ties, whether they come from the drafts of a file or from rows of the
 * database; from it the engine's inputs are made. What is not known is `null` or absent, never zero.
 */
import type { FactDraft, OrganisationKind, TieKind } from '../facts/index.ts';

export interface ProfileOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null;
  /** NACE rev. 2 or NAF rev. 2 code, in its official spelling. */
  readonly sector: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** How precise the coordinates are. */
  readonly precision: 'point' | 'departement' | null;
  /** Not a member of the cluster: a partner, or an organisation that only ties mention. */
  readonly outside: boolean;
  /** Today's facts that the caller may read. */
  readonly facts: readonly FactDraft[];
}

export interface ProfileTie {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: TieKind;
  /** Positive, in whatever scale the source uses; `null` when unknown. */
  readonly strength: number | null;
  /** ISO dates */
  readonly since: string | null;
  readonly until: string | null;
}

export interface ProfileInput {
  readonly organisations: readonly ProfileOrganisation[];
  readonly ties: readonly ProfileTie[];
}

/** Which ties a network is drawn from. */
export interface NetworkSelection {
  /** Kinds kept; all when absent. */
  readonly kinds?: readonly TieKind[];
  /** ISO date: only ties that hold on that day (a tie without dates always holds). */
  readonly on?: string;
  /** Keep organisations that are not members (default true). */
  readonly withOutside?: boolean;
}
