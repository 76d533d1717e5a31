import { Worker } from 'node:worker_threads';

export interface ThreadProgress {
  readonly ratio: number | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a thread says to the one that started it. */
export type ThreadMessage<Output> =
  | { readonly kind: 'progress'; readonly progress: ThreadProgress }
  | { readonly kind: 'result'; readonly output: Output };

export interface ThreadRun {
  /** Module of `src/threads` to run. */
  readonly script: URL;
  readonly input: unknown;
  /** Most memory of the thread's heap, in MB; above it the thread ends and the run fails. */
  readonly maxHeapMegabytes?: number;
  readonly onProgress?: (progress: ThreadProgress) => void;
  /** Ends the thread at once; the run then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs long computing beside the thread that answers HTTP. A thread that is cancelled is ended wherever it
 * is: threads compute and hand back a result; what they write, they write in one transaction.
 */
export function runInThread<Output>(run: ThreadRun): Promise<Output> {
  run.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const limits = { maxOldGenerationSizeMb: run.maxHeapMegabytes ?? 1500 };
    const thread = new Worker(run.script, { workerData: run.input, resourceLimits: limits });
    const end = (settle: () => void): void => {
      run.signal?.removeEventListener('abort', abort);
      thread.removeAllListeners();
      thread.on('error', () => undefined); // it is being ended: what it says now no longer counts
      settle();
      void thread.terminate();
    };
    const abort = (): void => end(() => reject(run.signal?.reason));
    run.signal?.addEventListener('abort', abort, { once: true });
    thread.on('message', (message: ThreadMessage<Output>) => {
      if (message.kind === 'progress') run.onProgress?.(message.progress);
      else end(() => resolve(message.output));
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', (code) => end(() => reject(new Error(`The thread ended with code ${code}.`))));
  });
}
