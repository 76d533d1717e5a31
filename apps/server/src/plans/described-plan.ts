import type { DescribedPlan, GroupPlan } from '@grappe/engine/groups';

/** Value and bound closer than this, relatively, are the same. */
const tolerance = 1e-6;

/** A plan that was not searched, with what is proven of all plans: it is the best one only when it reaches the bound. */
export function describedPlan(
  { objective, admissible, groups, unplaced, comparison }: DescribedPlan,
  bound: number,
): Omit<GroupPlan, 'method' | 'columns'> {
  const missing = Math.max(0, bound - objective);
  return {
    kind: 'solved',
    objective,
    bound: Math.max(bound, objective),
    gap: objective > 0 ? missing / objective : missing > 0 ? 1 : 0,
    proven: admissible && missing <= tolerance * Math.max(bound, Number.MIN_VALUE),
    groups,
    unplaced,
    comparison,
  };
}
