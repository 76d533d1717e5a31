import { normaliseBetweenness } from './centrality/betweenness.ts';
import { closenessOf } from './centrality/closeness.ts';
import { degreeOf, strengthSums } from './graph-index/graph-index.ts';
import type { GraphIndex } from './graph-index/graph-index.ts';
import type { MeasuredNetwork } from './measure-all.ts';
import type { OrganisationMeasureName, OrganisationMeasures, UndefinedReason } from './types.ts';

export interface OrganisationInput {
  readonly index: GraphIndex;
  readonly plainUndirected: GraphIndex;
  readonly ids: readonly string[];
  readonly measured: MeasuredNetwork;
}

type Reasons = Partial<Record<OrganisationMeasureName, UndefinedReason>>;

/** The measures of each organisation, by position in the index. */
export function organisationMeasures(input: OrganisationInput): OrganisationMeasures[] {
  const { index, measured } = input;
  const strengthOut = strengthSums(index.out);
  const strengthIn = strengthSums(index.in);
  const normalised = normaliseBetweenness(measured.paths.betweenness, index.directed);
  const close = closenessOf(measured.paths, 'in');
  const inCore = new Set(measured.corePeriphery?.core);
  return input.ids.map((id, v) => ({
    id,
    degree: degreeOf(input.plainUndirected.out, v),
    inDegree: index.directed ? degreeOf(index.in, v) : null,
    outDegree: index.directed ? degreeOf(index.out, v) : null,
    strength: index.directed ? strengthOut[v]! + strengthIn[v]! : strengthOut[v]!,
    inStrength: index.directed ? strengthIn[v]! : null,
    outStrength: index.directed ? strengthOut[v]! : null,
    betweenness: measured.paths.betweenness[v]!,
    betweennessNormalised: normalised?.[v] ?? null,
    closeness: close[v]!,
    harmonic: measured.paths.harmonicIn[v]!,
    eigenvector: measured.eigenvector.kind === 'defined' ? measured.eigenvector.values[v]! : null,
    pagerank: measured.pagerank[v]!,
    coreNumber: measured.coreNumber[v]!,
    localClustering: measured.clustering.local[v]!,
    constraint: measured.holes.constraint[v]!,
    effectiveSize: measured.holes.effectiveSize[v]!,
    efficiency: measured.holes.efficiency[v]!,
    community: measured.communities.communityOf[v]!,
    component: measured.components.componentOf[v]!,
    core: measured.corePeriphery ? inCore.has(v) : null,
    articulation: measured.articulation[v] === 1,
    undefinedBecause: reasonsOf(input, v),
  }));
}

function reasonsOf({ index, plainUndirected, measured }: OrganisationInput, v: number): Reasons {
  const reasons: Reasons = {};
  if (!index.directed) {
    for (const name of ['inDegree', 'outDegree', 'inStrength', 'outStrength'] as const)
      reasons[name] = 'undirected';
  }
  if (index.order < 3) reasons.betweennessNormalised = 'too-few-organisations';
  if (measured.eigenvector.kind === 'undefined') reasons.eigenvector = measured.eigenvector.reason;
  const degree = degreeOf(plainUndirected.out, v);
  if (degree < 2) reasons.localClustering = 'fewer-than-two-neighbours';
  if (degree === 0) {
    for (const name of ['constraint', 'effectiveSize', 'efficiency'] as const) reasons[name] = 'isolated';
  }
  if (!measured.corePeriphery) reasons.core = coreReason(plainUndirected);
  return reasons;
}

/** Why there is no core: too few organisations, no tie, or everybody tied to everybody. */
export function coreReason(index: GraphIndex): UndefinedReason {
  if (index.order === 0) return 'no-organisations';
  if (index.order < 3) return 'too-few-organisations';
  return index.size === 0 ? 'no-ties' : 'all-values-equal';
}
