import { sql, type Selectable } from 'kysely';
import type { Session } from '../connect.ts';
import type { JobsTable, JsonObject, JsonValue } from '../rows.ts';

export type JobRow = Selectable<JobsTable>;

export interface NewJob {
  readonly clusterId: string;
  readonly kind: string;
  readonly payload: JsonObject;
  readonly askedBy: string;
  /** Version of the data it will read. */
  readonly inputVersion?: string | undefined;
}

/** Records a job in the name of who asks; the queue is told its id once the transaction is over. */
export async function insertJob(session: Session, job: NewJob): Promise<string> {
  const row = await session
    .insertInto('jobs')
    .values({
      cluster_id: job.clusterId,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      asked_by: job.askedBy,
      input_version: job.inputVersion ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A job of a cluster, when the asker may read it. */
export async function readJob(session: Session, clusterId: string, jobId: string): Promise<JobRow | null> {
  const row = await session
    .selectFrom('jobs')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .where('id', '=', jobId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whose rights a job runs with; needs no identity. */
export async function askerOfJob(session: Session, jobId: string): Promise<string | null> {
  const { rows } = await sql<{ asker: string | null }>`
    select grappe.asker_of_job(${jobId}) as asker`.execute(session);
  return rows[0]?.asker ?? null;
}

export interface UnfinishedJob {
  readonly jobId: string;
  readonly askedBy: string;
  readonly status: 'queued' | 'running';
}

/** Jobs that no worker finished, the oldest first; needs no identity. */
export async function unfinishedJobs(session: Session): Promise<UnfinishedJob[]> {
  const { rows } = await sql<UnfinishedJob>`
    select job_id as "jobId", asked_by as "askedBy", status from grappe.unfinished_jobs()`.execute(session);
  return rows;
}

/** Takes a job that is waiting, or that a dead worker left; null when it is finished. Run with the asker's identity. */
export async function claimJob(session: Session, jobId: string): Promise<JobRow | null> {
  const row = await session
    .updateTable('jobs')
    .set({ status: 'running', started_at: sql`now()` })
    .where('id', '=', jobId)
    .where('status', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Notes how far a job is, and answers whether somebody asked to cancel it. */
export async function noteProgress(session: Session, jobId: string, progress: JsonObject): Promise<boolean> {
  const row = await session
    .updateTable('jobs')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', jobId)
    .where('status', '=', 'running')
    .returning('cancel_requested_at')
    .executeTakeFirst();
  return row?.cancel_requested_at != null;
}

export type JobEnd =
  | { readonly status: 'done'; readonly result: JsonValue }
  | { readonly status: 'failed'; readonly error: JsonObject }
  | { readonly status: 'cancelled' };

/** Closes a running job. */
export async function finishJob(session: Session, jobId: string, end: JobEnd): Promise<void> {
  await session
    .updateTable('jobs')
    .set({
      status: end.status,
      finished_at: sql`now()`,
      result: end.status === 'done' ? JSON.stringify(end.result) : null,
      error: end.status === 'failed' ? JSON.stringify(end.error) : null,
    })
    .where('id', '=', jobId)
    .where('status', 'in', ['queued', 'running'])
    .execute();
}

/** Puts a running job back to wait, when its worker stops in good order. */
export async function requeueJob(session: Session, jobId: string): Promise<void> {
  await session
    .updateTable('jobs')
    .set({ status: 'queued', started_at: null })
    .where('id', '=', jobId)
    .where('status', '=', 'running')
    .execute();
}

/** Asks a job to stop: one that waits is cancelled at once, one that runs stops at its next breath. */
export async function cancelJob(session: Session, clusterId: string, jobId: string): Promise<JobRow | null> {
  const row = await session
    .updateTable('jobs')
    .set({
      cancel_requested_at: sql`coalesce(cancel_requested_at, now())`,
      status: sql`case when status = 'queued' then 'cancelled' else status end`,
      finished_at: sql`case when status = 'queued' then now() else finished_at end`,
    })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', jobId)
    .where('status', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst();
  return row ?? readJob(session, clusterId, jobId);
}

/** The last job of a kind that was made for the very same input, unless it failed. */
export async function findJobByKey(
  session: Session,
  clusterId: string,
  kind: string,
  key: string,
): Promise<JobRow | null> {
  const row = await session
    .selectFrom('jobs')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .where('kind', '=', kind)
    .where(sql`payload ->> 'key'`, '=', key)
    .where('status', 'in', ['queued', 'running', 'done'])
    .where((where) => where.or([where('status', '<>', 'done'), where('result', 'is not', null)]))
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Forgets the results of older jobs of a kind, which can be computed again. */
export async function forgetOldResults(
  session: Session,
  clusterId: string,
  kind: string,
  keep: number,
): Promise<void> {
  await sql`
    update grappe.jobs set result = null
    where cluster_id = ${clusterId} and kind = ${kind} and status = 'done' and result is not null
      and id not in (
        select id from grappe.jobs
        where cluster_id = ${clusterId} and kind = ${kind} and status = 'done' and result is not null
        order by created_at desc limit ${keep}
      )`.execute(session);
}

/** Changes whenever something in the cluster's directory does. */
export async function dataVersion(session: Session, clusterId: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select grappe.data_version(${clusterId}) as version`.execute(session);
  return rows[0]?.version ?? '';
}
