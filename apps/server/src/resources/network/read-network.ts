import { createHash } from 'node:crypto';
import type { TieKind } from '@grappe/contracts/facts';
import { networkGraph } from '@grappe/contracts/profiles';
import { readGraph, type GraphNode, type GraphTie, type Session } from '@grappe/database';
import { METHODS_VERSION, type Graph } from '@grappe/engine/network';

export interface NetworkQuestion {
  /** All kinds when absent. */
  readonly kinds?: readonly TieKind[] | undefined;
  /** ISO date on which the ties hold. */
  readonly on: string;
}

export interface VisibleNetwork {
  readonly nodes: readonly GraphNode[];
  readonly ties: readonly GraphTie[];
  readonly kinds: readonly { readonly kind: TieKind; readonly count: number }[];
  /** What measures depend on. Two people share results only when they see the very same network. */
  readonly key: string;
}

/** The network that the asker may see, and the key of its measures. */
export async function readNetwork(
  session: Session,
  clusterId: string,
  question: NetworkQuestion,
): Promise<VisibleNetwork> {
  const all = await readGraph(session, clusterId, { on: question.on });
  const ties = all.ties.filter((tie) => question.kinds?.includes(tie.kind) ?? true);
  const graph = { nodes: all.nodes, ties };
  return { ...graph, kinds: countKinds(all.ties), key: keyOf(graph) };
}

/** What the engine measures: strengths on one scale, directed when every kind of tie in it has a direction. */
export const graphOf = ({ nodes, ties }: Pick<VisibleNetwork, 'nodes' | 'ties'>): Graph =>
  networkGraph({
    organisations: nodes.map((node) => ({
      ...node,
      latitude: null,
      longitude: null,
      precision: null,
      facts: [],
    })),
    ties: ties.map((tie) => ({
      fromId: tie.source,
      toId: tie.target,
      kind: tie.kind,
      strength: tie.strength,
      since: tie.validFrom,
      until: tie.validTo,
    })),
  });

function countKinds(ties: readonly GraphTie[]): { kind: TieKind; count: number }[] {
  const counts = new Map<TieKind, number>();
  for (const { kind } of ties) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}

function keyOf(graph: { nodes: readonly GraphNode[]; ties: readonly GraphTie[] }): string {
  const hash = createHash('sha256').update(METHODS_VERSION);
  for (const { id, kind, sector, country, outside } of graph.nodes) {
    hash.update(JSON.stringify([id, kind, sector, country, outside]));
  }
  for (const { source, target, kind, strength } of graph.ties) {
    hash.update(JSON.stringify([source, target, kind, strength]));
  }
  return hash.digest('hex');
}
