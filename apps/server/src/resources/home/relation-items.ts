import type { AllianceLine, HomeItem } from '@grappe/contracts/api';
import { listHandovers, waitingIntroductions, withoutOwner, type Session } from '@grappe/database';
import { readPipeline } from '../alliance-files/read-pipeline.ts';

/** Beyond, the list says nothing more of what to do first. */
const mostItems = 5;

/** What waits in alliances and handovers, the most pressing first: what a firm confided, what is late, what went quiet. */
export async function relationItems(tx: Session, clusterId: string, personId: string): Promise<HomeItem[]> {
  const items = (await readPipeline(tx, clusterId)).flatMap(allianceItems);
  const [takenOver] = (await listHandovers(tx, clusterId)).filter(
    ({ isMine, items: all, done }) => isMine && done.length < all.length,
  );
  if (takenOver !== undefined)
    items.unshift({
      code: 'take_over',
      href: `/settings/people/${personId}/handover`,
      params: { name: takenOver.leaverName ?? '' },
    });
  const orphans = (await withoutOwner(tx, clusterId)).length;
  if (orphans > 0)
    items.push({
      code: 'without_owner',
      href: `/settings/people/${personId}/handover`,
      params: { count: orphans },
    });
  const { toTell, allianceId } = await waitingIntroductions(tx, clusterId, null);
  if (allianceId !== null)
    items.push({
      code: 'follow_introductions',
      href: `/alliances/${allianceId}/matches`,
      params: { count: toTell },
    });
  return items.slice(0, mostItems);
}

function allianceItems({ id, name, openIncidents, lateCommitments, quietSince }: AllianceLine): HomeItem[] {
  const href = `/alliances/${id}`;
  if (openIncidents > 0)
    return [{ code: 'alliance_incident', href: `${href}/incidents`, params: { name, count: openIncidents } }];
  if (lateCommitments > 0)
    return [{ code: 'alliance_late', href: `${href}/roadmap`, params: { name, count: lateCommitments } }];
  return quietSince === null ? [] : [{ code: 'alliance_quiet', href, params: { name, since: quietSince } }];
}
