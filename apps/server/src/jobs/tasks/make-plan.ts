import { planRequest } from '@grappe/contracts/api';
import { firmProfiles, groupTies } from '@grappe/contracts/profiles';
import { createPlan, dataVersion, listVetoes, pairConstraints, readSharedProfiles } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import type { ComputedPlan, PlanToCompute } from '../../plans/compute-plan.ts';
import { missingData } from '../../plans/missing-data.ts';
import { planProblem } from '../../plans/plan-problem.ts';
import { profileInputOf, readProfileInput } from '../../plans/read-profile-input.ts';
import { newPlan } from '../../plans/stored-plan.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

/** The best plan found by then is kept, with its proven bound. */
const mostSeconds = 300;

/**
 * Forms export groups from what the coordinator reads, and keeps the plan in one transaction. A job taken up again computes
 * anew: the same data and seed give the same plan. Confidential refusals come in as pairs only.
 */
export const makePlan: Task = async ({ job, asker, connection, progress, signal }) => {
  const { title, parameters } = planRequest.parse(job.payload);
  const clusterId = job.cluster_id;
  const on = job.created_at.toISOString().slice(0, 10);
  const read = await connection.asPerson(asker, async (session) => ({
    inputVersion: await dataVersion(session, clusterId),
    input: await readProfileInput(session, clusterId, { on }),
    shared: profileInputOf(await readSharedProfiles(session, clusterId, on)),
    constraints: await pairConstraints(session, clusterId),
    vetoes: await listVetoes(session, clusterId),
  }));
  const { problem, secretVetoes } = planProblem(read.input, read.constraints, read.vetoes, parameters);
  const count = problem.firms.length;
  if (count < parameters.minSize) throw refuse('plan_too_few_firms', { count, needed: parameters.minSize });
  const ids = new Set(problem.firms.map(({ id }) => id));
  const shared = {
    firms: firmProfiles(read.shared.organisations).firms,
    ties: groupTies(read.shared, ids),
  };
  const toCompute: PlanToCompute = { problem, secretVetoes, shared, seconds: mostSeconds };
  const computed = await runInThread<ComputedPlan>({
    script: new URL('../../threads/make-plan.ts', import.meta.url),
    input: toCompute,
    onProgress: progress,
    signal,
  });
  const plan = newPlan({
    clusterId,
    title,
    parameters,
    inputVersion: read.inputVersion,
    computed,
    details: {
      candidates: [...ids],
      missing: missingData(problem.firms, read.input.organisations),
    },
  });
  const planId = await connection.asPerson(asker, (session) => createPlan(session, plan));
  return { href: `/groups?plan=${planId}`, planId };
};
