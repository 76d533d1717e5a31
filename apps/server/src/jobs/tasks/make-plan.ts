import { planRequest } from '@grappe/contracts/api';
import {
  findCheckpoint,
  getPlan,
  settleCheckpoint,
  type PlanCheckpoint as KeptCheckpoint,
  type Session,
} from '@grappe/database';
import type { PlanCheckpoint } from '@grappe/engine/groups';
import { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import type { ComputedPlan, PlanToCompute } from '../../plans/compute-plan.ts';
import { keepPlan } from '../../plans/keep-plan.ts';
import { keepCheckpoints } from '../../plans/keep-checkpoints.ts';
import { planMembers } from '../../plans/plan-members.ts';
import { readPlanProblem, type ReadProblem } from '../../plans/read-plan-problem.ts';
import { gentleStop } from '../gentle-stop.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task, TaskContext } from '../task.ts';

const payload = planRequest.extend({ resume: z.boolean().default(false) });
type Payload = z.output<typeof payload>;

/**
 * Forms export groups from what the coordinator reads, and keeps the plan in one transaction. Cancelled, it keeps the best plan
 * found with its bound; ended by the server, it goes on later from its last checkpoint. The same data and seed give the same
 * plan, unless time or somebody stopped it. Confidential refusals come in as pairs only.
 */
export const makePlan: Task = async (context) => {
  const { job, asker, connection } = context;
  const asked = payload.parse(job.payload);
  const { title, parameters, fromPlanId, resume } = asked;
  const clusterId = job.cluster_id;
  const on = job.created_at.toISOString().slice(0, 10);
  const { read, from } = await connection.asPerson(asker, async (session) => ({
    read: await readPlanProblem(session, clusterId, { parameters, on, isNew: true }),
    from: await startingPoint(session, clusterId, job.id, asked),
  }));
  const count = read.problem.firms.length;
  if (count < parameters.minSize) throw refuse('plan_too_few_firms', { count, needed: parameters.minSize });
  const computed = await search(context, asked, read, from);
  // Stopped before anything was found: there is nothing to keep.
  if (computed.plan.groups.length === 0 && context.signal.aborted) throw context.signal.reason;
  const origin = resume ? 'resumed' : fromPlanId === undefined ? 'search' : 'adapted';
  const planId = await connection.asPerson(asker, async (session) => {
    const keptGroups = computed.plan.comparison?.kept.length ?? null;
    const plan = { clusterId, title, parameters, origin, parentId: fromPlanId ?? null, keptGroups } as const;
    const id = await keepPlan(session, { ...plan, read, computed });
    await settleCheckpoint(session, clusterId, job.id, computed.plan.proven ? null : id);
    return id;
  });
  return { href: `/groups?plan=${planId}`, planId };
};

interface StartingPoint {
  readonly startPlan?: readonly (readonly string[])[];
  readonly checkpoint?: PlanCheckpoint;
}

/** A job taken up again goes on from its own checkpoint; another from that of the plan it resumes, or from a plan's groups. */
async function startingPoint(
  session: Session,
  clusterId: string,
  jobId: string,
  { fromPlanId, resume }: Payload,
): Promise<StartingPoint> {
  const own = await findCheckpoint(session, clusterId, { jobId });
  const earlier =
    own === undefined && resume && fromPlanId !== undefined
      ? await findCheckpoint(session, clusterId, { planId: fromPlanId })
      : own;
  const plan = fromPlanId === undefined ? undefined : await getPlan(session, clusterId, fromPlanId);
  return {
    ...(plan === undefined ? {} : { startPlan: planMembers(plan) }),
    ...(earlier === undefined ? {} : { checkpoint: checkpointIn(earlier) }),
  };
}

/** It was made by this very engine, which checks that it is of the same problem. */
const checkpointIn = ({ checkpoint }: KeptCheckpoint): PlanCheckpoint =>
  checkpoint as unknown as PlanCheckpoint;

async function search(
  context: TaskContext,
  { seconds }: Payload,
  { problem, secretVetoes, shared, inputVersion }: ReadProblem,
  from: StartingPoint,
): Promise<ComputedPlan> {
  const toCompute: PlanToCompute = { problem, secretVetoes, shared, seconds, ...from };
  const checkpoints = keepCheckpoints(context, inputVersion);
  const stopping = gentleStop(context.signal);
  try {
    return await runInThread<ComputedPlan>({
      script: new URL('../../threads/make-plan.ts', import.meta.url),
      input: toCompute,
      onProgress: context.progress,
      onCheckpoint: checkpoints.take,
      signal: stopping.end,
      finish: stopping.finish,
    });
  } finally {
    stopping.forget();
    await checkpoints.close();
  }
}
