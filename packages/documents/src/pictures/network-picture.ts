import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { Picture } from '../block.ts';
import { escapeMarkup } from '../escape.ts';
import type { PlanFacts } from '../plan-facts.ts';

/** The package's types speak of a `default` export; Node gives the CommonJS function itself. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

const WIDTH = 720;
const HEIGHT = 540;
const MARGIN = 40;
const LABELLED = 10;
/** Told apart in print by shade too; the table beside the picture names each community's members. */
const communityColours = [
  '#6b2d5c',
  '#3f7d3a',
  '#c77d1e',
  '#2f6690',
  '#a33b3b',
  '#5c5c8a',
  '#7a6a2f',
  '#3d8b8b',
];

type Network = NonNullable<PlanFacts['network']>;

/**
 * The network as a still picture: a force layout from a fixed start (no randomness), colour by community, size by number of
 * ties, the best connected named. Legible up to a few hundred organisations; above, names overlap.
 */
export function networkPicture(network: Network, name: (id: string) => string, alternative: string): Picture {
  const positions = layout(network);
  const best = [...network.analysis.organisations].sort((a, b) => b.degree - a.degree).slice(0, LABELLED);
  const ties = network.ties.map(({ source, target }) => line(positions.get(source), positions.get(target)));
  const circles = network.analysis.organisations.map((organisation) => {
    const at = positions.get(organisation.id) ?? { x: 0, y: 0 };
    const colour = communityColours[organisation.community % communityColours.length];
    const radius = 3 + Math.sqrt(organisation.degree) * 1.3;
    return `<circle cx="${at.x}" cy="${at.y}" r="${radius.toFixed(1)}" fill="${colour}" stroke="#ffffff" stroke-width="0.8"/>`;
  });
  const labels = best.map(({ id }) => label(positions.get(id), name(id)));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...ties,
    ...circles,
    ...labels,
    '</svg>',
  ].join('');
  return { kind: 'picture', svg, width: WIDTH, height: HEIGHT, alternative };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function layout(network: Network): Map<string, Point> {
  const graph = new UndirectedGraph();
  const organisations = network.analysis.organisations;
  for (const [index, { id, community }] of organisations.entries()) {
    const angle = (2 * Math.PI * index) / organisations.length;
    graph.addNode(id, {
      x: Math.cos(angle) * (1 + community * 0.1),
      y: Math.sin(angle) * (1 + community * 0.1),
    });
  }
  for (const { source, target } of network.ties)
    if (graph.hasNode(source) && graph.hasNode(target) && source !== target) graph.mergeEdge(source, target);
  if (graph.order > 1) {
    const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1.5, adjustSizes: false };
    forceAtlas2.assign(graph, { iterations: graph.order > 500 ? 100 : 400, settings });
  }
  return fitted(graph);
}

/** Into the frame, by rank-compressed coordinates so that a far isolate does not shrink everybody else. */
function fitted(graph: UndirectedGraph): Map<string, Point> {
  const of = (axis: 'x' | 'y'): number[] =>
    graph.nodes().map((id) => graph.getNodeAttribute(id, axis) as number);
  const place = (values: number[], size: number): ((value: number) => number) => {
    const sorted = [...values].sort((a, b) => a - b);
    const low = sorted[Math.floor(sorted.length * 0.03)] ?? 0;
    const high = sorted[Math.ceil(sorted.length * 0.97) - 1] ?? 1;
    const span = high - low || 1;
    return (value) => {
      const ratio = Math.min(1, Math.max(0, (value - low) / span));
      return Math.round((MARGIN + ratio * (size - 2 * MARGIN)) * 10) / 10;
    };
  };
  const [x, y] = [place(of('x'), WIDTH), place(of('y'), HEIGHT)];
  return new Map(
    graph.nodes().map((id) => [
      id,
      {
        x: x(graph.getNodeAttribute(id, 'x') as number),
        y: y(graph.getNodeAttribute(id, 'y') as number),
      },
    ]),
  );
}

const line = (from: Point | undefined, to: Point | undefined): string =>
  from === undefined || to === undefined
    ? ''
    : `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="#9a93a0" stroke-opacity="0.45" stroke-width="0.7"/>`;

/** The halo is a text of its own, drawn first: readers of PDF paint a stroke over its letters. */
function label(at: Point | undefined, text: string): string {
  if (at === undefined) return '';
  const letters = (paint: string): string =>
    `<text x="${at.x}" y="${at.y - 9}" font-family="Roboto, sans-serif" font-size="11" text-anchor="middle" ${paint}>${escapeMarkup(text)}</text>`;
  return letters('fill="#ffffff" stroke="#ffffff" stroke-width="3"') + letters('fill="#2b2230"');
}
