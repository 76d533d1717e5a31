import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GroupBreach, Reason } from '@grappe/contracts/api';
import { teamReasons } from '@grappe/contracts/profiles';
import {
  blockingSets,
  evaluateGroup,
  formGroups,
  loadHighsSolver,
  pairCriteria,
  type BlockingSets,
  type FirmPair,
  type FirmProfile,
  type FormGroupsOptions,
  type GroupPlan,
  type GroupProblem,
  type GroupProgress,
  type GroupTie,
  type PairCriteria,
  type PlanCheckpoint,
  type PlanGroups,
  type ProposedGroup,
} from '@grappe/engine/groups';
import { groupReasons } from '@grappe/engine/plan';
import { asReason } from './as-reason.ts';
import { knownProblem } from './plan-problem.ts';

export interface PlanToCompute {
  readonly problem: GroupProblem;
  readonly secretVetoes: readonly FirmPair[];
  /** The same firms and ties as anybody in the cluster may read them: what members are told is made from these. */
  readonly shared: { readonly firms: readonly FirmProfile[]; readonly ties: readonly GroupTie[] | null };
  /** After this the best plan so far is kept, with its bound. */
  readonly seconds: number;
  /** The plan to start from. */
  readonly startPlan?: PlanGroups;
  /** Where a search on these very data was stopped. */
  readonly checkpoint?: PlanCheckpoint;
}

export interface ExplainedGroup {
  readonly group: ProposedGroup;
  readonly pairs: readonly PairCriteria[];
  /** For the coordinator. */
  readonly reasons: readonly Reason[];
  /** Conditions that it breaks, as its coordinators may know them; none of a group that was searched. */
  readonly breaches: readonly GroupBreach[];
  /** For the members, from what each of them may read. */
  readonly sharedReasons: readonly Reason[];
}

export interface ComputedPlan {
  readonly plan: GroupPlan;
  readonly groups: readonly ExplainedGroup[];
  /** Firms that would rather be together, as the coordinator may know of them. */
  readonly stability: BlockingSets;
}

export interface ComputeCalls {
  readonly onProgress: (progress: GroupProgress) => void;
  readonly onCheckpoint: (checkpoint: PlanCheckpoint) => void;
  /** Somebody wants the search to end with the best plan so far. */
  readonly shouldFinish: () => boolean;
}

/** Forms the groups and explains each of them, to the coordinator and to its members. */
export async function computePlan(asked: PlanToCompute, calls: ComputeCalls): Promise<ComputedPlan> {
  const plan = await searchPlan(asked, calls);
  return explainPlan(plan, asked);
}

async function searchPlan(asked: PlanToCompute, calls: ComputeCalls): Promise<GroupPlan> {
  const { problem, secretVetoes, seconds, startPlan, checkpoint } = asked;
  const start = performance.now();
  const solver = await loadHighsSolver();
  const search = (from: Pick<FormGroupsOptions, 'startPlan' | 'checkpoint'>) =>
    formGroups(problem, solver, {
      ...from,
      secretVetoes,
      onProgress: calls.onProgress,
      onCheckpoint: calls.onCheckpoint,
      shouldStop: () => calls.shouldFinish() || performance.now() - start > seconds * 1000,
      pause: () => nextTurn(),
    });
  const warm = startPlan === undefined ? {} : { startPlan };
  let plan = await search(checkpoint === undefined ? warm : { ...warm, checkpoint });
  // The data changed since: the search begins again, from the groups found then.
  if (plan.kind === 'invalid_problem' && checkpoint !== undefined)
    plan = await search({ startPlan: startPlan ?? checkpoint.groups });
  // Firms, pairs and settings come from our own tables and were checked on their way in: a fault is a bug.
  if (plan.kind === 'invalid_problem')
    throw new Error(`invalid problem: ${plan.faults.map(({ code }) => code).join()}`);
  return plan;
}

/** A plan as it is kept: each group explained to its readers, and who would rather be together. */
export function explainPlan(
  plan: GroupPlan,
  { problem, secretVetoes, shared }: Pick<PlanToCompute, 'problem' | 'secretVetoes' | 'shared'>,
  breaches: readonly (readonly GroupBreach[])[] = [],
): ComputedPlan {
  const known = knownProblem({ problem, secretVetoes });
  const members = plan.groups.map((group) => group.members);
  return {
    plan,
    groups: plan.groups.map((group, rank) => ({
      ...explained(group, problem, shared),
      breaches: breaches[rank] ?? [],
    })),
    stability: blockingSets(known, members, { most: mostBlockingSets, maxWork: blockingWork }),
  };
}

const mostBlockingSets = 20;
/** Partial sets looked at: a few seconds. */
const blockingWork = 10_000_000;

export function explained(
  group: ProposedGroup,
  problem: GroupProblem,
  shared: PlanToCompute['shared'],
): Omit<ExplainedGroup, 'breaches'> {
  const open = { ...problem, vetoes: [], forbidden: [], locks: [] };
  const firms = problem.firms.filter(({ id }) => group.members.includes(id));
  const pairs = pairCriteria({ ...open, firms });
  const sharedFirms = shared.firms.filter(({ id }) => group.members.includes(id));
  return {
    group,
    pairs,
    reasons: groupReasons(group, pairs, firms).map(asReason),
    sharedReasons: sharedReasons({ ...open, firms: sharedFirms, ties: shared.ties }, group.members),
  };
}

/** Said to the members, these would mean only that a fact is kept from them. */
const unknownReasons: ReadonlySet<string> = new Set(['group_unknown_criterion', 'group_sizes_unknown']);

/** Why the group, for its members: computed again from what anybody in the cluster may read. */
function sharedReasons(problem: GroupProblem, members: readonly string[]): Reason[] {
  const { figures } = evaluateGroup(problem, members);
  if (figures === null) return [];
  const told = { ...figures, bestAlternative: null };
  return groupReasons(told, pairCriteria(problem), problem.firms)
    .filter(({ code }) => !teamReasons.has(code) && !unknownReasons.has(code))
    .map(asReason);
}
