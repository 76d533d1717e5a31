import { problem, type Problem } from '@grappe/contracts/errors';
import {
  askerOfJob,
  finishJob,
  reportProgress,
  requeueJob,
  startJob,
  type DatabaseConnection,
  type JobEnd,
  type JobRow,
  type JsonObject,
} from '@grappe/database';
import type { FastifyBaseLogger } from 'fastify';
import { withoutFacts } from '../app/map-errors.ts';
import { Refusal } from '../app/refusal.ts';
import { lockJob } from './lock-job.ts';
import type { ThreadProgress } from './run-in-thread.ts';
import { StoppedByServer } from './stopped-by-server.ts';
import type { JobSurroundings } from './task.ts';
import { tasks } from './tasks/index.ts';

/** A job that ends its worker this many times is given up, so that it cannot stop the server for ever. */
const mostAttempts = 3;
const watchMilliseconds = 400;

/**
 * Runs one job to its end. Idempotent: a job that is finished, or that another worker holds, is left alone.
 * What dies with the process is found again by its lock, which PostgreSQL frees with the connection.
 */
export async function runJob(
  jobId: string,
  surroundings: JobSurroundings & { stopping: AbortSignal },
): Promise<void> {
  const { connection } = surroundings;
  const asker = await connection.asNobody((session) => askerOfJob(session, jobId));
  if (asker === undefined) return;
  const lock = await lockJob(connection.appPool, jobId);
  if (lock === null) return;
  try {
    const job = await connection.asPerson(asker, (session) => startJob(session, jobId));
    if (job !== undefined) await runStarted(job, asker, surroundings);
    // Cancelled while its worker died: nobody else will say so.
    else await connection.asPerson(asker, (session) => finishJob(session, jobId, { kind: 'cancelled' }));
  } finally {
    await lock.release();
  }
}

async function runStarted(
  job: JobRow,
  asker: string,
  surroundings: JobSurroundings & { stopping: AbortSignal },
): Promise<void> {
  const { connection, log, stopping } = surroundings;
  const attempt = attemptOf(job) + 1;
  const end = async (how: JobEnd): Promise<void> => {
    await connection.asPerson(asker, (session) => finishJob(session, job.id, how));
  };
  if (attempt > mostAttempts)
    return end({ kind: 'failed', error: asJson(problem('job_failed', { reference: job.id })) });
  const watch = watchJob(job.id, asker, attempt, connection, log);
  try {
    const task = tasks[job.kind];
    if (task === undefined) throw new Error(`No task is called ${job.kind}.`);
    const signal = AbortSignal.any([watch.signal, stopping]);
    const result = await task({ ...surroundings, job, asker, signal, progress: watch.progress });
    await watch.stop();
    await end({ kind: 'done', result });
  } catch (error) {
    await watch.stop();
    if (error instanceof StoppedByServer)
      return connection.asPerson(asker, (session) => requeueJob(session, job.id));
    if (error instanceof CancelledByPerson) return end({ kind: 'cancelled' });
    return end({ kind: 'failed', error: asJson(problemOf(error, job, log)) });
  }
}

class CancelledByPerson extends Error {}

interface JobWatch {
  readonly signal: AbortSignal;
  readonly progress: (progress: ThreadProgress) => void;
  stop(): Promise<void>;
}

/** Writes the progress a few times a second at most, and learns by the same way that somebody cancelled. */
function watchJob(
  jobId: string,
  asker: string,
  attempt: number,
  connection: DatabaseConnection,
  log: FastifyBaseLogger,
): JobWatch {
  const cancelled = new AbortController();
  let latest: ThreadProgress = { ratio: null, code: 'started', params: {} };
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const { cancelRequested } = await connection.asPerson(asker, (session) =>
      reportProgress(session, jobId, { ...latest, params: { ...latest.params }, attempt }),
    );
    if (cancelRequested) cancelled.abort(new CancelledByPerson());
  };
  const tick = (): void => {
    writing = writing.then(write).catch((error: unknown) => {
      log.warn({ failure: withoutFacts(error) }, 'progress could not be written');
    });
  };
  tick();
  const timer = setInterval(tick, watchMilliseconds);
  return {
    signal: cancelled.signal,
    progress: (progress) => {
      latest = progress;
    },
    stop: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}

function attemptOf(job: JobRow): number {
  const { progress } = job;
  if (typeof progress !== 'object' || progress === null || !('attempt' in progress)) return 0;
  return Number(progress.attempt);
}

function problemOf(error: unknown, job: JobRow, log: FastifyBaseLogger): Problem {
  if (error instanceof Refusal) return error.problem;
  log.error({ failure: withoutFacts(error), job: job.id, kind: job.kind }, 'job failed');
  return problem('job_failed', { reference: job.id });
}

const asJson = (failure: Problem): JsonObject => ({ code: failure.code, params: { ...failure.params } });
