import { useQuery } from '@tanstack/react-query';
import type { RoomKind, RoomSummary } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { alliancesQuery } from '../sharing/sharing-queries.ts';
import { useProposedGroups } from './use-proposed-groups.ts';

export interface Followed {
  readonly id: string;
  readonly name: string;
}

/** Per kind of room, what one can follow and no room follows yet: groups proposed to their firms, alliances that stand. */
export function useFollowed(
  rooms: readonly RoomSummary[],
): Readonly<Partial<Record<RoomKind, readonly Followed[]>>> {
  const path = useClusterPath();
  const { data: alliances = [] } = useQuery(alliancesQuery(path('')));
  const groups = useProposedGroups();
  const free = (followed: readonly Followed[]): Followed[] =>
    followed
      .filter(({ id }) => !rooms.some((room) => room.subjectId === id))
      .map(({ id, name }) => ({ id, name }));
  return { group: free(groups), alliance: free(alliances.filter(({ status }) => status === 'active')) };
}
