import type { GroupCalendar } from '@grappe/contracts/api';
import {
  daysOverGroups,
  getGroupLife,
  listGroupDays,
  listGroupMemberships,
  type GroupDayRow,
  type MembershipInGroup,
  type Session,
} from '@grappe/database';
import { presentDay, unbegunLife } from '../group-life/present.ts';
import { requireGroup, todayIs, type GroupPlace } from '../group-life/read-life.ts';
import { refuse } from '../../app/refusal.ts';
import { findClashes } from './clashes.ts';
import { contractYear } from './contract-year.ts';

/** The calendar of a group, as much of it as the caller may read. */
export async function readCalendar(
  tx: Session,
  place: GroupPlace,
  { coordinates }: { readonly coordinates: boolean },
): Promise<GroupCalendar> {
  const { clusterId, groupId } = place;
  const found = await getGroupLife(tx, groupId);
  if (coordinates) await requireGroup(tx, place);
  else if (found?.cluster_id !== clusterId) throw refuse('not_found');
  const life = found ?? unbegunLife;
  const days = await listGroupDays(tx, [groupId]);
  const year = contractYear(life.starts_on, todayIs());
  const inYear = days.filter(({ kind, day }) => kind === 'work' && day >= year.from && day < year.to);
  const used = usedDays(inYear, await listGroupMemberships(tx, [groupId]));
  const workedDays = sumOf(inYear);
  return {
    groupId,
    startsOn: life.starts_on,
    endsOn: life.ends_on,
    managerName: life.manager_name,
    managerDays: life.manager_days,
    canEdit: coordinates,
    days: days.map(presentDay),
    ...year,
    used,
    byMarket: byMarket(inYear),
    workedDays,
    clashes: findClashes({
      days: coordinates ? days : days.filter(({ hidden, kind }) => !hidden || kind === 'absence'),
      used,
      workedDays,
      managerDays: life.manager_days,
      startsOn: life.starts_on,
      endsOn: life.ends_on,
      otherGroups: coordinates ? await daysOverGroups(tx, clusterId, groupId) : [],
    }),
  };
}

const sumOf = (days: readonly { readonly portion: number }[]): number =>
  days.reduce((sum, { portion }) => sum + portion, 0);

/** Members as they are today, and whoever used days in the year. */
function usedDays(
  inYear: readonly GroupDayRow[],
  memberships: readonly MembershipInGroup[],
): GroupCalendar['used'] {
  const of = (id: string): number => sumOf(inYear.filter(({ organisationId }) => organisationId === id));
  const seen = new Set<string>();
  return memberships
    .toReversed()
    .flatMap(({ organisationId, name, leftOn, contractDays }) => {
      const days = of(organisationId);
      if (seen.has(organisationId) || (leftOn !== null && days === 0)) return [];
      seen.add(organisationId);
      return [{ organisation: { id: organisationId, name }, days, contractDays }];
    })
    .toReversed();
}

function byMarket(inYear: readonly GroupDayRow[]): GroupCalendar['byMarket'] {
  const days = new Map<string, number>();
  for (const { market, portion } of inYear)
    if (market !== null) days.set(market, (days.get(market) ?? 0) + portion);
  return [...days]
    .map(([market, count]) => ({ market, days: count }))
    .toSorted((a, b) => b.days - a.days || a.market.localeCompare(b.market));
}
