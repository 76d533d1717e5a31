import { createJob, getCluster, getImport, type JsonObject } from '@grappe/database';
import { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { importCounts, importReport, importSettings, mostProblems } from '../../imports/import-settings.ts';
import type { ApplyAnswer, ApplyRequest } from '../../threads/apply-import.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task, TaskContext } from '../task.ts';

const payload = z.object({ importId: z.uuid(), language: z.enum(['fr', 'en']) });

/**
 * Writes an accepted file. Idempotent: lines, change set and the import's own state are one transaction, so that a job
 * taken up again either finds the work done or does it whole. A thread that is ended leaves nothing.
 */
export const importFile: Task = async (context) => {
  const { job, signal, progress } = context;
  const request = await requestOf(context);
  if (request === null) return resultOf(context);
  const answer = await runInThread<ApplyAnswer>({
    script: new URL('../../threads/apply-import.ts', import.meta.url),
    kept: true,
    input: request,
    onProgress: progress,
    signal,
  });
  if (answer.kind === 'superseded') throw refuse('conflict_changed_meanwhile');
  await afterwards(context, request, answer.created);
  return { ...resultOf(context), changeSetId: answer.changeSetId, jobId: job.id };
};

const resultOf = ({ job }: TaskContext): JsonObject => ({
  href: `/imports?import=${payload.parse(job.payload).importId}`,
});

/** What the thread is told; null when an earlier run of this very job wrote the file. */
async function requestOf({ job, asker, connection, adminUrl }: TaskContext): Promise<ApplyRequest | null> {
  const { importId, language } = payload.parse(job.payload);
  const { row, cluster } = await connection.asPerson(asker, async (session) => ({
    row: await getImport(session, importId),
    cluster: await getCluster(session, job.cluster_id),
  }));
  if (row === undefined || cluster === undefined || row.job_id !== job.id)
    throw refuse('conflict_changed_meanwhile');
  if (row.status === 'accepted') return null;
  const settings = importSettings.parse(row.mapping);
  return {
    adminUrl,
    personId: asker,
    clusterId: job.cluster_id,
    importId,
    jobId: job.id,
    kind: row.kind,
    fileName: row.file_name,
    options: { language, defaultCountry: cluster.country },
    defaultTieKind: settings.defaultTieKind,
    chosen: settings.targets,
    lines: importCounts.parse(row.counts).valid,
  };
}

/** New members may be old acquaintances: duplicates are looked for at once. A file whose problems are all kept is let go. */
async function afterwards(context: TaskContext, request: ApplyRequest, created: number): Promise<void> {
  const { asker, connection, enqueue } = context;
  const searchId = await connection.asPerson(asker, async (session) => {
    const row = await getImport(session, request.importId);
    if (row !== undefined && importReport.parse(row.report).problemCount <= mostProblems) {
      await session.updateTable('imports').set({ content: null }).where('id', '=', row.id).execute();
    }
    if (request.kind !== 'members' || created === 0) return null;
    return createJob(session, { clusterId: request.clusterId, kind: 'find_duplicates', payload: {} });
  });
  if (searchId !== null) await enqueue(searchId);
}
