import { Worker } from 'node:worker_threads';
import type { JsonObject } from '@grappe/database';

export interface ThreadProgress {
  readonly ratio: number | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Kept with the job's progress, for routes of its own to read: what a job has found so far. */
  readonly found?: JsonObject;
}

/** What a thread says to the one that started it. */
export type ThreadMessage<Output> =
  | { readonly kind: 'progress'; readonly progress: ThreadProgress }
  | { readonly kind: 'checkpoint'; readonly checkpoint: unknown }
  | { readonly kind: 'result'; readonly output: Output };

/** What a thread is started with. */
export interface ThreadData {
  readonly script: string;
  readonly input: unknown;
  /** 1 once the work should end by itself. */
  readonly finishing: Int32Array<SharedArrayBuffer>;
}

export interface ThreadRun {
  /** Module of `src/threads` whose `work` is run. */
  readonly script: URL;
  readonly input: unknown;
  /** Bytes of the input that the thread takes over: they are not copied, and are gone here. */
  readonly handOver?: readonly Uint8Array[];
  /** Most memory of the thread's heap, in MB; above it the thread ends and the run fails. */
  readonly maxHeapMegabytes?: number;
  readonly onProgress?: (progress: ThreadProgress) => void;
  /** From where the work could go on, each time that it says so. */
  readonly onCheckpoint?: (checkpoint: unknown) => void;
  /** Ends the thread at once; the run then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Asks the work to end by itself, with the best that it has. */
  readonly finish?: AbortSignal;
}

const entry = new URL('../threads/thread.ts', import.meta.url);

/**
 * Runs long computing beside the thread that answers HTTP. A thread that is cancelled is ended wherever it
 * is: threads compute and hand back a result; what they write, they write in one transaction.
 */
export function runInThread<Output>(run: ThreadRun): Promise<Output> {
  run.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    // A small nursery: threads are many, short, and their garbage would otherwise stay resident.
    const limits = { maxOldGenerationSizeMb: run.maxHeapMegabytes ?? 1500, maxYoungGenerationSizeMb: 8 };
    // Shared memory: work that keeps its thread busy learns at once that it should end.
    const finishing = new Int32Array(new SharedArrayBuffer(4));
    const workerData: ThreadData = { script: run.script.href, input: run.input, finishing };
    const transferList = (run.handOver ?? []).flatMap(({ buffer }) =>
      buffer instanceof ArrayBuffer ? [buffer] : [],
    );
    const thread = new Worker(entry, { workerData, transferList, resourceLimits: limits });
    const end = (settle: () => void): void => {
      run.signal?.removeEventListener('abort', abort);
      run.finish?.removeEventListener('abort', finish);
      thread.removeAllListeners();
      thread.on('error', () => undefined); // it is being ended: what it says now no longer counts
      settle();
      void thread.terminate();
    };
    const abort = (): void => end(() => reject(run.signal?.reason));
    const finish = (): void => void Atomics.store(finishing, 0, 1);
    run.signal?.addEventListener('abort', abort, { once: true });
    run.finish?.addEventListener('abort', finish, { once: true });
    if (run.finish?.aborted === true) finish();
    thread.on('message', (message: ThreadMessage<Output>) => {
      if (message.kind === 'progress') run.onProgress?.(message.progress);
      else if (message.kind === 'checkpoint') run.onCheckpoint?.(message.checkpoint);
      else end(() => resolve(message.output));
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', (code) => end(() => reject(new Error(`The thread ended with code ${code}.`))));
  });
}
