import { firmProfiles, networkGraph } from '@grappe/contracts/profiles';
import { assemblePlanFacts, planDocument, type NamedGroup, type PlanFacts } from '@grappe/documents';
import { METHODS_VERSION, networkReport } from '@grappe/engine/network';
import type { DocumentRequest } from './document-request.ts';
import { computeShares, engineBudget } from './group-shares.ts';

/** Rules whose shares the document compares. */
const comparedRules: readonly string[] = ['equal', 'turnover', 'shapley'];

/** Measures the network, shares the budgets and writes the plan in one language and one format. */
export function writeDocument(request: DocumentRequest): Promise<Uint8Array> {
  const { cover, input, settings, plan, candidates, language, format, audience, version } = request;
  const facts = assemblePlanFacts({
    cover,
    input,
    firms: firmProfiles(input.organisations).firms,
    network: measuredNetwork(request),
    groups: { plan, settings, candidates, named: plan.groups.map((_, index) => namedGroup(request, index)) },
    annex: { version, methodsVersion: METHODS_VERSION, seed: settings.seed },
  });
  return planDocument(facts, { language, format, audience });
}

function measuredNetwork({ input, on, settings }: DocumentRequest): PlanFacts['network'] {
  if (input.ties.length === 0) return null;
  const graph = networkGraph(input, { on });
  const ties = graph.ties.map(({ source, target, strength }) => ({
    source,
    target,
    strength: strength ?? 1,
  }));
  return { ...networkReport(graph, { seed: settings.seed }), ties };
}

function namedGroup({ plan, groups, input }: DocumentRequest, index: number): NamedGroup {
  const members = plan.groups[index]?.members ?? [];
  const told = groups[index];
  const base = {
    name: told?.name ?? null,
    members,
    pairs: told?.pairs ?? [],
    reasons: told?.reasons ?? [],
  };
  if (told?.budget == null) return { ...base, budget: null, shares: [] };
  const firms = input.organisations.filter(({ id }) => members.includes(id));
  const shares = computeShares(told.budget, firms).filter(({ rule }) => comparedRules.includes(rule));
  return {
    ...base,
    budget: engineBudget(told.budget),
    shares: shares.flatMap(({ result }) => (result.kind === 'not_agreed' ? [] : [result])),
  };
}
