import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

export interface PlanCheckpoint {
  readonly jobId: string;
  readonly inputVersion: string;
  readonly checkpoint: JsonValue;
}

/** Keeps from where the search of a job can go on; the one before is forgotten. Coordinators only. */
export async function keepCheckpoint(
  session: Session,
  clusterId: string,
  { jobId, inputVersion, checkpoint }: PlanCheckpoint,
): Promise<void> {
  const text = JSON.stringify(checkpoint);
  await session
    .insertInto('plan_checkpoints')
    .values({ cluster_id: clusterId, job_id: jobId, input_version: inputVersion, checkpoint: text })
    .onConflict((conflict) =>
      conflict
        .column('job_id')
        .doUpdateSet({ checkpoint: text, input_version: inputVersion, kept_at: sql<Date>`now()` }),
    )
    .execute();
}

/** Where a job, or the search of a plan, stood. */
export function findCheckpoint(
  session: Session,
  clusterId: string,
  of: { readonly jobId: string } | { readonly planId: string },
): Promise<PlanCheckpoint | undefined> {
  const query = session
    .selectFrom('plan_checkpoints')
    .select(['job_id as jobId', 'input_version as inputVersion', 'checkpoint'])
    .where('cluster_id', '=', clusterId);
  const chosen =
    'jobId' in of ? query.where('job_id', '=', of.jobId) : query.where('plan_id', '=', of.planId);
  return chosen.executeTakeFirst();
}

/** A plan that was stopped takes over the checkpoint of its job; that of a finished one is forgotten. */
export async function settleCheckpoint(
  session: Session,
  clusterId: string,
  jobId: string,
  planId: string | null,
): Promise<void> {
  if (planId === null) {
    await session
      .deleteFrom('plan_checkpoints')
      .where('cluster_id', '=', clusterId)
      .where('job_id', '=', jobId)
      .execute();
    return;
  }
  await session
    .updateTable('plan_checkpoints')
    .set({ plan_id: planId })
    .where('cluster_id', '=', clusterId)
    .where('job_id', '=', jobId)
    .execute();
}

/** Of a whole plan, or of one firm that it leaves out. */
export interface StudyOf {
  readonly clusterId: string;
  readonly planId: string;
  readonly kind: 'sensitivity' | 'placement';
  readonly organisationId: string | null;
}

export interface PlanStudy {
  readonly inputVersion: string;
  readonly result: JsonValue;
  readonly madeAt: Date;
}

/** Keeps what was studied of a plan; the study before is forgotten. Coordinators only. */
export async function keepStudy(
  session: Session,
  { clusterId, planId, kind, organisationId }: StudyOf,
  { inputVersion, result }: Omit<PlanStudy, 'madeAt'>,
): Promise<void> {
  const text = JSON.stringify(result);
  await session
    .insertInto('plan_studies')
    .values({
      cluster_id: clusterId,
      plan_id: planId,
      kind,
      organisation_id: organisationId,
      input_version: inputVersion,
      result: text,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['plan_id', 'kind', 'organisation_id'])
        .doUpdateSet({ result: text, input_version: inputVersion, made_at: sql<Date>`now()` }),
    )
    .execute();
}

export function getStudy(
  session: Session,
  { clusterId, planId, kind, organisationId }: StudyOf,
): Promise<PlanStudy | undefined> {
  return session
    .selectFrom('plan_studies')
    .select(['input_version as inputVersion', 'result', 'made_at as madeAt'])
    .where('cluster_id', '=', clusterId)
    .where('plan_id', '=', planId)
    .where('kind', '=', kind)
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .executeTakeFirst();
}
