import { Alert, Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { isSensitive } from '@grappe/contracts/facts';
import type { Meeting, MeetingMinutes, Room } from '@grappe/contracts/api';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useText } from '../../../app/use-text.ts';
import { useMeetingStep } from './meeting-queries.ts';
import { MinutesForm } from './minutes-form.tsx';
import classes from './meetings.module.css';

interface MinutesProps {
  readonly room: Room;
  readonly meeting: Meeting;
  readonly held: boolean;
}

/** Every version of the minutes; what was approved stays, and corrections come after it. */
export function MinutesSection({ room, meeting, held }: MinutesProps) {
  const { t } = useText('meetings', 'errors', 'terms');
  const [writing, setWriting] = useState(false);
  const draft = meeting.minutes.find(({ status }) => status === 'draft');
  const next = draft === undefined ? (meeting.minutes.length === 0 ? 'write' : 'correct') : 'rewrite';
  return (
    <section aria-labelledby="minutes">
      <Title id="minutes" order={2} size="h5" mt="lg" mb="xs">
        {t('meetings:minutes.title')}
      </Title>
      {meeting.minutes.length === 0 && !writing && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('meetings:minutes.none')} {!held && t('meetings:minutes.later')}
        </Text>
      )}
      {meeting.minutes.map((minutes) =>
        writing && minutes.status === 'draft' ? null : (
          <MinutesVersion key={minutes.id} room={room} meeting={meeting} minutes={minutes} />
        ),
      )}
      {writing ? (
        <MinutesForm room={room} meeting={meeting} draft={draft ?? null} onClose={() => setWriting(false)} />
      ) : (
        held && (
          <Button
            className="not-printed"
            size="compact-md"
            variant={next === 'write' ? 'filled' : 'default'}
            onClick={() => setWriting(true)}
          >
            {t(`meetings:minutes.${next}`)}
          </Button>
        )
      )}
    </section>
  );
}

interface VersionProps {
  readonly room: Room;
  readonly meeting: Meeting;
  readonly minutes: MeetingMinutes;
}

function MinutesVersion({ room, meeting, minutes }: VersionProps) {
  const { t, f } = useText('meetings', 'terms');
  const step = useMeetingStep(room.id, meeting.id);
  const approved = minutes.status === 'approved';
  const nameOf = (personId: string | null) =>
    room.people.find(({ id }) => id === personId)?.name ?? t('meetings:page.somebody');
  const sensitive = minutes.categories.filter(isSensitive);
  const words = (categories: readonly string[]) =>
    f.list(categories.map((one) => t(`terms:exchange.${one}`)));
  return (
    <Paper withBorder p="md" mb="sm" bg="var(--grappe-surface)">
      <Group gap="xs">
        <Badge variant="light" color={approved ? 'leaf' : 'gray'}>
          {approved ? t('meetings:minutes.version', { rank: minutes.rank }) : t('meetings:minutes.draft')}
        </Badge>
        <Text size="xs" c="dimmed">
          {approved
            ? t('meetings:minutes.approved_by', {
                name: nameOf(minutes.approvedBy),
                when: f.dateTime(minutes.approvedAt ?? minutes.updatedAt),
              })
            : t('meetings:minutes.draft_by', {
                name: nameOf(minutes.updatedBy),
                when: f.dateTime(minutes.updatedAt),
              })}
        </Text>
      </Group>
      {minutes.reason !== '' && (
        <Text size="sm" mt="xs">
          {t('meetings:minutes.corrects', { reason: minutes.reason })}
        </Text>
      )}
      <p className={classes['said']}>{minutes.body}</p>
      {minutes.categories.length > 0 && (
        <Text size="sm" mt="xs">
          {t('meetings:minutes.categories')}&#8239;: {words(minutes.categories)}
        </Text>
      )}
      {minutes.othersPresent !== '' && (
        <Text size="sm">
          {t('meetings:minutes.others')}&#8239;: {minutes.othersPresent}
        </Text>
      )}
      {meeting.guarded && sensitive.length > 0 && (
        <Alert mt="sm" color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('meetings:minutes.sensitive_told', { categories: words(sensitive) })}
        </Alert>
      )}
      {!approved && meeting.leads && (
        <Group gap="xs" mt="sm" className="not-printed">
          <Button
            size="compact-md"
            loading={step.isPending}
            onClick={() =>
              step.mutate({ path: `/minutes/${minutes.id}/approve`, body: { version: minutes.version } })
            }
          >
            {t('meetings:minutes.approve')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('meetings:minutes.approve_hint')}
          </Text>
          {step.error !== null && <ProblemNotice error={step.error} />}
        </Group>
      )}
    </Paper>
  );
}
