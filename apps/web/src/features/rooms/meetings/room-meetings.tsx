import { Group, Paper, Text, Title } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Room } from '@grappe/contracts/api';
import { useClusterPath } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { meetingsQuery } from './meeting-queries.ts';
import { useNow } from './use-now.ts';

/** Beside the conversation: the next meeting, and the ways to all of them and to a dissociation. */
export function RoomMeetings({ room }: { readonly room: Room }) {
  const { t, f } = useText('meetings');
  const path = useClusterPath();
  const now = useNow();
  const { data: meetings = [] } = useQuery(meetingsQuery(path(''), room.id));
  const next = meetings.findLast(
    ({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > now,
  );
  return (
    <Paper
      withBorder
      p="sm"
      mt="sm"
      bg="var(--grappe-surface)"
      component="section"
      aria-labelledby="meetings"
    >
      <Group justify="space-between" gap="xs">
        <Title id="meetings" order={2} size="h6">
          {t('meetings:list.place')}{' '}
          <Text span size="xs" c="dimmed" fw={400}>
            {f.number(meetings.length)}
          </Text>
        </Title>
        <Link to="/rooms/$roomId/meetings" params={{ roomId: room.id }}>
          {t(meetings.length === 0 ? 'meetings:list.plan' : 'meetings:list.all')}
        </Link>
      </Group>
      {next !== undefined && (
        <Text size="sm" mt={4}>
          <Link to="/rooms/$roomId/meetings/$meetingId" params={{ roomId: room.id, meetingId: next.id }}>
            {next.title}
          </Link>
          {' · '}
          {f.dateTime(next.startsAt)}
        </Text>
      )}
      <Text size="sm" mt={4}>
        <IconHandStop size={14} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
        <Link to="/rooms/$roomId/meetings" params={{ roomId: room.id }} hash="dissociations">
          {t('meetings:dissociation.open')}
        </Link>
      </Text>
    </Paper>
  );
}
