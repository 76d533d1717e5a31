import type { DatabaseConnection } from '@grappe/database';
import { applyRetention, tellOpenWaves, unfinishedJobs } from '@grappe/database';
import { Logger, makeWorkerUtils, run, type Runner, type WorkerUtils } from 'graphile-worker';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';
import { withoutFacts } from '../app/map-errors.ts';
import { announceMails, keepMails, mailIdOf, mailTask } from '../mail/mail-round.ts';
import type { PostOffice } from '../mail/post-office.ts';
import { keepAudit } from './keep-audit.ts';
import { keepRooms } from './keep-rooms.ts';
import { runJob } from './run-job.ts';
import { StoppedByServer } from './stopped-by-server.ts';
import type { JobSurroundings } from './task.ts';

/** Where routes leave long work, and where workers take it. */
export interface JobDesk {
  /** Tells the queue of a job that is recorded and committed. */
  enqueue(jobId: string): Promise<void>;
  /** Starts working here; jobs that a dead worker left are taken up again, and mails leave where there is a post office. */
  work(surroundings: Omit<JobSurroundings, 'enqueue'>, post?: PostOffice | null): Promise<void>;
  /** Stops working: running jobs go back to wait. */
  stop(): Promise<void>;
}

const taskName = 'run_job';
const concurrency = 2;
const sweepMilliseconds = 30_000;
const mailMilliseconds = 2000;

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
  const rounds: NodeJS.Timeout[] = [];
  const every = (milliseconds: number, what: () => Promise<unknown>): void => {
    const round = setInterval(() => {
      what().catch((error: unknown) => log.error({ failure: withoutFacts(error) }, 'sweep failed'));
    }, milliseconds);
    rounds.push(round.unref());
  };
  return {
    enqueue: (jobId) => enqueue(utils, jobId),
    work: async (surroundings, post = null) => {
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
          ...(post === null ? {} : { [mailTask]: (payload) => post.send(mailIdOf(payload)) }),
        },
      });
      await enqueueLeftOvers(connection, utils);
      every(sweepMilliseconds, () =>
        Promise.all([
          enqueueLeftOvers(connection, utils),
          keepRooms(connection),
          connection.asNobody(tellOpenWaves),
          keepMails(connection),
          keepAudit(connection),
          connection.asNobody(applyRetention),
        ]),
      );
      if (post !== null) every(mailMilliseconds, () => announceMails(connection, utils));
    },
    stop: async () => {
      for (const round of rounds) clearInterval(round);
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
