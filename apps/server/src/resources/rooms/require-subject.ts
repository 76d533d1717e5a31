import type { RoomKind } from '@grappe/contracts/api';
import type { Session } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';

/** A room follows a group of this cluster, or an alliance that it stands in; the other kinds follow nothing. */
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
      ? await groupOf(session, clusterId, subjectId)
      : await standingAlliance(session, clusterId, subjectId);
  if (found === undefined) throw refuse('not_found');
}

const groupOf = (session: Session, clusterId: string, groupId: string) =>
  session
    .selectFrom('plan_groups')
    .select('id')
    .where('cluster_id', '=', clusterId)
    .where('id', '=', groupId)
    .executeTakeFirst();

const standingAlliance = (session: Session, clusterId: string, allianceId: string) =>
  session
    .selectFrom('alliances as a')
    .innerJoin('alliance_clusters as c', 'c.alliance_id', 'a.id')
    .select('a.id')
    .where('c.cluster_id', '=', clusterId)
    .where('c.status', '=', 'accepted')
    .where('a.id', '=', allianceId)
    .where('a.status', '=', 'active')
    .executeTakeFirst();
