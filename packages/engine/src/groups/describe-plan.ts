import { bestAlternative } from './best-alternative.ts';
import { comparePlans } from './compare-plans.ts';
import { evaluateIn } from './evaluate-group.ts';
import { unplacedWith, withoutVetoes } from './form-groups.ts';
import type { GroupModel } from './group-model.ts';
import { PairTable } from './pair-table.ts';
import type { PlanComparison, PlanGroups } from './plan-groups.ts';
import type { FirmPair, GroupProblem, GroupViolation, ProposedGroup, UnplacedFirm } from './types.ts';

export interface DescribePlanOptions {
  /** Vetoes that not even the coordinator may learn of: what is told is as if they did not exist. */
  readonly secretVetoes?: readonly FirmPair[];
  /** The plan that it comes from. */
  readonly before?: PlanGroups;
}

/** A plan that was not searched: composed by hand, or one of several. */
export interface DescribedPlan {
  readonly kind: 'described';
  /** Σ |S| × quality of the groups that keep every rule that their reader may know. */
  readonly objective: number;
  /** Every group keeps every rule, secret ones too: for deciding what is proven, not for telling. */
  readonly admissible: boolean;
  readonly groups: readonly ProposedGroup[];
  /** Rules broken by each group, in the order of the groups, as their reader may know them. */
  readonly violations: readonly (readonly GroupViolation[])[];
  readonly unplaced: readonly UnplacedFirm[];
  readonly comparison: PlanComparison | null;
}

export interface UnmeasuredGroup {
  readonly kind: 'unmeasured';
  readonly members: readonly string[];
}

/**
 * Figures, alternatives and reasons of a given plan, as `formGroups` gives them of the plan it finds. Groups that break a rule are
 * described and do not count; one of fewer than two known firms, or with a pair that has no score, cannot be. The problem has no fault
 * (`checkGroupProblem`) and a firm is in one group at most. O(n |S|²) and the explanations of the firms left out.
 */
export function describePlan(
  problem: GroupProblem,
  groups: PlanGroups,
  { secretVetoes = [], before }: DescribePlanOptions = {},
): DescribedPlan | UnmeasuredGroup {
  const table = new PairTable(problem);
  const model = table.model();
  const told = secretVetoes.length === 0 ? table : new PairTable(withoutVetoes(problem, secretVetoes));
  const placed = new Set(groups.flat());
  const free = model.ids.flatMap((id, firm) => (placed.has(id) ? [] : [firm]));
  const described: ProposedGroup[] = [];
  const violations: (readonly GroupViolation[])[] = [];
  let objective = 0;
  let isAdmissible = true;
  for (const members of groups.toSorted((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1))) {
    const known = evaluateIn(told, members);
    const { figures } = known;
    if (figures === null) return { kind: 'unmeasured', members };
    objective += known.admissible ? figures.value : 0;
    isAdmissible &&= evaluateIn(table, members).admissible;
    described.push({ ...figures, bestAlternative: alternativeOf(model, figures.members, free) });
    violations.push(known.violations);
  }
  const plan = described.map(({ members }) => members);
  return {
    kind: 'described',
    objective,
    admissible: isAdmissible,
    groups: described,
    violations,
    unplaced: unplacedWith(problem, secretVetoes, placed),
    comparison: before ? comparePlans(before, plan) : null,
  };
}

const firstOf = (members: readonly string[]): string => members.toSorted()[0] ?? '';

/** A firm that can be in no group at all is not in the model: then no change of one member helps. */
function alternativeOf(
  model: GroupModel,
  members: readonly string[],
  free: readonly number[],
): ProposedGroup['bestAlternative'] {
  const numbers = members.map((id) => model.ids.indexOf(id));
  return numbers.includes(-1) ? null : bestAlternative(model, numbers, free);
}
