/** `competitiveness_pole` is a pole whose tier is not known. */
export type ClusterKind =
  | 'world_pole'
  | 'world_vocation_pole'
  | 'regional_pole'
  | 'competitiveness_pole'
  | 'firm_cluster'
  | 'local_productive_system'
  | 'district'
  | 'ecosystem'
  | 'other';

export type Phase = 'structuring' | 'development';

export type Recognition = 'none' | 'regional' | 'national' | 'world';

export type Willingness = 'no' | 'limited' | 'yes';

export interface Funder {
  readonly name: string;
  readonly level: 'regional' | 'national' | 'european';
}

export interface SectorShare {
  readonly code: string;
  /** Share of the members or of the activity, 0..1; without any share the sectors count alike. */
  readonly share?: number;
}

export interface GovernanceDone {
  readonly board?: boolean;
  readonly roadmap?: boolean;
  readonly fundingSecured?: boolean;
}

/** What is known of a cluster. A field that is absent is not known; an empty list or a zero is known to be so. */
export interface ClusterProfile {
  readonly id: string;
  readonly kind?: ClusterKind;
  /** ISO 3166-1, two letters. */
  readonly country?: string;
  readonly regions?: readonly string[];
  readonly place?: { readonly latitude: number; readonly longitude: number };
  readonly sectors?: readonly SectorShare[];
  /** Industrial ecosystem, as the European Commission's fourteen. */
  readonly ecosystem?: string;
  readonly technologiesOffered?: readonly string[];
  readonly technologiesWanted?: readonly string[];
  /** Whether its technologies are applied elsewhere, or it applies those of others. */
  readonly flow?: 'diffusing' | 'absorbing' | 'both';
  /** ISO date. */
  readonly foundedOn?: string;
  readonly members?: number;
  /** Yearly budget, in cents of one currency for all profiles. */
  readonly budgetCents?: number;
  /** Animation team, full-time equivalents. */
  readonly staff?: number;
  readonly governance?: GovernanceDone;
  readonly recognition?: Recognition;
  /** The phase that its manager declares; it prevails over the one that is read from the facts. */
  readonly declaredPhase?: Phase;
  /** ISO 639-1. */
  readonly languages?: readonly string[];
  /** Third parties it belongs to: national association, thematic club, agency. */
  readonly networks?: readonly string[];
  readonly funders?: readonly Funder[];
  /** ISO date. */
  readonly managerSince?: string;
  /** Changes at its head in the last three years. */
  readonly managerChanges?: number;
  /** Collective projects labelled or led since it exists. */
  readonly projects?: number;
  /** Identifiers of the clusters it has a convention or a co-labelled project with. */
  readonly cooperations?: readonly string[];
  readonly willingness?: Willingness;
}

/** What one team knows of its dealings with another cluster. */
export interface ClusterRelation {
  readonly with: string;
  readonly exchanges?: 'good' | 'some' | 'strained';
  /** The manager finds the two too unlike in size, stakes or means to work together. */
  readonly disparityFelt?: boolean;
  readonly convention?: boolean;
  /** Projects done or under way together. */
  readonly projects?: number;
}
