// Entry of every thread: keeps compiled code from one start to the next, then does the work that it is given.
import { parentPort } from 'node:worker_threads';
import type { ThreadOrder, ThreadMessage, ThreadProgress } from '../jobs/run-in-thread.ts';
import { keepCompiledCode } from '../start/keep-compiled-code.ts';

/** How long work speaks with the one that started it. */
export interface ThreadSurroundings {
  /** Somebody wants the work to end by itself, with the best that it has. */
  readonly shouldFinish: () => boolean;
  /** From where the work could go on if it were ended now. */
  readonly checkpoint: (checkpoint: unknown) => void;
}

/** What a module of this folder offers as `work`. */
export type ThreadWork<Input, Output> = (
  input: Input,
  progress: (progress: ThreadProgress) => void,
  surroundings: ThreadSurroundings,
) => Output | Promise<Output>;

keepCompiledCode();
const send = (message: ThreadMessage<unknown>): void => parentPort?.postMessage(message);
// What the work throws is not caught here: it ends the thread, and the one that started it is told.
parentPort?.on('message', async ({ script, input, kept, onlyReady, finishing }: ThreadOrder) => {
  const { work } = (await import(script)) as { work: ThreadWork<unknown, unknown> };
  if (onlyReady) {
    send({ kind: 'result', output: null });
    return (await import('./let-go.ts')).letGo(0); // what reading code left behind, while nobody waits
  }
  const output = await work(input, (progress) => send({ kind: 'progress', progress }), {
    shouldFinish: () => Atomics.load(finishing, 0) === 1,
    checkpoint: (checkpoint) => send({ kind: 'checkpoint', checkpoint }),
  });
  send({ kind: 'result', output });
  if (kept) (await import('./let-go.ts')).letGo();
});
