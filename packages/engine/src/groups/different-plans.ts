import type { GroupModel } from './group-model.ts';
import { isInstance, openGrouping } from './grouping.ts';
import type { PackingState } from './packing-types.ts';
import { checkGroupProblem } from './problem-check.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import type { ExcludedPlan } from './side-limits.ts';
import { solveModel } from './solve-model.ts';
import { planChoice, solvingLimits } from './study-options.ts';
import type { StudyOptions } from './study-options.ts';
import type { DifferentPlans, Grouping, PlanChoice, PlanDifference } from './study-types.ts';
import type { InvalidGroupProblem } from './types.ts';

export interface DifferentPlansOptions extends StudyOptions {
  /** How many plans; default 3. */
  readonly count?: number;
  /** When two plans count as different; default one group. */
  readonly difference?: PlanDifference;
}

/**
 * The best plan, then again and again the best among the plans that differ from all those before.
 *
 * A plan differs from an earlier one P when at least g of P's groups are not in it (Σ_{S∈P} x_S ≤ |P| − g), or when at least d of
 * the firms that P places are no longer in the same group (Σ_{S∈P} |S| x_S ≤ placed(P) − d). The condition is a row of the
 * relaxation and of the exact search, so that each plan comes with its own proven bound; the order is `proven` when all are.
 * As `formGroups` for each plan, the first relaxation being kept.
 */
export async function differentPlans(
  grouping: Grouping,
  solver: SetPackingSolver,
  options: DifferentPlansOptions = {},
): Promise<DifferentPlans | InvalidGroupProblem> {
  const faults = isInstance(grouping) ? [] : checkGroupProblem(grouping);
  if (faults.length > 0) return { kind: 'invalid_problem', faults };
  const { ids, model, seed } = openGrouping(grouping);
  const { count = 3, difference = { groups: 1 } } = options;
  const plans: PlanChoice[] = [];
  const excluded: ExcludedPlan[] = [];
  let from: PackingState | null = null;
  let exhausted = false;
  let stopped = false;
  while (plans.length < count && !exhausted && !stopped) {
    const solution = await solveModel(model, solver, seed, { ...solvingLimits(options), excluded, from });
    from ??= solution.state;
    stopped = solution.stopped;
    exhausted = solution.groups.length === 0 && solution.proven;
    if (solution.groups.length > 0) plans.push(planChoice(model, ids, solution.groups, solution));
    else stopped ||= !exhausted;
    const exclusion = exclusionOf(model, solution.groups, difference);
    if (exclusion.capacity < 0) exhausted = true;
    excluded.push(exclusion);
    options.onStep?.({ done: plans.length, of: count });
  }
  const order = plans.every(({ proven }) => proven) ? 'proven' : 'best_found';
  return { kind: 'plans', difference, plans, order, exhausted, stopped };
}

function exclusionOf(
  model: GroupModel,
  groups: readonly (readonly number[])[],
  difference: PlanDifference,
): ExcludedPlan {
  const byFirms = 'firms' in difference;
  const columns = groups.map((group) => ({
    rows: [...new Set(group.map((firm) => model.unitOf[firm]!))].toSorted((a, b) => a - b),
    amount: byFirms ? group.length : 1,
  }));
  const whole = columns.reduce((sum, { amount }) => sum + amount, 0);
  return { columns, capacity: whole - (byFirms ? difference.firms : difference.groups) };
}
