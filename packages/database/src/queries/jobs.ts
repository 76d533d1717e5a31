import { sql, type Selectable } from 'kysely';
import type { Session } from '../connect.ts';
import type { JobsTable, JsonObject, JsonValue } from '../rows.ts';

export type JobRow = Selectable<JobsTable>;

export interface NewJob {
  readonly clusterId: string;
  readonly kind: string;
  readonly payload: JsonObject;
  readonly inputVersion?: string;
}

/** Writes down a job that the asker wants done, with its rights. The queue is told its identifier only. */
export async function createJob(session: Session, job: NewJob): Promise<string> {
  const { id } = await session
    .insertInto('jobs')
    .values({
      cluster_id: job.clusterId,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      asked_by: sql<string>`grappe.current_person()`,
      input_version: job.inputVersion ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whose rights a job runs with; needs no identity. */
export async function askerOfJob(session: Session, jobId: string): Promise<string | undefined> {
  const { rows } = await sql<{ asker: string | null }>`select grappe.asker_of_job(${jobId}) as asker`.execute(
    session,
  );
  return rows[0]?.asker ?? undefined;
}

export interface UnfinishedJob {
  readonly jobId: string;
  readonly askedBy: string;
  readonly status: 'queued' | 'running';
}

/** Jobs that a crash may have left behind, oldest first; needs no identity. */
export async function unfinishedJobs(session: Session): Promise<UnfinishedJob[]> {
  const { rows } = await sql<UnfinishedJob>`
    select job_id as "jobId", asked_by as "askedBy", status from grappe.unfinished_jobs()`.execute(session);
  return rows;
}

export function getJob(session: Session, jobId: string): Promise<JobRow | undefined> {
  return session.selectFrom('jobs').selectAll().where('id', '=', jobId).executeTakeFirst();
}

/** Jobs of a cluster that the asker may see, newest first. */
export function listJobs(
  session: Session,
  clusterId: string,
  filter: { kind?: string; limit?: number } = {},
): Promise<JobRow[]> {
  let query = session.selectFrom('jobs').selectAll().where('cluster_id', '=', clusterId);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 50)
    .execute();
}

/** Takes a job up. Undefined when it is finished, or its cancellation was asked before it began. */
export async function startJob(session: Session, jobId: string): Promise<JobRow | undefined> {
  return session
    .updateTable('jobs')
    .set({ status: 'running', started_at: sql<Date>`now()` })
    .where('id', '=', jobId)
    .where('status', 'in', ['queued', 'running'])
    .where('cancel_requested_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Says how far a job is. True when somebody asked to cancel it. */
export async function reportProgress(
  session: Session,
  jobId: string,
  progress: JsonObject,
): Promise<{ cancelRequested: boolean }> {
  const row = await session
    .updateTable('jobs')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', jobId)
    .where('status', '=', 'running')
    .returning('cancel_requested_at')
    .executeTakeFirst();
  return { cancelRequested: row === undefined || row.cancel_requested_at !== null };
}

export type JobEnd =
  | { readonly kind: 'done'; readonly result: JsonValue }
  | { readonly kind: 'failed'; readonly error: JsonValue }
  | { readonly kind: 'cancelled' };

/** Writes how a job ended. False when it had ended before. */
export async function finishJob(session: Session, jobId: string, end: JobEnd): Promise<boolean> {
  const result = await session
    .updateTable('jobs')
    .set({
      status: end.kind,
      finished_at: sql<Date>`now()`,
      ...(end.kind === 'done' ? { result: JSON.stringify(end.result) } : {}),
      ...(end.kind === 'failed' ? { error: JSON.stringify(end.error) } : {}),
    })
    .where('id', '=', jobId)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Asks a job to stop: at once when it has not begun, else at its next report. False when it is over or not visible. */
export async function requestCancel(session: Session, jobId: string): Promise<boolean> {
  const result = await session
    .updateTable('jobs')
    .set({
      cancel_requested_at: sql<Date>`now()`,
      status: sql<JobRow['status']>`case when status = 'queued' then 'cancelled' else status end`,
      finished_at: sql<Date | null>`case when status = 'queued' then now() end`,
    })
    .where('id', '=', jobId)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
