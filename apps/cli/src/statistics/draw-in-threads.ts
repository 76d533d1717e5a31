import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { chunksOf, drawPls } from '@grappe/engine/framework';
import type { Chunk, PreparedPls } from '@grappe/engine/framework';

/** What a thread is given: a prepared model and its part of the resamples. */
export interface DrawTask {
  readonly prepared: PreparedPls;
  readonly seed: number;
  readonly chunk: Chunk;
}

/** Below this many resamples a thread takes longer to start than to compute. */
const WORTH_A_THREAD = 800;

/** Resamples of a model, shared among the cores; the figures do not depend on how many there are. */
export async function drawInThreads(
  prepared: PreparedPls,
  seed: number,
  resamples: number,
  threads = Math.min(availableParallelism(), 8),
): Promise<Float64Array[]> {
  const parts = resamples < WORTH_A_THREAD ? 1 : Math.min(threads, Math.ceil(resamples / WORTH_A_THREAD) + 1);
  const [first, ...others] = chunksOf(resamples, parts);
  const elsewhere = others.map((chunk) => drawElsewhere({ prepared, seed, chunk }));
  const here = drawPls(prepared, seed, first!);
  return [here, ...(await Promise.all(elsewhere))];
}

function drawElsewhere(task: DrawTask): Promise<Float64Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./draw-thread.ts', import.meta.url), { workerData: task });
    worker.once('message', (draws: Float64Array) => resolve(draws));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`A thread ended with code ${code}.`));
    });
  });
}
