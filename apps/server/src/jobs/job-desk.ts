import type { DatabaseConnection } from '@grappe/database';
import { unfinishedJobs } from '@grappe/database';
import { Logger, makeWorkerUtils, run, type Runner, type WorkerUtils } from 'graphile-worker';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';
import { withoutFacts } from '../app/map-errors.ts';
import { keepRooms } from './keep-rooms.ts';
import { runJob } from './run-job.ts';
import { StoppedByServer } from './stopped-by-server.ts';
import type { JobSurroundings } from './task.ts';

/** Where routes leave long work, and where workers take it. */
export interface JobDesk {
  /** Tells the queue of a job that is recorded and committed. */
  enqueue(jobId: string): Promise<void>;
  /** Starts working here; jobs that a dead worker left are taken up again. */
  work(surroundings: Omit<JobSurroundings, 'enqueue'>): Promise<void>;
  /** Stops working: running jobs go back to wait. */
  stop(): Promise<void>;
}

const taskName = 'run_job';
const concurrency = 2;
const sweepMilliseconds = 30_000;

/** Opens the queue of a database; its tables belong to the queue's own role. */
export async function openJobDesk(connection: DatabaseConnection, log: FastifyBaseLogger): Promise<JobDesk> {
  const logger = quietLogger(log);
  const pgPool = new pg.Pool({ connectionString: connection.queueUrl, max: concurrency + 3 });
  const lost = (error: Error): void =>
    log.warn({ failure: withoutFacts(error) }, 'the queue lost a connection');
  pgPool.on('error', lost);
  pgPool.on('connect', (client) => client.on('error', lost));
  const utils = await makeWorkerUtils({ pgPool, logger });
  await utils.migrate();
  const stopping = new AbortController();
  let runner: Runner | undefined;
  let sweep: NodeJS.Timeout | undefined;
  return {
    enqueue: (jobId) => enqueue(utils, jobId),
    work: async (surroundings) => {
      runner = await run({
        pgPool,
        logger,
        concurrency,
        noHandleSignals: true,
        pollInterval: 1000,
        taskList: {
          [taskName]: (payload) =>
            runJob(jobIdOf(payload), {
              ...surroundings,
              enqueue: (jobId) => enqueue(utils, jobId),
              stopping: stopping.signal,
            }),
        },
      });
      await enqueueLeftOvers(connection, utils);
      sweep = setInterval(() => {
        Promise.all([enqueueLeftOvers(connection, utils), keepRooms(connection)]).catch((error: unknown) =>
          log.error({ failure: withoutFacts(error) }, 'sweep failed'),
        );
      }, sweepMilliseconds);
      sweep.unref();
    },
    stop: async () => {
      clearInterval(sweep);
      stopping.abort(new StoppedByServer());
      await runner?.stop();
      await utils.release();
      await pgPool.end();
    },
  };
}

/** One entry of the queue per job: a second one replaces the first, or waits beside one that is being run. */
async function enqueue(utils: WorkerUtils, jobId: string): Promise<void> {
  await utils.addJob(taskName, { jobId }, { jobKey: jobId, maxAttempts: 1 });
}

/** Jobs committed but never announced (the server died in between), or whose worker died. */
async function enqueueLeftOvers(connection: DatabaseConnection, utils: WorkerUtils): Promise<void> {
  const left = await connection.asNobody(unfinishedJobs);
  for (const job of left) await enqueue(utils, job.jobId);
}

function jobIdOf(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'jobId' in payload) return String(payload.jobId);
  throw new Error('A job came without its id.');
}

function quietLogger(log: FastifyBaseLogger): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
