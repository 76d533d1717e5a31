import { evaluateGroup } from '../../groups/evaluate-group.ts';
import type { PlanGroups } from '../../groups/plan-groups.ts';
import type { GroupProblem } from '../../groups/types.ts';

export interface ValuedPlan {
  readonly groups: PlanGroups;
  readonly value: number;
}

/** Every plan of a problem, by trying all sets of firms; each group is judged on its own. For n ≤ 8. */
export function everyPlan(problem: GroupProblem): ValuedPlan[] {
  const ids = problem.firms.map(({ id }) => id);
  const groups: { mask: number; members: string[]; value: number }[] = [];
  for (let mask = 1; mask < 2 ** ids.length; mask += 1) {
    const members = ids.filter((_, rank) => (mask >> rank) & 1);
    if (members.length < problem.bounds.min || members.length > problem.bounds.max) continue;
    const { admissible, figures } = evaluateGroup(problem, members);
    if (admissible && figures !== null && figures.value > 0)
      groups.push({ mask, members, value: figures.value });
  }
  const plans: ValuedPlan[] = [];
  const extend = (from: number, taken: number, chosen: readonly string[][], value: number): void => {
    plans.push({ groups: chosen, value });
    for (let next = from; next < groups.length; next += 1) {
      const group = groups[next]!;
      if ((group.mask & taken) !== 0) continue;
      extend(next + 1, taken | group.mask, [...chosen, group.members], value + group.value);
    }
  };
  extend(0, 0, [], 0);
  return plans;
}
