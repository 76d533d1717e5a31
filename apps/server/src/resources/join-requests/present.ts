import type { JoinDecision, JoinRequests } from '@grappe/contracts/api';
import type { ClusterRow, JoinDecisionRow, JoinRequestRow } from '@grappe/database';

/** Whether a cluster takes requests: those that say so in their settings. */
export function takesRequests({ settings }: Pick<ClusterRow, 'settings'>): boolean {
  return (
    typeof settings === 'object' && settings !== null && 'join' in settings && settings['join'] === 'open'
  );
}

export const presentJoinRequests = (cluster: ClusterRow, rows: readonly JoinRequestRow[]): JoinRequests => ({
  open: takesRequests(cluster),
  slug: cluster.slug,
  requests: rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
});

export const presentJoinDecision = ({ accepted, decidedAt, decidedBy }: JoinDecisionRow): JoinDecision => ({
  accepted,
  decidedAt: decidedAt.toISOString(),
  decidedBy,
});
