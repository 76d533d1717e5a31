import { MultiGraph } from 'graphology';
import type { Network } from '@grappe/contracts/api';
import type { Colours } from './colouring.ts';

export interface PictureNode {
  x: number;
  y: number;
  size: number;
  color: string;
  label: string;
}

export interface PictureTie {
  size: number;
  kind: string;
}

export type PictureGraph = MultiGraph<PictureNode, PictureTie>;

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Starts on a spiral (same picture for the same data), from which the layout moves everybody. */
export function pictureGraph({ nodes, ties }: Pick<Network, 'nodes' | 'ties'>): PictureGraph {
  const graph: PictureGraph = new MultiGraph<PictureNode, PictureTie>();
  nodes.forEach(({ id, name }, rank) => {
    const radius = 10 * Math.sqrt(rank + 1);
    graph.addNode(id, {
      x: radius * Math.cos(rank * goldenAngle),
      y: radius * Math.sin(rank * goldenAngle),
      size: 4,
      color: '#8b8b93',
      label: name,
    });
  });
  for (const { source, target, kind } of ties) {
    if (source !== target && graph.hasNode(source) && graph.hasNode(target)) {
      graph.addEdge(source, target, { size: 0.6, kind });
    }
  }
  return graph;
}

/** Sizes shrink a little when there are many, so that they do not hide one another. */
export function paint(
  graph: PictureGraph,
  nodes: Network['nodes'],
  colours: Colours,
  sizes: ReadonlyMap<string, number>,
): void {
  const crowding = Math.min(1, Math.sqrt(150 / Math.max(nodes.length, 1)) + 0.25);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  graph.updateEachNodeAttributes(
    (id, attributes) => {
      const node = byId.get(id);
      return {
        ...attributes,
        color: node === undefined ? attributes.color : colours.of(node),
        size: (sizes.get(id) ?? 4) * crowding,
      };
    },
    { attributes: ['color', 'size'] },
  );
}

export function place(graph: PictureGraph, positions: Float32Array): void {
  let rank = 0;
  graph.updateEachNodeAttributes(
    (_id, attributes) => {
      const moved = { ...attributes, x: positions[rank * 2] ?? 0, y: positions[rank * 2 + 1] ?? 0 };
      rank += 1;
      return moved;
    },
    { attributes: ['x', 'y'] },
  );
}
