import type { Session } from '@grappe/database';
import { refuse } from './refusal.ts';

/** Refuses organisations of another cluster, and those that were withdrawn or merged. */
export async function requireLiving(
  session: Session,
  clusterId: string,
  organisationIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(organisationIds)];
  if (wanted.length === 0) return;
  const rows = await session
    .selectFrom('organisations')
    .select('id')
    .where('cluster_id', '=', clusterId)
    .where('closed_by', 'is', null)
    .where('id', 'in', wanted)
    .execute();
  if (rows.length < wanted.length) throw refuse('not_found');
}
