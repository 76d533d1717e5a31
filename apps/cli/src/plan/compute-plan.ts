import { setImmediate as nextTurn } from 'node:timers/promises';
import { firmProfiles, groupTies, networkGraph, sharePartners } from '@grappe/contracts/profiles';
import type { ProfileInput } from '@grappe/contracts/profiles';
import type { NamedGroup, PlanFacts } from '@grappe/documents';
import { formGroups, loadHighsSolver, pairCriteria } from '@grappe/engine/groups';
import type {
  FirmPair,
  GroupPlan,
  GroupProblem,
  GroupProgress,
  GroupSettings,
  ProposedGroup,
} from '@grappe/engine/groups';
import { networkReport } from '@grappe/engine/network';
import { groupReasons } from '@grappe/engine/plan';
import { shareCosts } from '@grappe/engine/shares';
import type { PlanBudget } from './read-budget.ts';

export interface PlanRequest {
  readonly input: ProfileInput;
  readonly settings: GroupSettings;
  readonly vetoes: readonly FirmPair[];
  readonly budget: PlanBudget | null;
  /** Day on which the network is looked at. */
  readonly date: string;
  readonly seconds: number;
  readonly onProgress: (progress: GroupProgress) => void;
}

export interface ComputedPlan {
  readonly firms: GroupProblem['firms'];
  readonly network: PlanFacts['network'];
  readonly groups: PlanFacts['groups'];
  /** Too few firms to form a group. */
  readonly tooFew: boolean;
}

/** Rules whose shares the document compares. */
const comparedRules = ['equal', 'turnover', 'shapley'] as const;

/** The network, the groups and the shares of a plan, from what files hold. */
export async function computePlan(request: PlanRequest): Promise<ComputedPlan> {
  const { input, settings, vetoes } = request;
  const network = measuredNetwork(request);
  const { firms } = firmProfiles(input.organisations);
  if (firms.length < settings.bounds.min) return { firms, network, groups: null, tooFew: true };
  const ties = groupTies(input, new Set(firms.map(({ id }) => id)));
  const problem: GroupProblem = { ...settings, firms, ties, vetoes, forbidden: [], locks: [] };
  const plan = await solved(problem, request);
  const named = plan.groups.map((group) => namedGroup(group, problem, request));
  const candidates = firms.map(({ id }) => id);
  return { firms, network, groups: { plan, settings, candidates, named }, tooFew: false };
}

function measuredNetwork({ input, date, settings }: PlanRequest): PlanFacts['network'] {
  if (input.ties.length === 0) return null;
  const graph = networkGraph(input, { on: date });
  const ties = graph.ties.map(({ source, target, strength }) => ({
    source,
    target,
    strength: strength ?? 1,
  }));
  return { ...networkReport(graph, { seed: settings.seed }), ties };
}

async function solved(problem: GroupProblem, { seconds, onProgress }: PlanRequest): Promise<GroupPlan> {
  const start = performance.now();
  const plan = await formGroups(problem, await loadHighsSolver(), {
    onProgress,
    shouldStop: () => performance.now() - start > seconds * 1000,
    pause: () => nextTurn(),
  });
  // The profiles come from our own reading: a fault in them is a bug, not something that a person can mend.
  if (plan.kind === 'invalid_problem') throw new Error(JSON.stringify(plan.faults));
  return plan;
}

function namedGroup(group: ProposedGroup, problem: GroupProblem, { input, budget }: PlanRequest): NamedGroup {
  const members = problem.firms.filter(({ id }) => group.members.includes(id));
  const pairs = pairCriteria({ ...problem, firms: members });
  const reasons = groupReasons(group, pairs, problem.firms);
  const base = { name: null, members: group.members, pairs, reasons };
  if (budget === null) return { ...base, budget: null, shares: [] };
  const firms = input.organisations.filter(({ id }) => group.members.includes(id));
  const partners = sharePartners(firms, { currency: budget.budget.currency, days: budget.days });
  const shares = comparedRules.map((rule) => shareCosts(budget.budget, partners, rule));
  return { ...base, budget: budget.budget, shares };
}
