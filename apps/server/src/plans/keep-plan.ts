import type { PlanParameters } from '@grappe/contracts/api';
import { createPlan, type PlanOrigin, type Session } from '@grappe/database';
import type { ComputedPlan } from './compute-plan.ts';
import { missingData } from './missing-data.ts';
import { planVersionOf } from './plan-problem.ts';
import type { ReadProblem } from './read-plan-problem.ts';
import { newPlan } from './stored-plan.ts';

export interface PlanToKeep {
  readonly clusterId: string;
  readonly title: string;
  readonly parameters: PlanParameters;
  readonly origin: PlanOrigin;
  readonly parentId: string | null;
  /** Groups of the plan it comes from that stayed as they were. */
  readonly keptGroups: number | null;
  readonly read: Pick<ReadProblem, 'problem' | 'input' | 'inputVersion' | 'readAt'>;
  readonly computed: ComputedPlan;
}

/** Keeps a computed plan as a draft, in the transaction of the session; answers with its id. */
export function keepPlan(session: Session, { read, keptGroups, ...plan }: PlanToKeep): Promise<string> {
  const { problem, input, inputVersion, readAt } = read;
  const details = {
    candidates: problem.firms.map(({ id }) => id),
    missing: missingData(problem.firms, input.organisations),
    keptGroups,
    problemVersion: planVersionOf(read),
  };
  return createPlan(session, newPlan({ ...plan, inputVersion, readAt, details }));
}
