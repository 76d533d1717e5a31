import type { AllianceCommitment, AllianceMandate, ConventionTerms } from '@grappe/contracts/api';

export type AllianceDraftKind = 'mandate' | 'convention' | 'roadmap';

/** A cluster of an alliance as its documents name it. */
export interface AlliancePartyFacts {
  /** Null: a cluster that is not on this installation. */
  readonly id: string | null;
  readonly name: string;
  readonly country: string | null;
  /** Who signed for it, once it did. */
  readonly signature: {
    readonly signatory: string;
    readonly capacity: string;
    readonly signedOn: string;
  } | null;
}

/** Everything that the documents of an alliance say. */
export interface AllianceFacts {
  readonly clusterName: string;
  readonly isDemonstration: boolean;
  readonly name: string;
  readonly theme: string;
  /** ISO day of the document. */
  readonly madeOn: string;
  readonly parties: readonly AlliancePartyFacts[];
  readonly mandate: Pick<
    AllianceMandate,
    'title' | 'purpose' | 'priorities' | 'status' | 'givenOn' | 'givenBy' | 'validUntil'
  > | null;
  readonly terms: ConventionTerms;
  readonly version: number;
  readonly commitments: readonly Pick<
    AllianceCommitment,
    'title' | 'detail' | 'dueOn' | 'status' | 'promisedBy' | 'byOutside' | 'owner' | 'outcome'
  >[];
  readonly workingGroups: readonly { readonly theme: string; readonly purpose: string }[];
}
