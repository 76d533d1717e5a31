import { Anchor, Paper, Text, Title } from '@mantine/core';
import type { AgendaAnnounced, AgendaItem, Meeting, Room } from '@grappe/contracts/api';
import { useText } from '../../../app/use-text.ts';
import { endWords } from './local-time.ts';
import { MeetingState } from './meeting-state.tsx';
import classes from './meetings.module.css';

interface Props {
  readonly room: Room;
  readonly meeting: Meeting;
}

/** When, where, and what for: as announced, with what was announced before. */
export function MeetingFacts({ room, meeting }: Props) {
  const { t, f } = useText('meetings', 'terms');
  const earlier = meeting.announcements.slice(0, -1).toReversed();
  const latest = meeting.announcements.at(-1);
  const minutes = meeting.minutes.some(({ status }) => status === 'approved')
    ? 'approved'
    : meeting.minutes.length > 0
      ? 'draft'
      : 'none';
  return (
    <>
      <MeetingState meeting={{ ...meeting, minutes }} />
      <WhenAndWhere {...meeting} />
      <section aria-labelledby="agenda">
        <Title id="agenda" order={2} size="h5" mt="md" mb="xs">
          {t('meetings:page.agenda')}
        </Title>
        {meeting.guarded && (
          <Text size="xs" c="dimmed" mb="xs" maw="46rem">
            {t('meetings:form.guarded')}
          </Text>
        )}
        <AgendaItems items={meeting.agenda} />
        {latest !== undefined && <AnnouncedOn room={room} announced={latest} />}
        {earlier.length > 0 && (
          <details className={classes['earlier']}>
            <summary>{t('meetings:page.earlier', { count: earlier.length })}</summary>
            {earlier.map((announced) => (
              <Paper key={announced.rank} withBorder p="sm" mt="xs" bg="var(--grappe-surface)">
                <Text fw={600}>{announced.title}</Text>
                <Text size="sm">
                  {f.dateTime(announced.startsAt)}
                  {announced.place === '' ? '' : ` · ${announced.place}`}
                </Text>
                <AgendaItems items={announced.items} />
                <AnnouncedOn room={room} announced={announced} />
              </Paper>
            ))}
          </details>
        )}
      </section>
    </>
  );
}

function WhenAndWhere({ startsAt, endsAt, place, link }: Meeting) {
  const { t, f } = useText('meetings');
  return (
    <dl className={classes['facts']}>
      <div>
        <dt>{t('meetings:page.when')}</dt>
        <dd>
          {f.dateTime(startsAt)}
          {endsAt === null
            ? ''
            : ` ${t('meetings:page.until', { when: endWords(startsAt, endsAt, f.dateTime) })}`}
        </dd>
      </div>
      <div>
        <dt>{t('meetings:page.where')}</dt>
        <dd>{place === '' ? t('meetings:page.nowhere') : place}</dd>
      </div>
      {link !== '' && (
        <div>
          <dt>{t('meetings:page.link')}</dt>
          <dd>
            <Anchor href={link} target="_blank" rel="noreferrer noopener">
              {t('meetings:page.follow')}
            </Anchor>
          </dd>
        </div>
      )}
    </dl>
  );
}

function AgendaItems({ items }: { readonly items: readonly AgendaItem[] }) {
  const { t } = useText('meetings', 'terms');
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('meetings:page.agenda_none')}
      </Text>
    );
  return (
    <ol className={classes['agenda']}>
      {items.map(({ title, category, minutes }) => (
        <li key={title}>
          {title}{' '}
          <Text span size="xs" c="dimmed">
            {[
              ...(category === null ? [] : [t(`terms:exchange.${category}`)]),
              ...(minutes === null ? [] : [t('meetings:page.minutes_of_item', { count: minutes })]),
            ].join(' · ')}
          </Text>
        </li>
      ))}
    </ol>
  );
}

function AnnouncedOn({ room, announced }: { readonly room: Room; readonly announced: AgendaAnnounced }) {
  const { t, f } = useText('meetings');
  const name =
    room.people.find(({ id }) => id === announced.publishedBy)?.name ?? t('meetings:page.somebody');
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {t('meetings:page.announced_by', { when: f.dateTime(announced.publishedAt), name })}
    </Text>
  );
}
