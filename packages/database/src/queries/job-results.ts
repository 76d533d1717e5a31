import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JobRow } from './jobs.ts';

/** Puts a running job back to wait, when its worker stops in good order. */
export async function requeueJob(session: Session, jobId: string): Promise<void> {
  await session
    .updateTable('jobs')
    .set({ status: 'queued', started_at: null })
    .where('id', '=', jobId)
    .where('status', '=', 'running')
    .execute();
}

export interface JobKey {
  readonly clusterId: string;
  readonly kind: string;
  /** `payload.key`: says what the job reads, so that the same question is not computed twice. */
  readonly key: string;
}

/** The last job that the asker may read for the very same question, unless it failed, was cancelled or forgot its result. */
export async function findJobByKey(session: Session, which: JobKey): Promise<JobRow | undefined> {
  return session
    .selectFrom('jobs')
    .selectAll()
    .where('cluster_id', '=', which.clusterId)
    .where('kind', '=', which.kind)
    .where(sql<string>`payload ->> 'key'`, '=', which.key)
    .where('status', 'in', ['queued', 'running', 'done'])
    .where((where) => where.or([where('status', '<>', 'done'), where('result', 'is not', null)]))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Forgets the results of older jobs of a kind, which can be computed again; the `keep` newest stay. */
export async function forgetOldResults(
  session: Session,
  which: { clusterId: string; kind: string; keep: number },
): Promise<void> {
  await sql`
    update grappe.jobs set result = null
    where cluster_id = ${which.clusterId} and kind = ${which.kind} and status = 'done' and result is not null
      and id not in (
        select id from grappe.jobs
        where cluster_id = ${which.clusterId} and kind = ${which.kind} and status = 'done' and result is not null
        order by created_at desc limit ${which.keep}
      )`.execute(session);
}
