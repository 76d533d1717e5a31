import {
  describePlan,
  formGroups,
  loadHighsSolver,
  type GroupPlan,
  type PlanGroups,
} from '@grappe/engine/groups';
import { breachOf } from './breach-of.ts';
import { describedPlan } from './described-plan.ts';
import { explainPlan, type ComputedPlan, type PlanToCompute } from './compute-plan.ts';

export interface PlanToCompose extends Pick<PlanToCompute, 'problem' | 'secretVetoes' | 'shared'> {
  readonly groups: PlanGroups;
  /** What is proven of every plan on these data; null to prove it anew. */
  readonly proven: Pick<GroupPlan, 'bound' | 'method' | 'columns'> | null;
}

export type ComposedPlan =
  | { readonly kind: 'composed'; readonly computed: ComputedPlan }
  /** A group of fewer than two members, or whose pairs cannot be scored. */
  | { readonly kind: 'unmeasured'; readonly members: readonly string[] };

/** A bound is proven within this; it is looser when the time is short, never false. */
const boundSeconds = 10;

/** Measures and explains a plan that people composed; only its groups that keep every condition count in its value. */
export async function composePlan(asked: PlanToCompose): Promise<ComposedPlan> {
  const { problem, secretVetoes, groups } = asked;
  const described = describePlan(problem, groups, { secretVetoes });
  if (described.kind === 'unmeasured') return described;
  const { bound, method, columns } = asked.proven ?? (await proveBound(asked));
  const plan: GroupPlan = { ...describedPlan(described, bound), method, columns };
  const breaches = described.violations.map((broken) => broken.map(breachOf));
  return { kind: 'composed', computed: explainPlan(plan, asked, breaches) };
}

async function proveBound({ problem, groups }: PlanToCompose) {
  const start = performance.now();
  const plan = await formGroups(problem, await loadHighsSolver(), {
    startPlan: groups,
    shouldStop: () => performance.now() - start > boundSeconds * 1000,
  });
  if (plan.kind === 'invalid_problem')
    throw new Error(`invalid problem: ${plan.faults.map(({ code }) => code).join()}`);
  return plan;
}
