import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  describePlan,
  differentPlans,
  loadHighsSolver,
  stablePlan,
  type GroupPlan,
  type PlanChoice,
  type PlanGroups,
} from '@grappe/engine/groups';
import { explainPlan, type ComputedPlan, type PlanToCompute } from './compute-plan.ts';
import { describedPlan } from './described-plan.ts';

export interface AlternativesToFind extends Pick<PlanToCompute, 'problem' | 'secretVetoes' | 'shared'> {
  readonly groups: PlanGroups;
  readonly method: GroupPlan['method'];
  readonly count: number;
  /** Share of the best plan's value that the most stable one may give up. */
  readonly tolerance: number;
  readonly seconds: number;
}

export interface FoundAlternative {
  readonly origin: 'alternative' | 'stable';
  readonly computed: ComputedPlan;
  /** Groups of the plan they are beside that are in it. */
  readonly keptGroups: number;
}

export interface AlternativeCalls {
  readonly onStep: (step: { readonly done: number; readonly of: number }) => void;
  readonly shouldFinish: () => boolean;
}

/** Other plans than the one at hand: the best ones that differ in a quarter of its groups, and the most stable of the good ones. */
export async function findAlternatives(
  asked: AlternativesToFind,
  { onStep, shouldFinish }: AlternativeCalls,
): Promise<FoundAlternative[]> {
  const { problem, groups, count, tolerance, seconds } = asked;
  const start = performance.now();
  const solver = await loadHighsSolver();
  const options = {
    shouldStop: () => shouldFinish() || performance.now() - start > seconds * 1000,
    pause: () => nextTurn(),
    onStep,
  };
  const difference = { groups: Math.max(1, Math.round(groups.length / 4)) };
  // The first of them is the best plan itself, which is usually the one at hand.
  const different = await differentPlans(problem, solver, { ...options, count: count + 1, difference });
  const stable = await stablePlan(problem, solver, { ...options, tolerance });
  if (different.kind === 'invalid_problem' || stable.kind === 'invalid_problem')
    throw new Error('The problem of a plan that was made is invalid.');
  // No plan whatever exceeds these two bounds.
  const bound = Math.min(stable.best.bound, different.plans[0]?.bound ?? Infinity);
  const known = new Set([keyOf(groups)]);
  const unheardOf = ({ groups: chosen }: PlanChoice): boolean => {
    const key = keyOf(chosen.map(({ members }) => members));
    const isNew = chosen.length > 0 && !known.has(key);
    known.add(key);
    return isNew;
  };
  const steady = [stable.plan].filter(unheardOf).map((choice) => describe(asked, 'stable', choice, bound));
  const others = different.plans.filter(unheardOf).slice(0, count);
  return [...steady, ...others.map((choice) => describe(asked, 'alternative', choice, bound))];
}

function describe(
  asked: AlternativesToFind,
  origin: FoundAlternative['origin'],
  { groups }: PlanChoice,
  bound: number,
): FoundAlternative {
  const { problem, secretVetoes, method } = asked;
  const members = groups.map((group) => group.members);
  const described = describePlan(problem, members, { secretVetoes, before: asked.groups });
  if (described.kind === 'unmeasured') throw new Error('A group that was found cannot be described.');
  const plan: GroupPlan = { ...describedPlan(described, bound), method, columns: 0 };
  return {
    origin,
    computed: explainPlan(plan, asked),
    keptGroups: described.comparison?.kept.length ?? 0,
  };
}

const keyOf = (groups: PlanGroups): string =>
  groups
    .map((members) => members.toSorted().join())
    .toSorted()
    .join(' ');
