import { keepCheckpoint, type JsonValue } from '@grappe/database';
import { withoutFacts } from '../app/map-errors.ts';
import type { TaskContext } from '../jobs/task.ts';

/** A checkpoint is written at most so often, and the last one at the end. */
const milliseconds = 4000;

export interface Checkpoints {
  readonly take: (checkpoint: unknown) => void;
  /** Writes the last one, when it was not. */
  readonly close: () => Promise<void>;
}

/** Keeps from where the search of a job can go on. A checkpoint that cannot be written costs nothing but itself. */
export function keepCheckpoints(
  { job, asker, connection, log }: Pick<TaskContext, 'job' | 'asker' | 'connection' | 'log'>,
  inputVersion: string,
): Checkpoints {
  let waiting: unknown = null;
  let last = Date.now();
  let writing: Promise<void> = Promise.resolve();
  const write = (): void => {
    const kept = { jobId: job.id, inputVersion, checkpoint: waiting as JsonValue };
    waiting = null;
    last = Date.now();
    writing = writing
      .then(() => connection.asPerson(asker, (session) => keepCheckpoint(session, job.cluster_id, kept)))
      .catch((error: unknown) => log.warn({ failure: withoutFacts(error) }, 'a checkpoint was not kept'));
  };
  return {
    take: (checkpoint) => {
      waiting = checkpoint;
      if (Date.now() - last >= milliseconds) write();
    },
    close: () => {
      if (waiting !== null) write();
      return writing;
    },
  };
}
