// Entry of every thread: keeps compiled code from one start to the next, then runs the work it was given.
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage, ThreadProgress } from '../jobs/run-in-thread.ts';
import { keepCompiledCode } from '../start/keep-compiled-code.ts';

/** What a module of this folder offers as `work`. */
export type ThreadWork<Input, Output> = (
  input: Input,
  progress: (progress: ThreadProgress) => void,
) => Output | Promise<Output>;

keepCompiledCode();
const { script, input } = workerData as { script: string; input: unknown };
const { work } = (await import(script)) as { work: ThreadWork<unknown, unknown> };
const send = (message: ThreadMessage<unknown>): void => parentPort?.postMessage(message);
send({ kind: 'result', output: await work(input, (progress) => send({ kind: 'progress', progress })) });
