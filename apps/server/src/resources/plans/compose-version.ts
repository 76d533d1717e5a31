import type { PlanVersion } from '@grappe/contracts/api';
import { getPlan, type PlanDetail, type Session } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { ComposedPlan, PlanToCompose } from '../../plans/compose-plan.ts';
import { keepPlan } from '../../plans/keep-plan.ts';
import { planVersionOf } from '../../plans/plan-problem.ts';
import { planMembers } from '../../plans/plan-members.ts';
import { readPlanProblem, type ReadProblem } from '../../plans/read-plan-problem.ts';
import { planDetails, storedParameters } from '../../plans/stored-plan.ts';
import { today } from './today.ts';

interface Where {
  readonly clusterId: string;
  readonly planId: string;
}

/** Keeps a plan composed by hand beside the one that it comes from, with what is proven of it. */
export async function composeVersion(
  services: Services,
  request: FastifyRequest,
  where: Where,
  { title, groups }: PlanVersion,
): Promise<string> {
  const { detail, read } = await asCaller(services, request, (tx) => readParent(tx, where));
  checkGroups(groups, read);
  const composed = await runInThread<ComposedPlan>({
    script: new URL('../../threads/compose-plan.ts', import.meta.url),
    input: toCompose(detail, read, groups),
    kept: true,
  });
  if (composed.kind === 'unmeasured') {
    const names = read.input.organisations.filter(({ id }) => composed.members.includes(id));
    throw refuse('plan_group_unmeasured', { names: names.map(({ name }) => name).join(', ') });
  }
  const before = new Set(planMembers(detail).map((members) => members.toSorted().join()));
  return asCaller(services, request, (tx) =>
    keepPlan(tx, {
      clusterId: where.clusterId,
      title,
      parameters: storedParameters.parse(detail.plan.parameters),
      origin: 'moved',
      parentId: where.planId,
      keptGroups: groups.filter((members) => before.has(members.toSorted().join())).length,
      read,
      computed: composed.computed,
    }),
  );
}

async function readParent(tx: Session, { clusterId, planId }: Where) {
  const detail = await getPlan(tx, clusterId, planId);
  if (detail === undefined) throw refuse('not_found');
  const parameters = storedParameters.parse(detail.plan.parameters);
  return { detail, read: await readPlanProblem(tx, clusterId, { parameters, on: today() }) };
}

/** A firm is in one group at most, and is one of those that can be placed. */
function checkGroups(groups: PlanVersion['groups'], { problem }: ReadProblem): void {
  const named = groups.flat();
  if (new Set(named).size < named.length)
    throw refuse('invalid_request', { field: 'body.groups', reason: 'twice' });
  const firms = new Set(problem.firms.map(({ id }) => id));
  if (named.some((id) => !firms.has(id)))
    throw refuse('invalid_request', { field: 'body.groups', reason: 'not_a_candidate' });
}

/** What was proven of the parent holds for its versions while data and conditions are the same. */
function toCompose(detail: PlanDetail, read: ReadProblem, groups: PlanVersion['groups']): PlanToCompose {
  const { plan, problemVersion } = planDetails.parse(detail.details);
  const { problem, secretVetoes, shared } = read;
  const isSame = problemVersion === planVersionOf(read);
  return {
    problem,
    secretVetoes,
    shared,
    groups,
    proven: isSame ? { bound: plan.bound, method: plan.method, columns: plan.columns } : null,
  };
}
