import { useEffect, useState } from 'react';
import type { LayoutNews, LayoutOrder } from './workers/layout-messages.ts';
import { place } from './picture-graph.ts';
import type { PictureGraph } from './picture-graph.ts';

/** Small networks settle quickly; a large one is taken as it is after this long. */
const milliseconds = (nodes: number): number => (nodes > 1_000 ? 12_000 : 3_000);

function orderFor(graph: PictureGraph): LayoutOrder {
  const rank = new Map(graph.nodes().map((id, index) => [id, index]));
  const positions = new Float32Array(graph.order * 2);
  const sizes = new Float32Array(graph.order);
  graph.forEachNode((id, { x, y, size }) => {
    const index = rank.get(id) ?? 0;
    positions.set([x, y], index * 2);
    sizes[index] = size;
  });
  const ties = new Uint32Array(graph.size * 2);
  let index = 0;
  graph.forEachEdge((_tie, _attributes, source, target) => {
    ties.set([rank.get(source) ?? 0, rank.get(target) ?? 0], index * 2);
    index += 1;
  });
  return {
    positions,
    ties,
    strengths: new Float32Array(graph.size).fill(1),
    sizes,
    milliseconds: milliseconds(graph.order),
    onlyEnd: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** Lays the picture out in a web worker: the page stays at hand while everybody finds a place. */
export function useLayout(graph: PictureGraph): { readonly ratio: number } {
  const [ratio, setRatio] = useState(0);
  useEffect(() => {
    if (graph.order === 0) return undefined;
    const worker = new Worker(new URL('./workers/layout.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutNews>) => {
      place(graph, data.positions);
      setRatio(data.ratio);
      if (data.isEnd) worker.terminate();
      // The next news may come once these have been drawn.
      else requestAnimationFrame(() => setTimeout(() => worker.postMessage('drawn')));
    });
    const order = orderFor(graph);
    worker.postMessage(order, { transfer: [order.positions.buffer, order.ties.buffer] });
    return () => worker.terminate();
  }, [graph]);
  return { ratio };
}
