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

/** What a thread is told to do. */
export interface ThreadOrder {
  readonly script: string;
  readonly input: unknown;
  /** The thread waits for more work afterwards: it gives back what it no longer holds. */
  readonly kept: boolean;
  /** Nothing is worked on yet: the thread reads the code of the work, and waits. */
  readonly onlyReady: boolean;
  /** 1 once the work should end by itself. */
  readonly finishing: Int32Array<SharedArrayBuffer>;
}

export interface ThreadRun {
  /** Module of `src/threads` whose `work` is run. */
  readonly script: URL;
  readonly input: unknown;
  /** Bytes of the input that the thread takes over: they are not copied, and are gone here. */
  readonly handOver?: readonly Uint8Array[];
  /** Work that somebody waits for, or that often comes again: its thread, code read and warm, waits a minute for the next. */
  readonly kept?: boolean;
  readonly onlyReady?: boolean;
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
    // Shared memory: work that keeps its thread busy learns at once that it should end.
    const finishing = new Int32Array(new SharedArrayBuffer(4));
    const kept = run.kept === true;
    const thread = (kept ? takeWaiting() : null) ?? startThread();
    const end = (settle: () => void, mayWait = false): void => {
      run.signal?.removeEventListener('abort', abort);
      run.finish?.removeEventListener('abort', finish);
      stopListening(thread);
      if (mayWait) letWait(thread);
      else letEnd(thread);
      settle();
    };
    const abort = (): void => end(() => reject(run.signal?.reason));
    const finish = (): void => void Atomics.store(finishing, 0, 1);
    run.signal?.addEventListener('abort', abort, { once: true });
    run.finish?.addEventListener('abort', finish, { once: true });
    if (run.finish?.aborted === true) finish();
    thread.on('message', (message: ThreadMessage<Output>) => {
      if (message.kind === 'progress') run.onProgress?.(message.progress);
      else if (message.kind === 'checkpoint') run.onCheckpoint?.(message.checkpoint);
      else end(() => resolve(message.output), kept);
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', (code) => end(() => reject(new Error(`The thread ended with code ${code}.`))));
    const onlyReady = run.onlyReady === true;
    const order: ThreadOrder = { script: run.script.href, input: run.input, kept, onlyReady, finishing };
    thread.postMessage(order, transferable(run.handOver ?? []));
  });
}

/**
 * Has a thread ready for work that somebody is about to ask for (about a second of reading code), unless one waits already. Without
 * it the work takes that second longer, no more.
 */
export async function makeReady(script: URL): Promise<void> {
  if (waiting.length > 0 || gettingReady) return;
  gettingReady = true;
  try {
    await runInThread({ script, input: null, kept: true, onlyReady: true });
  } finally {
    gettingReady = false;
  }
}

let gettingReady = false;

/** In MB; above it the thread ends and the run fails. */
const maxHeap = 1500;

function startThread(): Worker {
  // A small nursery: threads are many, short, and their garbage would otherwise stay resident.
  const resourceLimits = { maxOldGenerationSizeMb: maxHeap, maxYoungGenerationSizeMb: 8 };
  return new Worker(entry, { resourceLimits });
}

const transferable = (parts: readonly Uint8Array[]): ArrayBuffer[] =>
  parts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));

/** One by one: a worker has listeners of its own, without which it would hear nothing more. */
function stopListening(thread: Worker): void {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
}

const waitingMilliseconds = 60_000;
const mostWaiting = 2;

interface WaitingThread {
  readonly thread: Worker;
  readonly until: NodeJS.Timeout;
}

/** Those that worked last come last. */
const waiting: WaitingThread[] = [];

/** A few threads wait; they keep no process alive. */
function letWait(thread: Worker): void {
  if (waiting.length >= mostWaiting) return letEnd(thread);
  const one = { thread, until: setTimeout(leave, waitingMilliseconds).unref() };
  function leave(): void {
    const rank = waiting.indexOf(one);
    if (rank < 0) return;
    waiting.splice(rank, 1);
    wake(one);
    letEnd(thread);
  }
  thread.unref();
  thread.on('error', leave);
  thread.on('exit', leave);
  waiting.push(one);
}

/** The thread that worked last of those that wait, which then waits no longer. */
function takeWaiting(): Worker | null {
  const one = waiting.pop();
  return one === undefined ? null : wake(one);
}

function wake({ thread, until }: WaitingThread): Worker {
  clearTimeout(until);
  stopListening(thread);
  thread.ref();
  return thread;
}

function letEnd(thread: Worker): void {
  thread.on('error', () => undefined); // it is being ended: what it says now no longer counts
  void thread.terminate();
}
