import { job, jobKind, type Job } from '@grappe/contracts/api';
import { problemSchema } from '@grappe/contracts/errors';
import type { JobRow } from '@grappe/database';
import { z } from 'zod';

const storedProgress = job.shape.progress.catch({ ratio: null, code: 'waiting', params: {} });
const storedResult = z.object({ href: z.string().nullable() }).catch({ href: null });

export function presentJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: jobKind.parse(row.kind),
    status: row.status,
    progress: storedProgress.parse(row.progress),
    error: row.error === null ? null : problemSchema.parse(row.error),
    resultHref: storedResult.parse(row.result).href,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    canCancel: row.cancel_requested_at === null && (row.status === 'queued' || row.status === 'running'),
  };
}
