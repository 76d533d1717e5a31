import { Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MeetingSummary } from '@grappe/contracts/api';
import { useText } from '../../../app/use-text.ts';
import { MeetingState } from './meeting-state.tsx';
import classes from '../rooms.module.css';

/** Meetings in lines, each leading to its page. */
export function MeetingsList({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  const { t, f } = useText('meetings');
  return (
    <ul className={classes['rooms']}>
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <Link
            to="/rooms/$roomId/meetings/$meetingId"
            params={{ roomId: meeting.roomId, meetingId: meeting.id }}
            className={classes['room'] ?? ''}
          >
            <span className={classes['roomWords']}>
              <Text span fw={600} display="block">
                {meeting.title}
              </Text>
              <Text span size="xs" c="dimmed">
                {f.dateTime(meeting.startsAt)}
                {meeting.place === '' ? '' : ` · ${meeting.place}`}
              </Text>
            </span>
            {meeting.dissociations > 0 && (
              <Badge variant="light">
                {t('meetings:list.dissociations', { count: meeting.dissociations })}
              </Badge>
            )}
            <MeetingState meeting={meeting} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
