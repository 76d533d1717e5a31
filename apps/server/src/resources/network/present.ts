import type { Network } from '@grappe/contracts/api';
import type { TieKind } from '@grappe/contracts/facts';
import type { GraphNode, GraphTie, JobRow } from '@grappe/database';
import { z } from 'zod';
import { network } from './schema.ts';

export const measured = z.object({ analysis: network.shape.analysis, findings: network.shape.findings });

export function presentNetwork(
  graph: { nodes: readonly GraphNode[]; ties: readonly GraphTie[] },
  kinds: readonly { kind: TieKind; count: number }[],
  job: JobRow | { readonly id: string; readonly status: 'queued'; readonly result: null },
): Network {
  const ready = job.status === 'done' ? measured.parse(job.result) : { analysis: null, findings: null };
  return {
    nodes: [...graph.nodes],
    ties: graph.ties.map(({ source, target, kind, strength, validFrom, validTo }) => ({
      source,
      target,
      kind,
      strength,
      validFrom,
      validTo,
    })),
    kinds: [...kinds],
    ...ready,
    jobId: ready.analysis === null ? job.id : null,
  };
}
