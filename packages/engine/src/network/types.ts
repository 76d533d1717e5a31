/**
 * Public types of the network part: what goes in, what comes out. Facts only, no sentences.
 * "Strength" says how strong a tie is (larger = closer); "distance" says how far (larger = farther).
 */

export type AttributeValue = string | number | boolean | null;

export interface NetworkNode {
  readonly id: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** One tie. `strength` is positive; when it is absent the tie has strength 1. */
export interface NetworkTie {
  readonly source: string;
  readonly target: string;
  readonly strength?: number;
}

/** Parallel ties are merged (strengths added); ties of an organisation with itself are left out and counted. */
export interface Graph {
  readonly directed: boolean;
  readonly nodes: readonly NetworkNode[];
  readonly ties: readonly NetworkTie[];
}

/** What is wrong with a graph; `analyseNetwork` must only be given a graph without problems (see `checkGraph`). */
export type GraphProblem =
  | { readonly kind: 'duplicate-organisation'; readonly id: string }
  | { readonly kind: 'unknown-organisation'; readonly id: string; readonly tieIndex: number }
  | { readonly kind: 'strength-not-positive'; readonly strength: number; readonly tieIndex: number };

/** Why a measure has no value. */
export type UndefinedReason =
  | 'no-organisations'
  | 'single-organisation'
  | 'no-ties'
  | 'isolated'
  | 'fewer-than-two-neighbours'
  | 'undirected'
  | 'directed'
  | 'disconnected'
  | 'too-few-ties'
  | 'measured-by-strength'
  | 'several-leading-components'
  | 'acyclic'
  | 'all-values-equal'
  | 'no-triples'
  | 'too-few-organisations'
  | 'not-converged';

/** How the length of a tie is obtained for shortest paths. */
export type PathLength = 'ties' | 'inverse-strength';

export interface NetworkOptions {
  /** Seed of the community search, and of the sample of paths in very large networks. Default 1. */
  readonly seed?: number;
  /** Restarts of the community search; the best partition is kept. Default 10, fewer above 100,000 ties. */
  readonly communityRestarts?: number;
  /** `ties` (default): each tie has length 1. `inverse-strength`: a tie of strength s has length 1/s. */
  readonly pathLength?: PathLength;
  /**
   * `ignored` (default): eigenvector, PageRank, structural holes and communities count every tie alike. `used`: in
   * proportion to its strength. The measures called strength always add strengths up.
   */
  readonly tieStrength?: 'ignored' | 'used';
  /**
   * Paths are searched from all organisations up to this many tie visits (organisations * (organisations + ties)), beyond
   * from a seeded sample, and `paths.estimated` says so. Default 3e9, about a minute.
   */
  readonly maxPathVisits?: number;
  /** Damping factor of PageRank, in ]0,1[. Default 0.85. */
  readonly damping?: number;
  /** Attributes by which the E-I index and assortativity are computed. Default `['kind', 'sector', 'country']`. */
  readonly groupAttributes?: readonly string[];
  /** Called between steps with the share done, 0..1; throw from it to cancel. */
  readonly onProgress?: (share: number) => void;
}

/** Measures that exist per organisation and may be undefined. */
export type OrganisationMeasureName =
  | 'inDegree'
  | 'outDegree'
  | 'inStrength'
  | 'outStrength'
  | 'betweennessNormalised'
  | 'eigenvector'
  | 'localClustering'
  | 'constraint'
  | 'effectiveSize'
  | 'efficiency'
  | 'core';

export interface OrganisationMeasures {
  readonly id: string;
  /** Number of other organisations tied to this one, whatever the direction. */
  readonly degree: number;
  /** Ties received / given; `null` in an undirected network. */
  readonly inDegree: number | null;
  readonly outDegree: number | null;
  /** Sum of the strengths of the ties (both directions when directed). */
  readonly strength: number;
  readonly inStrength: number | null;
  readonly outStrength: number | null;
  /** Number of shortest paths between others that pass here (ties between paths shared). */
  readonly betweenness: number;
  /** Divided by the largest possible value, 0..1; `null` below three organisations. */
  readonly betweennessNormalised: number | null;
  /** Wasserman-Faust closeness, 0..1; in a directed network by the paths that arrive here. */
  readonly closeness: number;
  /** Sum of 1/distance to the others (from the others when directed). */
  readonly harmonic: number;
  /** Largest = 1; `null` when the network has no single leading component. */
  readonly eigenvector: number | null;
  /** PageRank; the values add up to 1. */
  readonly pagerank: number;
  /** k-core to which it belongs (directions ignored). */
  readonly coreNumber: number;
  /** Share of the pairs of neighbours that are tied; `null` below two neighbours. */
  readonly localClustering: number | null;
  /** Burt's constraint; `null` for isolates. */
  readonly constraint: number | null;
  /** Burt's effective size; `null` for isolates. */
  readonly effectiveSize: number | null;
  /** Effective size / degree; `null` for isolates. */
  readonly efficiency: number | null;
  /** Communities are numbered from 0, the largest first. */
  readonly community: number;
  /** (Weak) components are numbered from 0, the largest first. */
  readonly component: number;
  /** In the core (true) or the periphery (false); `null` when the split is undefined. */
  readonly core: boolean | null;
  /** Alone it holds at least two parts of the network together. */
  readonly articulation: boolean;
  /** For each measure that is `null`, why. */
  readonly undefinedBecause: Readonly<Partial<Record<OrganisationMeasureName, UndefinedReason>>>;
}

export interface CommunityFacts {
  readonly community: number;
  readonly members: readonly string[];
  readonly internalTies: number;
  readonly externalTies: number;
  readonly density: number | null;
}

export interface Centralisation {
  /** Freeman's centralisation, 0 (all alike) .. 1 (a star). */
  readonly degree: number | null;
  readonly betweenness: number | null;
  /** Only when the network is connected. */
  readonly closeness: number | null;
}

/** Inside/outside ties by an attribute (Krackhardt and Stern's E-I index). Organisations without the attribute are left out. */
export interface AttributeMixing {
  readonly attribute: string;
  readonly organisationsWithValue: number;
  readonly internal: number;
  readonly external: number;
  /** (external - internal) / (external + internal), -1..1; `null` without ties. */
  readonly eiIndex: number | null;
  /** The value expected if the same labels were dealt at random. */
  readonly eiExpected: number | null;
  /** Newman's assortativity coefficient; `null` when undefined. */
  readonly assortativity: number | null;
  readonly byValue: readonly {
    readonly value: string;
    readonly organisations: number;
    readonly internal: number;
    readonly external: number;
    readonly eiIndex: number | null;
  }[];
}

export interface SmallWorld {
  readonly meanDegree: number;
  readonly pathLength: number;
  /** ln n / ln k: the path length expected at random. */
  readonly pathLengthExpected: number;
  readonly clustering: number;
  /** k / n: the clustering expected at random. */
  readonly clusteringExpected: number;
  /** (clustering / expected) / (path length / expected). */
  readonly sigma: number;
}

export type WholeMeasureName =
  | 'density'
  | 'meanDegree'
  | 'averagePathLength'
  | 'diameter'
  | 'globalEfficiency'
  | 'transitivity'
  | 'averageClustering'
  | 'reciprocity'
  | 'centralisationDegree'
  | 'centralisationBetweenness'
  | 'centralisationCloseness'
  | 'degreeAssortativity'
  | 'modularity'
  | 'corePeripheryFit'
  | 'degreeGini'
  | 'smallWorld';

export interface WholeNetworkMeasures {
  readonly organisations: number;
  /** Distinct ties after merging parallel ones (arcs when directed). */
  readonly ties: number;
  readonly density: number | null;
  readonly meanDegree: number | null;
  /** Parts that no tie joins, directions ignored. */
  readonly components: number;
  readonly componentSizes: readonly number[];
  readonly strongComponents: number;
  readonly isolates: readonly string[];
  /** Mean over the pairs (ordered when directed) that can reach one another. */
  readonly averagePathLength: number | null;
  /** Longest shortest path among the pairs that can reach one another. */
  readonly diameter: number | null;
  readonly globalEfficiency: number | null;
  readonly transitivity: number | null;
  readonly triangles: number;
  /** Mean of the local clustering, 0 for organisations with fewer than two neighbours. */
  readonly averageClustering: number | null;
  readonly reciprocity: number | null;
  readonly centralisation: Centralisation;
  readonly degreeAssortativity: number | null;
  readonly modularity: number | null;
  readonly communities: readonly CommunityFacts[];
  readonly corePeripheryFit: number | null;
  readonly coreSize: number | null;
  /** Whether every other core was excluded; `null` without a core. */
  readonly coreExact: boolean | null;
  readonly degreeGini: number | null;
  readonly smallWorld: SmallWorld | null;
  readonly mixing: readonly AttributeMixing[];
  readonly undefinedBecause: Readonly<Partial<Record<WholeMeasureName, UndefinedReason>>>;
}

/** What was done to the ties before measuring. */
export interface PreparedInput {
  readonly mergedParallelTies: number;
  readonly ignoredSelfTies: number;
}

export interface NetworkAnalysis {
  readonly directed: boolean;
  readonly organisations: readonly OrganisationMeasures[];
  readonly whole: WholeNetworkMeasures;
  readonly prepared: PreparedInput;
  /** How many organisations paths were searched from; fewer than all = betweenness, closeness, path lengths are estimates. */
  readonly paths: { readonly sources: number; readonly estimated: boolean };
  /** Version of the methods; changes when a result may change. */
  readonly methodsVersion: string;
  readonly seed: number;
}

// --- the four facts a manager needs first ---

export type FindingCode = 'holds-together' | 'at-the-edge' | 'groups-apart' | 'openness';

export type CannotConcludeReason =
  | 'too-few-organisations'
  | 'no-ties'
  | 'single-community'
  | 'no-organisation-flagged-outside'
  // Not for want of data: the answer is nobody, or no pair.
  | 'nobody-indispensable'
  | 'nobody-at-the-edge'
  | 'every-pair-of-groups-tied';

/** Nobody or nothing can be named, with the reason and the figures behind it. */
export interface CannotConclude<Code extends FindingCode> {
  readonly code: Code;
  readonly kind: 'cannot-conclude';
  readonly reason: CannotConcludeReason;
  readonly figures: { readonly organisations: number; readonly needed: number };
}

export interface BrokerFact {
  readonly id: string;
  readonly betweenness: number;
  /** Share of all the shortest paths between others that pass through it, 0..1. */
  readonly betweennessNormalised: number;
  /** Others that could no longer reach the largest remaining part if it left. */
  readonly separated: readonly string[];
  /** Number of parts its component would fall into if it left (1 = nothing splits). */
  readonly partsIfGone: number;
}

export interface HoldsTogether {
  readonly code: 'holds-together';
  readonly kind: 'concluded';
  /** Most important first, at most `maxNamed`. */
  readonly brokers: readonly BrokerFact[];
  /** All the organisations whose leaving would split the network. */
  readonly articulationCount: number;
  readonly centralisation: number | null;
  readonly figures: { readonly organisations: number; readonly ties: number };
}

export interface AtTheEdge {
  readonly code: 'at-the-edge';
  readonly kind: 'concluded';
  /** No tie at all inside the cluster. */
  readonly isolated: readonly string[];
  /** Held by one organisation only: `anchor` is that organisation. */
  readonly hanging: readonly { readonly id: string; readonly anchor: string }[];
  /** In a small part cut off from the main one. */
  readonly cutOff: readonly string[];
  /** In the periphery of the core-periphery split and not counted above. */
  readonly peripheryCount: number;
  readonly figures: {
    readonly organisations: number;
    readonly coreSize: number | null;
    readonly coreFit: number | null;
  };
}

export interface GroupFact {
  readonly community: number;
  readonly members: readonly string[];
  /** The best connected members of the group, to name it. */
  readonly leaders: readonly string[];
  /** Attribute values that most of its members share, with the share. */
  readonly traits: readonly { readonly attribute: string; readonly value: string; readonly share: number }[];
}

export interface GroupsApart {
  readonly code: 'groups-apart';
  readonly kind: 'concluded';
  readonly first: GroupFact;
  readonly second: GroupFact;
  /** Ties between the two, and how many would be expected from their members' numbers of ties. */
  readonly tiesBetween: number;
  readonly tiesExpected: number;
  /** Organisations tied to both groups: who could introduce them. */
  readonly introducers: readonly string[];
  readonly modularity: number;
  readonly figures: { readonly organisations: number; readonly groups: number };
}

export interface Openness {
  readonly code: 'openness';
  readonly kind: 'concluded';
  /** E-I index of ties inside / outside the cluster, -1 (closed) .. 1 (open). */
  readonly eiIndex: number;
  readonly internalTies: number;
  readonly externalTies: number;
  readonly organisationsWithOutsideTie: number;
  readonly outsideOrganisations: number;
  /** Outside partners by country and by kind, most frequent first (`null` value = not known). */
  readonly byCountry: readonly {
    readonly value: string | null;
    readonly organisations: number;
    readonly ties: number;
  }[];
  readonly byKind: readonly {
    readonly value: string | null;
    readonly organisations: number;
    readonly ties: number;
  }[];
  /** The organisation that holds most of the outside ties, and its share of them; `null` without outside tie. */
  readonly mainDoor: { readonly id: string; readonly ties: number; readonly share: number } | null;
  readonly figures: { readonly organisations: number };
}

export interface NetworkFindings {
  readonly holdsTogether: HoldsTogether | CannotConclude<'holds-together'>;
  readonly atTheEdge: AtTheEdge | CannotConclude<'at-the-edge'>;
  readonly groupsApart: GroupsApart | CannotConclude<'groups-apart'>;
  readonly openness: Openness | CannotConclude<'openness'>;
}

export interface FindingsOptions extends NetworkOptions {
  /** Attribute that flags organisations outside the cluster (true, 1, 'true', '1', 'yes', 'outside'). Default `outside`. */
  readonly outsideAttribute?: string;
  /** Attributes read for the openness finding. Defaults `country` and `kind`. */
  readonly countryAttribute?: string;
  readonly kindAttribute?: string;
  /** How many organisations a finding names at most. Default 5. */
  readonly maxNamed?: number;
  /** Below this number of organisations nothing is concluded. Default 10. */
  readonly minOrganisations?: number;
}
