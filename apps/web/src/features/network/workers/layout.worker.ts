import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { LayoutMessage, LayoutNews, LayoutOrder } from './layout-messages.ts';

/** Numbers per node and per tie in the arrays of the layout. */
const perNode = 10;
const perTie = 3;
const stepsAtMost = 600;
const betweenNews = 350;
/** Milliseconds of work after which messages are heard. */
const betweenPauses = 50;

const settingsFor = (nodes: number) => ({
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 0,
  scalingRatio: 10,
  strongGravityMode: true,
  gravity: 0.08,
  slowDown: 1 + Math.log(Math.max(nodes, 2)),
  barnesHutOptimize: nodes > 1_000,
  barnesHutTheta: 0.7,
});

function nodeMatrix({ positions, sizes, ties }: LayoutOrder): Float32Array {
  const count = sizes.length;
  const nodes = new Float32Array(count * perNode);
  for (let node = 0; node < count; node += 1) {
    nodes[node * perNode] = positions[node * 2] ?? 0;
    nodes[node * perNode + 1] = positions[node * 2 + 1] ?? 0;
    nodes[node * perNode + 6] = 1;
    nodes[node * perNode + 7] = 1;
    nodes[node * perNode + 8] = sizes[node] ?? 1;
  }
  for (const end of ties) {
    const mass = end * perNode + 6;
    nodes[mass] = (nodes[mass] ?? 1) + 1;
  }
  return nodes;
}

function tieMatrix({ ties, strengths }: LayoutOrder): Float32Array {
  const matrix = new Float32Array(strengths.length * perTie);
  for (let tie = 0; tie < strengths.length; tie += 1) {
    matrix[tie * perTie] = (ties[tie * 2] ?? 0) * perNode;
    matrix[tie * perTie + 1] = (ties[tie * 2 + 1] ?? 0) * perNode;
    matrix[tie * perTie + 2] = strengths[tie] ?? 1;
  }
  return matrix;
}

function positionsIn(nodes: Float32Array): Float32Array {
  const count = nodes.length / perNode;
  const positions = new Float32Array(count * 2);
  for (let node = 0; node < count; node += 1) {
    positions[node * 2] = nodes[node * perNode] ?? 0;
    positions[node * 2 + 1] = nodes[node * perNode + 1] ?? 0;
  }
  return positions;
}

function say(nodes: Float32Array, ratio: number, isEnd: boolean): void {
  const news: LayoutNews = { positions: positionsIn(nodes), ratio, isEnd };
  self.postMessage(news, { transfer: [news.positions.buffer] });
}

/** False from the telling of places to their drawing: a slow page is not told faster than it draws. */
let isDrawn = true;

self.addEventListener('message', ({ data }: MessageEvent<LayoutMessage>) => {
  if (data === 'drawn') isDrawn = true;
  else void arrange(data);
});

const heard = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function arrange(order: LayoutOrder): Promise<void> {
  const nodes = nodeMatrix(order);
  const ties = tieMatrix(order);
  const settings = settingsFor(order.sizes.length);
  const start = performance.now();
  let lastNews = start;
  let lastPause = start;
  let step = 0;
  let now = start;
  while (step < stepsAtMost && now - start < order.milliseconds) {
    iterate(settings, nodes, ties);
    step += 1;
    now = performance.now();
    if (now - lastPause > betweenPauses) {
      await heard();
      lastPause = now;
    }
    if (!order.onlyEnd && isDrawn && now - lastNews > betweenNews) {
      isDrawn = false;
      say(nodes, Math.max(step / stepsAtMost, (now - start) / order.milliseconds), false);
      lastNews = now;
    }
  }
  say(nodes, 1, true);
}
