import { Button, Group, Stack, Text } from '@mantine/core';
import type { EncounterDetail } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { MeetingTable } from './meeting-table.tsx';

/** One's own meetings, once published. */
export function MyMeetings({ event }: { readonly event: EncounterDetail }) {
  const { t } = useText('encounters');
  const path = useClusterPath();
  if (event.status !== 'published') return <Text size="sm">{t('encounters:not_published')}</Text>;
  if (event.meetings.length === 0) return <Text size="sm">{t('encounters:with_nobody')}</Text>;
  return (
    <Stack gap="md">
      <Group>
        {event.participants.map(({ id, personName }) => (
          <Button
            key={id}
            component="a"
            size="compact-md"
            variant="default"
            href={path(`/encounters/${event.id}/participants/${id}/calendar.ics`)}
            download
            aria-label={`${t('encounters:to_calendar')} (${personName})`}
          >
            {t('encounters:to_calendar')}
          </Button>
        ))}
      </Group>
      <MeetingTable event={event} />
    </Stack>
  );
}
