import type { RoomKind } from '@grappe/contracts/api';
import type { Session } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';

/** A room of a group follows a group of this cluster; the other kinds follow nothing. */
export async function requireSubject(
  session: Session,
  clusterId: string,
  kind: RoomKind,
  subjectId: string | null,
): Promise<void> {
  const follows = kind === 'group' || kind === 'alliance';
  if (follows !== (subjectId !== null))
    throw refuse('invalid_request', { field: 'body.subjectId', reason: follows ? 'required' : 'unexpected' });
  if (subjectId === null) return;
  const found =
    kind === 'group'
      ? await session
          .selectFrom('plan_groups')
          .select('id')
          .where('cluster_id', '=', clusterId)
          .where('id', '=', subjectId)
          .executeTakeFirst()
      : undefined;
  if (found === undefined) throw refuse('not_found');
}
