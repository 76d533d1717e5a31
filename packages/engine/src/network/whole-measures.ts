import { closenessOf } from './centrality/closeness.ts';
import { reciprocity } from './cohesion/reciprocity.ts';
import { degrees } from './graph-index/graph-index.ts';
import type { GraphIndex } from './graph-index/graph-index.ts';
import { attributeMixing } from './attribute-mixing.ts';
import { coreReason } from './organisation-measures.ts';
import type { OrganisationInput } from './organisation-measures.ts';
import { degreeAssortativity } from './structure/assortativity.ts';
import {
  betweennessCentralisation,
  closenessCentralisation,
  degreeCentralisation,
} from './structure/centralisation.ts';
import { giniIndex } from './structure/gini.ts';
import { smallWorld } from './structure/small-world.ts';
import type {
  Centralisation,
  CommunityFacts,
  Graph,
  NetworkOptions,
  SmallWorld,
  UndefinedReason,
  WholeMeasureName,
  WholeNetworkMeasures,
} from './types.ts';

export interface WholeInput extends OrganisationInput {
  readonly graph: Graph;
  readonly options: NetworkOptions;
}

export const DEFAULT_GROUP_ATTRIBUTES: readonly string[] = ['kind', 'sector', 'country'];

type Values = Omit<WholeNetworkMeasures, 'undefinedBecause'>;

/** The measures of the whole network, each undefined one with its reason. */
export function wholeMeasures(input: WholeInput): WholeNetworkMeasures {
  const { index, measured, ids, plainUndirected } = input;
  const degree = degrees(plainUndirected.out);
  const values: Values = {
    organisations: index.order,
    ties: index.size,
    density: densityOf(index),
    meanDegree: index.order === 0 ? null : (2 * plainUndirected.size) / index.order,
    components: measured.components.sizes.length,
    componentSizes: measured.components.sizes,
    strongComponents: measured.strongComponents.sizes.length,
    isolates: ids.filter((_, v) => degree[v] === 0),
    averagePathLength: measured.paths.averagePathLength,
    diameter: measured.paths.diameter,
    globalEfficiency: measured.paths.globalEfficiency,
    transitivity: measured.clustering.transitivity,
    triangles: measured.clustering.triangles,
    averageClustering: measured.clustering.average,
    reciprocity: reciprocity(index),
    centralisation: centralisationOf(input, degree),
    degreeAssortativity: degreeAssortativity(index),
    modularity: measured.communities.modularity,
    communities: communityFacts(input),
    corePeripheryFit: measured.corePeriphery?.fit ?? null,
    coreSize: measured.corePeriphery?.core.length ?? null,
    coreExact: measured.corePeriphery?.exact ?? null,
    degreeGini: giniIndex(degree),
    smallWorld: smallWorldOf(input),
    mixing: mixingOf(input),
  };
  return { ...values, undefinedBecause: reasonsOf(input, values) };
}

function densityOf(index: GraphIndex): number | null {
  const pairs = index.order * (index.order - 1);
  return pairs === 0 ? null : (index.directed ? index.size : 2 * index.size) / pairs;
}

/** Of the network without directions; raw betweenness of the ordered pairs is halved for that. */
function centralisationOf({ index, measured, options }: WholeInput, degree: Int32Array): Centralisation {
  const { betweenness } = measured.paths;
  const perPair = index.directed ? betweenness.map((value) => value / 2) : betweenness;
  const byTies = (options.pathLength ?? 'ties') === 'ties' && !index.directed;
  const connected = measured.components.sizes.length === 1;
  return {
    degree: degreeCentralisation(degree),
    betweenness: betweennessCentralisation(perPair),
    closeness: byTies && connected ? closenessCentralisation(closenessOf(measured.paths)) : null,
  };
}

function communityFacts({ plainUndirected, measured, ids }: WholeInput): CommunityFacts[] {
  const { communityOf, sizes } = measured.communities;
  const members: string[][] = sizes.map(() => []);
  const inside = new Float64Array(sizes.length);
  const across = new Float64Array(sizes.length);
  const { offsets, neighbours } = plainUndirected.out;
  for (let v = 0; v < plainUndirected.order; v += 1) {
    members[communityOf[v]!]!.push(ids[v]!);
    for (let e = offsets[v]!; e < offsets[v + 1]!; e += 1) {
      if (communityOf[neighbours[e]!] === communityOf[v]) inside[communityOf[v]!]! += 0.5;
      else across[communityOf[v]!]! += 1;
    }
  }
  return members.map((own, community) => ({
    community,
    members: own,
    internalTies: inside[community]!,
    externalTies: across[community]!,
    density: own.length < 2 ? null : (2 * inside[community]!) / (own.length * (own.length - 1)),
  }));
}

/** Only by ties in a connected undirected network: elsewhere the comparison with chance has no meaning. */
function smallWorldOf({ index, measured, options }: WholeInput): SmallWorld | null {
  const { averagePathLength } = measured.paths;
  const comparable = !index.directed && (options.pathLength ?? 'ties') === 'ties';
  if (!comparable || measured.components.sizes.length !== 1 || averagePathLength === null) return null;
  const meanDegree = (2 * index.size) / index.order;
  return smallWorld(index.order, meanDegree, averagePathLength, measured.clustering.average ?? 0);
}

function mixingOf({ index, ids, graph, options }: WholeInput): WholeNetworkMeasures['mixing'] {
  const attributesOf = new Map(graph.nodes.map((node) => [node.id, node.attributes ?? {}]));
  return (options.groupAttributes ?? DEFAULT_GROUP_ATTRIBUTES).flatMap((attribute) => {
    const values = ids.map((id) => attributesOf.get(id)![attribute] ?? null);
    return values.every((value) => value === null) ? [] : [attributeMixing(index, attribute, values)];
  });
}

type Reasons = Partial<Record<WholeMeasureName, UndefinedReason>>;

function reasonsOf(input: WholeInput, values: Values): Reasons {
  const { index } = input;
  const few: UndefinedReason | null =
    index.order === 0 ? 'no-organisations' : index.order === 1 ? 'single-organisation' : null;
  const empty: UndefinedReason | null = few ?? (index.size === 0 ? 'no-ties' : null);
  const candidates: Record<WholeMeasureName, readonly [unknown, UndefinedReason]> = {
    density: [values.density, few ?? 'too-few-organisations'],
    meanDegree: [values.meanDegree, 'no-organisations'],
    averagePathLength: [values.averagePathLength, empty ?? 'no-ties'],
    diameter: [values.diameter, empty ?? 'no-ties'],
    globalEfficiency: [values.globalEfficiency, few ?? 'too-few-organisations'],
    transitivity: [values.transitivity, empty ?? 'no-triples'],
    averageClustering: [values.averageClustering, 'no-organisations'],
    reciprocity: [values.reciprocity, index.directed ? (empty ?? 'no-ties') : 'undirected'],
    centralisationDegree: [values.centralisation.degree, few ?? 'too-few-organisations'],
    centralisationBetweenness: [values.centralisation.betweenness, few ?? 'too-few-organisations'],
    centralisationCloseness: [values.centralisation.closeness, closenessReason(input)],
    degreeAssortativity: [values.degreeAssortativity, empty ?? 'all-values-equal'],
    modularity: [values.modularity, empty ?? 'no-ties'],
    corePeripheryFit: [values.corePeripheryFit, coreReason(input.plainUndirected)],
    degreeGini: [values.degreeGini, empty ?? 'no-ties'],
    smallWorld: [values.smallWorld, closenessReason(input)],
  };
  const reasons: Reasons = {};
  for (const [name, [value, reason]] of Object.entries(candidates) as [
    WholeMeasureName,
    [unknown, UndefinedReason],
  ][]) {
    if (value === null) reasons[name] = reason;
  }
  return reasons;
}

function closenessReason({ index, measured, options }: WholeInput): UndefinedReason {
  if (index.order === 0) return 'no-organisations';
  if (index.order < 3) return 'too-few-organisations';
  if (index.directed) return 'directed';
  if (measured.components.sizes.length > 1) return 'disconnected';
  return (options.pathLength ?? 'ties') === 'ties' ? 'too-few-ties' : 'measured-by-strength';
}
