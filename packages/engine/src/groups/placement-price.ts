import { groupWorth } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import type { PlanGroups } from './plan-groups.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { solveModel } from './solve-model.ts';
import type { ModelOptions } from './solve-model.ts';
import type { PlacementPrice } from './study-types.ts';

/** Values closer than this, relatively, are equal. */
const SAME = 1e-6;

/** A plan with what was proven of it. */
export interface KnownPlan {
  readonly groups: PlanGroups;
  readonly objective: number;
  readonly bound: number;
}

/**
 * What the plan loses by placing a firm all the same: the best plan that holds it, found by a bonus on its groups larger than
 * anything it can displace. null when no group holds the firm. One solve.
 */
export async function placementPrice(
  model: GroupModel,
  solver: SetPackingSolver,
  firm: string,
  plan: KnownPlan,
  options: ModelOptions & { readonly seed: number },
): Promise<PlacementPrice | null> {
  const number = model.ids.indexOf(firm);
  if (number === -1) return null;
  const bonus = { row: model.unitOf[number]!, value: displaceable(model, plan) };
  const solution = await solveModel(model, solver, options.seed, {
    ...options,
    bonus,
    startPlan: plan.groups,
  });
  const members = solution.groups.find((group) => group.includes(number));
  if (members === undefined) return null;
  const objective = solution.objective - bonus.value;
  const bound = solution.bound - bonus.value;
  const most = Math.max(0, plan.bound - objective);
  const least = Math.min(most, Math.max(0, plan.objective - bound));
  return {
    least,
    most,
    proven: most - least <= SAME * Math.max(1, plan.bound),
    groups: solution.groups.map((group) => group.map((each) => model.ids[each]!)),
    members: members.map((each) => model.ids[each]!),
  };
}

/** More than a group can displace: it meets at most as many groups of the plan as it has members. */
function displaceable(model: GroupModel, plan: KnownPlan): number {
  const values = plan.groups.map((members) => {
    const numbers = members.map((id) => model.ids.indexOf(id));
    return numbers.includes(-1) ? 0 : groupWorth(model, numbers).value;
  });
  const highest = values.toSorted((a, b) => b - a).slice(0, model.bounds.max);
  return 1 + highest.reduce((sum, value) => sum + value, 0) + (plan.bound - plan.objective);
}
