import { getPlan, keepStudy, type StudyOf } from '@grappe/database';
import { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { planMembers } from '../../plans/plan-members.ts';
import { planVersionOf } from '../../plans/plan-problem.ts';
import { readPlanProblem } from '../../plans/read-plan-problem.ts';
import { planDetails, storedParameters } from '../../plans/stored-plan.ts';
import type { FoundStudy, PlanToStudy } from '../../plans/study-plan.ts';
import { gentleStop } from '../gentle-stop.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task, TaskContext } from '../task.ts';

const payload = z.object({ planId: z.string(), organisationId: z.string().nullable().default(null) });
const mostSeconds = 240;

/** Studies what would change a plan, or what it takes to place a firm; stopped, it keeps what it has found. */
const study = async ({ job, asker, connection, progress, signal }: TaskContext, kind: StudyOf['kind']) => {
  const { planId, organisationId } = payload.parse(job.payload);
  const clusterId = job.cluster_id;
  const on = job.created_at.toISOString().slice(0, 10);
  const { detail, read } = await connection.asPerson(asker, async (session) => {
    const found = await getPlan(session, clusterId, planId);
    if (found === undefined) throw refuse('not_found');
    const parameters = storedParameters.parse(found.plan.parameters);
    return { detail: found, read: await readPlanProblem(session, clusterId, { parameters, on }) };
  });
  const { problem, secretVetoes, inputVersion } = read;
  const { plan, problemVersion } = planDetails.parse(detail.details);
  const firms = new Set(problem.firms.map(({ id }) => id));
  const toStudy: PlanToStudy = {
    problem,
    secretVetoes,
    groups: planMembers(detail).map((members) => members.filter((id) => firms.has(id))),
    proven: problemVersion === planVersionOf(read) ? { objective: plan.objective, bound: plan.bound } : null,
    organisationId,
    seconds: mostSeconds,
  };
  const stopping = gentleStop(signal);
  const result = await runInThread<FoundStudy>({
    script: new URL('../../threads/study-plan.ts', import.meta.url),
    input: toStudy,
    onProgress: progress,
    signal: stopping.end,
    finish: stopping.finish,
  }).finally(stopping.forget);
  const of: StudyOf = { clusterId, planId, kind, organisationId };
  await connection.asPerson(asker, (session) =>
    keepStudy(session, of, { inputVersion, result: JSON.parse(JSON.stringify(result)) }),
  );
  return { href: `/groups?plan=${planId}`, planId };
};

export const studySensitivity: Task = (context) => study(context, 'sensitivity');
export const studyPlacement: Task = (context) => study(context, 'placement');
