import { parentPort, workerData } from 'node:worker_threads';
import { networkReport, type Graph } from '@grappe/engine/network';
import { say } from './say.ts';

/** Measures a network, beside the thread that answers HTTP. */
const graph = workerData as Graph;
const report = networkReport(graph, {
  onProgress: (share) =>
    say(parentPort, { kind: 'progress', progress: { ratio: share, code: 'measuring', params: {} } }),
});
say(parentPort, { kind: 'result', output: report });
