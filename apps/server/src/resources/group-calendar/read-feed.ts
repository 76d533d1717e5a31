import type { Language } from '@grappe/contracts/roles';
import {
  feedGroups,
  languageOfAsker,
  listGroupAnswers,
  listGroupDays,
  listOwnMeetings,
  type Session,
} from '@grappe/database';
import { formats, translator } from '@grappe/messages';
import { slotTimes } from '../encounters/slot-times.ts';
import type { CalendarEvent, CalendarFile } from './ical.ts';

/** Days that are long gone are of no use in a calendar. */
const daysBack = 400;

/** What the owner of a feed may read today: days of the manager, and answers that are waited for. */
export async function readFeed(
  tx: Session,
  owner: { readonly clusterId: string; readonly personId: string },
): Promise<CalendarFile> {
  const groups = await feedGroups(tx, owner.clusterId);
  const language = await languageOfAsker(tx);
  const from = new Date(Date.now() - daysBack * 86_400_000).toISOString().slice(0, 10);
  const ids = groups.map(({ id }) => id);
  const names = new Map(groups.map(({ id, name, managerName }) => [id, { name, managerName }]));
  const words = wordsOf(language);
  const days = (await listGroupDays(tx, ids, { from })).map((day): CalendarEvent => {
    const { name = '', managerName = '' } = names.get(day.groupId) ?? {};
    const told = { ...day, group: name, manager: managerName };
    return {
      uid: `${day.id}@grappe`,
      day: day.day,
      summary: words.day(told),
      description: day.hidden ? '' : day.note,
      category: words.t(`life:feed.${day.kind}`),
      busy: day.kind === 'work',
    };
  });
  const answers = (await listGroupAnswers(tx, ids))
    .filter(({ answer, groupId }) => answer === null && groups.some(({ id, mine }) => id === groupId && mine))
    .map(({ groupId, kind, respondBy }): CalendarEvent => ({
      uid: `${groupId}-${kind}@grappe`,
      day: respondBy,
      summary: words.t(`life:feed.answer_${kind}`, { group: names.get(groupId)?.name ?? '' }),
      description: '',
      category: words.t('life:feed.answer'),
      busy: false,
    }));
  const meetings = (await listOwnMeetings(tx, from)).map((meeting): CalendarEvent => ({
    uid: `${meeting.encounterId}-${meeting.ownId}-${meeting.slot}@grappe`,
    day: meeting.heldOn,
    hours: slotTimes(meeting, meeting.slot),
    summary: words.t('encounters:calendar.meeting', {
      person: meeting.personName ?? '',
      organisation: meeting.organisationName ?? '',
    }),
    description: words.t('encounters:calendar.where', {
      room: meeting.room,
      place: meeting.place,
      event: meeting.encounterName,
    }),
    category: words.t('encounters:calendar.category'),
    busy: true,
  }));
  return { name: words.t('life:feed.name'), madeAt: new Date(), events: [...days, ...answers, ...meetings] };
}

interface DayToTell {
  readonly kind: 'work' | 'absence';
  readonly portion: number;
  readonly hidden: boolean;
  readonly organisationName: string | null;
  readonly market: string | null;
  readonly manager: string;
}

function wordsOf(language: Language) {
  const [t, { country }] = [translator(language), formats(language)];
  const day = ({ kind, portion, hidden, organisationName, market, manager }: DayToTell): string => {
    const who = manager === '' ? t('life:feed.manager') : manager;
    const half = portion < 1 ? t('life:feed.half') : '';
    if (kind === 'absence') return t('life:feed.absent', { who, half });
    if (hidden) return t('life:feed.taken', { who, half });
    const where = market === null ? '' : ` (${country(market)})`;
    const whom = organisationName ?? t('life:feed.whole_group');
    return t('life:feed.for', { who, whom, where, half });
  };
  return { t, day };
}
