import type { PlanCheck, PlanParameters } from '@grappe/contracts/api';
import type { Session } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse, Refusal } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { CheckRequest } from '../../plans/plan-conflicts.ts';
import { knownProblem } from '../../plans/plan-problem.ts';
import { readPlanProblem } from '../../plans/read-plan-problem.ts';
import { today } from './today.ts';

/** Conditions that contradict each other, as far as the asker may know of them. */
export async function checkPlan(
  services: Services,
  request: FastifyRequest,
  clusterId: string,
  parameters: PlanParameters,
): Promise<PlanCheck> {
  checkParameters(parameters);
  const asked = await asCaller(services, request, (tx) => readCheck(tx, clusterId, parameters));
  return runInThread<PlanCheck>({
    script: new URL('../../threads/check-conditions.ts', import.meta.url),
    input: { ...asked, language: personOf(request).language } satisfies CheckRequest,
    kept: true,
  });
}

/** Refuses what cannot lead to any plan before anything is kept. */
export async function refuseConflicts(
  services: Services,
  request: FastifyRequest,
  clusterId: string,
  parameters: PlanParameters,
): Promise<void> {
  const [first] = (await checkPlan(services, request, clusterId, parameters)).conflicts;
  if (first !== undefined) throw new Refusal(first);
}

async function readCheck(
  tx: Session,
  clusterId: string,
  parameters: PlanParameters,
): Promise<Omit<CheckRequest, 'language'>> {
  const read = await readPlanProblem(tx, clusterId, { parameters, on: today(), isNew: true });
  const firms = new Set(read.problem.firms.map(({ id }) => id));
  return {
    problem: knownProblem(read),
    names: read.input.organisations.flatMap(({ id, name }) => (firms.has(id) ? [[id, name] as const] : [])),
  };
}

function checkParameters(parameters: PlanParameters): void {
  if (parameters.minSize > parameters.maxSize) {
    throw refuse('invalid_request', { field: 'body.parameters.minSize', reason: 'above_max' });
  }
  if (Object.values(parameters.emphasis).every((share) => share === 0)) {
    throw refuse('invalid_request', { field: 'body.parameters.emphasis', reason: 'all_zero' });
  }
}
