import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeetingSummary } from '@grappe/contracts/api';
import { Empty } from '../../../app/empty.tsx';
import { Page } from '../../../app/page.tsx';
import { useClusterPath } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { useRoom } from '../use-room.ts';
import { DissociationsSection } from './dissociations.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { dissociationsQuery, meetingsQuery } from './meeting-queries.ts';
import { MeetingsList } from './meetings-list.tsx';
import { useNow } from './use-now.ts';

/** When do we meet? */
export function MeetingsPage() {
  const { t } = useText('meetings', 'rooms', 'errors', 'terms');
  const { roomId } = useParams({ from: '/inside/rooms/$roomId/meetings' });
  const path = useClusterPath();
  const navigate = useNavigate();
  const { room } = useRoom(roomId);
  const { data: meetings } = useSuspenseQuery(meetingsQuery(path(''), roomId));
  const { data: dissociations } = useSuspenseQuery(dissociationsQuery(path(''), roomId));
  const [planning, setPlanning] = useState(false);
  return (
    <Page
      place={
        <Link to="/rooms/$roomId" params={{ roomId }}>
          {room.title}
        </Link>
      }
      title={t('meetings:list.title')}
      lead={t('meetings:list.lead')}
      action={
        room.status === 'open' && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setPlanning(true)}>
            {t('meetings:list.plan')}
          </Button>
        )
      }
    >
      {planning && (
        <MeetingForm
          room={room}
          meeting={null}
          onClose={() => setPlanning(false)}
          onDone={({ id }) =>
            void navigate({
              to: '/rooms/$roomId/meetings/$meetingId',
              params: { roomId, meetingId: id },
            })
          }
        />
      )}
      {meetings.length === 0 && !planning && (
        <Empty title={t('meetings:list.none')}>{t('meetings:list.none_lead')}</Empty>
      )}
      <ComingAndPast meetings={meetings} />
      <DissociationsSection room={room} meetingId={null} dissociations={dissociations} />
    </Page>
  );
}

function ComingAndPast({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  const { t } = useText('meetings');
  const now = useNow();
  const parts = {
    coming: meetings.filter(({ startsAt }) => Date.parse(startsAt) > now).toReversed(),
    past: meetings.filter(({ startsAt }) => Date.parse(startsAt) <= now),
  };
  return (['coming', 'past'] as const).map(
    (part) =>
      parts[part].length > 0 && (
        <section key={part} aria-labelledby={part}>
          <Title id={part} order={2} size="h5" mt="md" mb="xs">
            {t(`meetings:list.${part}`)}
          </Title>
          <MeetingsList meetings={parts[part]} />
        </section>
      ),
  );
}
