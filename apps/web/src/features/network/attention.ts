import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import type { PictureGraph, PictureNode, PictureTie } from './picture-graph.ts';

export interface Attention {
  focus: string | null;
  hovered: string | null;
  /** Everybody is still moving to a place. */
  arranging: boolean;
}

/**
 * With more ties than this, one drawing of them takes long on a machine without a graphics card: they are drawn once everybody
 * has a place, and what is pointed at is shown above them.
 */
const manyTies = 8_000;
export const hasManyTies = (graph: PictureGraph): boolean => graph.size > manyTies;

/**
 * How nodes and ties are drawn while one organisation has the attention: it and those tied to it keep their colour and
 * their name, the others fade. The neighbourhood is read once for each change of attention, not once for each node.
 */
export function attentionReducers(graph: PictureGraph, attention: Attention, dark: boolean) {
  const faded = dark ? '#3a353c' : '#e6e1e5';
  const accent = dark ? '#d29fc3' : '#8a3f7a';
  let about: string | null = null;
  let near = new Set<string>();
  const centre = (): string | null => {
    const now = attention.hovered ?? attention.focus;
    if (now !== about) {
      about = now;
      near = new Set(now === null ? [] : [now, ...graph.neighbors(now)]);
    }
    return about;
  };
  return {
    nodeReducer: (id: string, node: PictureNode): Partial<NodeDisplayData> => {
      const middle = centre();
      if (middle === null) return { ...node, zIndex: 1 };
      if (!near.has(id)) return { ...node, color: faded, label: null, zIndex: 0 };
      return {
        ...node,
        zIndex: 2,
        forceLabel: id === middle || near.size <= 40,
        size: id === middle ? node.size + 3 : node.size,
      };
    },
    edgeReducer: (tie: string, edge: PictureTie): Partial<EdgeDisplayData> => {
      if (attention.arranging && hasManyTies(graph)) return { ...edge, hidden: true };
      const middle = centre();
      if (middle === null) return { ...edge };
      const [source, target] = graph.extremities(tie);
      return source === middle || target === middle
        ? { ...edge, color: accent, size: 1.4, zIndex: 1 }
        : { ...edge, hidden: true };
    },
  };
}
