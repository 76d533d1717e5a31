import { networkReport, type Graph } from '@grappe/engine/network';
import type { ThreadWork } from './thread.ts';

/** Measures a network, beside the thread that answers HTTP. */
export const work: ThreadWork<Graph, ReturnType<typeof networkReport>> = (graph, progress) =>
  networkReport(graph, {
    onProgress: (share) => progress({ ratio: share, code: 'measuring', params: {} }),
  });
