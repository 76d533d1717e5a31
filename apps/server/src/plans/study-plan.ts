import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  loadHighsSolver,
  placementOf,
  planSensitivity,
  type FirmPair,
  type GroupProblem,
  type Placement,
  type PlanGroups,
  type PlanSensitivity,
} from '@grappe/engine/groups';

export interface PlanToStudy {
  readonly problem: GroupProblem;
  readonly secretVetoes: readonly FirmPair[];
  readonly groups: PlanGroups;
  /** What is proven of the plan; null when data or conditions changed since. */
  readonly proven: { readonly objective: number; readonly bound: number } | null;
  /** Null studies the whole plan. */
  readonly organisationId: string | null;
  readonly seconds: number;
}

export type FoundStudy = PlanSensitivity | Placement;

export interface StudyCalls {
  readonly onStep: (step: { readonly done: number; readonly of: number }) => void;
  readonly shouldFinish: () => boolean;
}

/** What would change a plan, or what it takes to place one firm: the plan is solved again with one thing changed at a time. */
export async function studyPlan(
  { problem, secretVetoes, groups, proven, organisationId, seconds }: PlanToStudy,
  { onStep, shouldFinish }: StudyCalls,
): Promise<FoundStudy> {
  const start = performance.now();
  const solver = await loadHighsSolver();
  const options = {
    shouldStop: () => shouldFinish() || performance.now() - start > seconds * 1000,
    pause: () => nextTurn(),
    onStep,
  };
  const known = proven === null ? {} : { plan: { groups, ...proven } };
  const found =
    organisationId === null
      ? await planSensitivity(problem, solver, { ...options, plan: groups })
      : await placementOf(problem, solver, organisationId, { ...options, ...known, secretVetoes });
  if (found.kind === 'invalid_problem')
    throw new Error(`invalid problem: ${found.faults.map(({ code }) => code).join()}`);
  return found;
}
