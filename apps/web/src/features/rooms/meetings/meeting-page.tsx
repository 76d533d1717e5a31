import { Alert, Button, Group } from '@mantine/core';
import { IconPrinter, IconSpeakerphone } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Meeting, Room } from '@grappe/contracts/api';
import { call } from '../../../app/api.ts';
import { Page } from '../../../app/page.tsx';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useClusterPath } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { useRoom } from '../use-room.ts';
import { DissociationsSection } from './dissociations.tsx';
import { MeetingDecisions } from './meeting-decisions.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { MeetingPeople } from './meeting-people.tsx';
import { meetingQuery, meetingsQuery, useMeetingStep } from './meeting-queries.ts';
import { MinutesSection } from './minutes.tsx';
import { useNow } from './use-now.ts';

/** One meeting: what was announced, who came, what was said and decided. Printed, it is its minutes. */
export function MeetingPage() {
  const { t } = useText('meetings', 'rooms', 'errors', 'terms');
  const { roomId, meetingId } = useParams({ from: '/inside/rooms/$roomId/meetings/$meetingId' });
  const path = useClusterPath();
  const { room } = useRoom(roomId);
  const { data: meeting } = useSuspenseQuery(meetingQuery(path(''), roomId, meetingId));
  const [editing, setEditing] = useState(false);
  const begun = Date.parse(meeting.startsAt) <= useNow();
  const held = begun && meeting.announcedAt !== null && meeting.status === 'planned';
  return (
    <Page
      place={
        <>
          <Link to="/rooms/$roomId" params={{ roomId }}>
            {room.title}
          </Link>
          {' / '}
          <Link to="/rooms/$roomId/meetings" params={{ roomId }}>
            {t('meetings:list.place')}
          </Link>
        </>
      }
      title={meeting.title}
      action={<MeetingActions room={room} meeting={meeting} begun={begun} onEdit={() => setEditing(true)} />}
    >
      <MeetingNotices meeting={meeting} begun={begun} />
      {editing && (
        <MeetingForm
          room={room}
          meeting={meeting}
          onClose={() => setEditing(false)}
          onDone={() => setEditing(false)}
        />
      )}
      <MeetingFacts room={room} meeting={meeting} />
      <MeetingPeople key={meeting.version} room={room} meeting={meeting} held={held} />
      {meeting.status === 'planned' && <MinutesSection room={room} meeting={meeting} held={held} />}
      <MeetingDecisions room={room} meeting={meeting} />
      <DissociationsSection room={room} meetingId={meeting.id} dissociations={meeting.dissociations} />
    </Page>
  );
}

function MeetingNotices({ meeting, begun }: { readonly meeting: Meeting; readonly begun: boolean }) {
  const { t } = useText('meetings');
  const notice =
    meeting.status === 'cancelled'
      ? 'cancelled'
      : meeting.announcedAt !== null
        ? null
        : begun
          ? 'missed'
          : 'announce_hint';
  return (
    notice !== null && (
      <Alert mb="md" color={notice === 'missed' ? 'orange' : 'gray'} variant="light">
        {t(`meetings:page.${notice}`)}
      </Alert>
    )
  );
}

interface ActionsProps {
  readonly room: Room;
  readonly meeting: Meeting;
  readonly begun: boolean;
  readonly onEdit: () => void;
}

/** What may be done with the meeting as it stands: announce, change, call off; print once it was held. */
function MeetingActions({ room, meeting, begun, onEdit }: ActionsProps) {
  const { t } = useText('meetings', 'errors');
  const step = useMeetingStep(room.id, meeting.id);
  const { version, announcedAt } = meeting;
  const remove = useRemoval(room.id, meeting);
  const planned = meeting.status === 'planned' && meeting.leads && room.status === 'open';
  const announced = announcedAt !== null;
  return (
    <Group gap="xs">
      {step.error !== null && <ProblemNotice error={step.error} />}
      {planned && !announced && !begun && (
        <Button
          leftSection={<IconSpeakerphone size={16} aria-hidden />}
          loading={step.isPending}
          disabled={meeting.agenda.length === 0}
          onClick={() => step.mutate({ path: '/announce', body: { version } })}
        >
          {t('meetings:page.announce')}
        </Button>
      )}
      {planned && (!begun || !announced) && (
        <Button variant="default" onClick={onEdit}>
          {t('meetings:page.edit')}
        </Button>
      )}
      {planned && announced && !begun && (
        <Button variant="default" onClick={() => step.mutate({ path: '/cancel', body: { version } })}>
          {t('meetings:page.cancel')}
        </Button>
      )}
      {planned && !announced && (
        <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('meetings:page.delete')}
        </Button>
      )}
      {announced && (
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('meetings:page.print')}
        </Button>
      )}
    </Group>
  );
}

/** A meeting that was never announced disappears; the page of the room's meetings comes instead. */
function useRemoval(roomId: string, { id, version }: Meeting) {
  const path = useClusterPath();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      call(path(`/rooms/${roomId}/meetings/${id}/delete`), { method: 'POST', body: { version } }),
    onSuccess: async () => {
      await navigate({ to: '/rooms/$roomId/meetings', params: { roomId } });
      await queryClient.invalidateQueries({ queryKey: meetingsQuery(path(''), roomId).queryKey });
    },
  });
}
