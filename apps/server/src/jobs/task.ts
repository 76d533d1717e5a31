import type { DatabaseConnection, JobRow, JsonValue } from '@grappe/database';
import type { FastifyBaseLogger } from 'fastify';
import type { ThreadProgress } from './run-in-thread.ts';

/** What every job is given. */
export interface JobSurroundings {
  readonly connection: DatabaseConnection;
  readonly adminUrl: string;
  readonly log: FastifyBaseLogger;
  /** Tells the queue of another job, recorded and committed. */
  readonly enqueue: (jobId: string) => Promise<void>;
}

export interface TaskContext extends JobSurroundings {
  readonly job: JobRow;
  /** The person who asked: the job reads and writes with that person's rights. */
  readonly asker: string;
  /** Aborts when the job is cancelled or the server stops. */
  readonly signal: AbortSignal;
  readonly progress: (progress: ThreadProgress) => void;
}

/** One kind of long work. Its result is kept with the job; expected failures are thrown as refusals. */
export type Task = (context: TaskContext) => Promise<JsonValue>;
