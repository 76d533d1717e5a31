import type { NetworkAnalysis, NetworkFindings } from '@grappe/engine/network';
import type { GroupPlan, GroupSettings, PairCriteria } from '@grappe/engine/groups';
import type { Budget, ShareResult } from '@grappe/engine/shares';
import type { OrganisationKind } from '@grappe/contracts';
import type { ExplainingFact } from '@grappe/messages';

/**
 * Everything that the plan document says, before it is said in a language. Made by `assemblePlanFacts`; a section whose
 * data do not exist is absent, never empty.
 */
export interface PlanFacts {
  readonly cover: {
    readonly clusterName: string;
    /** The cluster is a fictional demonstration, and the document must say so. */
    readonly isDemonstration: boolean;
    /** Name that people gave to this plan; empty when they gave none. */
    readonly title: string;
    /** ISO date of the document. */
    readonly date: string;
    /** Files or database that the figures come from. */
    readonly dataUsed: readonly {
      readonly name: string;
      readonly organisations: number;
      readonly ties: number;
    }[];
  };
  readonly cluster: ClusterFigures;
  /** Every organisation that the document names. */
  readonly names: Readonly<Record<string, string>>;
  /** What the tables of groups show of each candidate. */
  readonly firms: Readonly<Record<string, FirmFacts>>;
  readonly network: {
    readonly analysis: NetworkAnalysis;
    readonly findings: NetworkFindings;
    readonly ties: readonly { readonly source: string; readonly target: string; readonly strength: number }[];
  } | null;
  readonly groups: {
    readonly plan: ReadablePlan;
    readonly settings: GroupSettings;
    readonly candidates: readonly string[];
    /** In the order of the plan's groups. */
    readonly named: readonly NamedGroup[];
  } | null;
  readonly missing: MissingData;
  readonly annex: { readonly version: string; readonly methodsVersion: string; readonly seed: number };
}

/** A plan; its value and its bound depend on confidential refusals, and are absent where those must not be read. */
export type ReadablePlan = Pick<GroupPlan, 'kind' | 'groups' | 'unplaced' | 'method'> &
  Partial<Pick<GroupPlan, 'objective' | 'bound' | 'gap' | 'proven' | 'columns'>>;

export interface FirmFacts {
  readonly town: string | null;
  readonly headcount: number | null;
  /** ISO 3166-1 alpha-2, without its own country; `null` when not known. */
  readonly servedMarkets: readonly string[] | null;
}

export interface ClusterFigures {
  readonly members: number;
  readonly outside: number;
  /** `null`: the data do not say what they are. */
  readonly byKind: readonly { readonly kind: OrganisationKind | null; readonly count: number }[];
  /** NACE divisions of the members, most frequent first. */
  readonly bySector: readonly { readonly division: string; readonly count: number }[];
  /** Known values only; `known` says of how many members. */
  readonly headcount: { readonly total: number; readonly median: number; readonly known: number } | null;
  readonly exporters: { readonly count: number; readonly known: number };
  readonly servedMarkets: readonly { readonly market: string; readonly members: number }[];
  readonly wantedMarkets: readonly { readonly market: string; readonly members: number }[];
}

export interface NamedGroup {
  /** Given by a person; `null`: the document numbers it. */
  readonly name: string | null;
  readonly members: readonly string[];
  readonly pairs: readonly PairCriteria[];
  readonly reasons: readonly ExplainingFact[];
  /** `null` while nobody has given the costs of the shared export manager. */
  readonly budget: Budget | null;
  readonly shares: readonly ShareResult[];
}

export interface MissingData {
  /** For each fact that the methods use: how many candidates lack it, and who (nobody named where it must not be read). */
  readonly facts: readonly {
    readonly fact: string;
    readonly count: number;
    readonly organisations: readonly string[];
  }[];
  readonly tiesUndated: number;
  readonly approximateLocations: readonly string[];
}

export type PlanFormat = 'html' | 'pdf' | 'docx' | 'xlsx' | 'json';

/**
 * `coordinator`: the coordinator's own copy, with every reason. `shareable`: nothing from which a confidential refusal
 * could be read.
 */
export type PlanAudience = 'coordinator' | 'shareable';
