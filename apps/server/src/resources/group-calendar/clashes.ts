import type { CalendarClash, GroupCalendar } from '@grappe/contracts/api';
import type { GroupDayRow } from '@grappe/database';

export interface CalendarFacts {
  readonly days: readonly Pick<GroupDayRow, 'day' | 'kind' | 'portion'>[];
  readonly used: GroupCalendar['used'];
  readonly workedDays: number;
  readonly managerDays: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Days on which the same manager works for other groups too, beyond one day. */
  readonly otherGroups: readonly { readonly day: string; readonly portion: number }[];
}

/** What does not go together in a calendar, each day once. Linear in the days. */
export function findClashes(facts: CalendarFacts): CalendarClash[] {
  return [...dayClashes(facts), ...sumClashes(facts)];
}

const clash = (code: CalendarClash['code'], found: Partial<CalendarClash>): CalendarClash => ({
  code,
  day: null,
  firm: null,
  days: null,
  limit: null,
  ...found,
});

function dayClashes({ days, startsOn, endsOn, otherGroups }: CalendarFacts): CalendarClash[] {
  const taken = takenByDay(days);
  return [
    ...[...taken].flatMap(([day, { work, absence }]) => [
      ...(work > 0 && work + absence > 1 && absence > 0 ? [clash('absent', { day, days: work })] : []),
      ...(work > 1 ? [clash('same_day', { day, days: work, limit: 1 })] : []),
      ...(work > 0 && ((startsOn !== null && day < startsOn) || (endsOn !== null && day > endsOn))
        ? [clash('outside_dates', { day })]
        : []),
    ]),
    ...otherGroups.map(({ day, portion }) => clash('other_group', { day, days: portion, limit: 1 })),
  ].toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
}

function sumClashes({ used, workedDays, managerDays }: CalendarFacts): CalendarClash[] {
  const over = used.flatMap(({ organisation, days, contractDays }) =>
    contractDays !== null && days > contractDays
      ? [clash('firm_over', { firm: organisation.name, days, limit: contractDays })]
      : [],
  );
  if (managerDays === null || workedDays <= managerDays) return over;
  return [...over, clash('manager_over', { days: workedDays, limit: managerDays })];
}

/** How much of each day is worked and missed. */
export function takenByDay(
  days: readonly Pick<GroupDayRow, 'day' | 'kind' | 'portion'>[],
): Map<string, { work: number; absence: number }> {
  const taken = new Map<string, { work: number; absence: number }>();
  for (const { day, kind, portion } of days) {
    const found = taken.get(day) ?? { work: 0, absence: 0 };
    found[kind] += portion;
    taken.set(day, found);
  }
  return taken;
}
