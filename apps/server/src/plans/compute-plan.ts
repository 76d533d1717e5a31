import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reason } from '@grappe/contracts/api';
import { teamReasons } from '@grappe/contracts/profiles';
import {
  evaluateGroup,
  formGroups,
  loadHighsSolver,
  pairCriteria,
  type FirmPair,
  type FirmProfile,
  type GroupPlan,
  type GroupProblem,
  type GroupProgress,
  type GroupTie,
  type PairCriteria,
  type ProposedGroup,
} from '@grappe/engine/groups';
import { groupReasons } from '@grappe/engine/plan';
import { asReason } from './as-reason.ts';

export interface PlanToCompute {
  readonly problem: GroupProblem;
  readonly secretVetoes: readonly FirmPair[];
  /** The same firms and ties as anybody in the cluster may read them: what members are told is made from these. */
  readonly shared: { readonly firms: readonly FirmProfile[]; readonly ties: readonly GroupTie[] | null };
  /** After this the best plan so far is kept, with its bound. */
  readonly seconds: number;
}

export interface ExplainedGroup {
  readonly group: ProposedGroup;
  readonly pairs: readonly PairCriteria[];
  /** For the coordinator. */
  readonly reasons: readonly Reason[];
  /** For the members, from what each of them may read. */
  readonly sharedReasons: readonly Reason[];
}

export interface ComputedPlan {
  readonly plan: GroupPlan;
  readonly groups: readonly ExplainedGroup[];
}

/** Forms the groups and explains each of them, to the coordinator and to its members. */
export async function computePlan(
  { problem, secretVetoes, shared, seconds }: PlanToCompute,
  onProgress: (progress: GroupProgress) => void,
): Promise<ComputedPlan> {
  const start = performance.now();
  const plan = await formGroups(problem, await loadHighsSolver(), {
    secretVetoes,
    onProgress,
    shouldStop: () => performance.now() - start > seconds * 1000,
    pause: () => nextTurn(),
  });
  // Firms, pairs and settings come from our own tables and were checked on their way in: a fault is a bug.
  if (plan.kind === 'invalid_problem')
    throw new Error(`invalid problem: ${plan.faults.map(({ code }) => code).join()}`);
  return { plan, groups: plan.groups.map((group) => explained(group, problem, shared)) };
}

function explained(
  group: ProposedGroup,
  problem: GroupProblem,
  shared: PlanToCompute['shared'],
): ExplainedGroup {
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
