import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Meeting, Room } from '@grappe/contracts/api';
import { call } from '../../../app/api.ts';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useClusterPath } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { roomKey } from '../room-queries.ts';
import { useNow } from './use-now.ts';
import classes from '../rooms.module.css';

interface Props {
  readonly room: Room;
  readonly meeting: Meeting;
}

/** What was decided there; a decision is one of the room, changed on its page. */
export function MeetingDecisions({ room, meeting }: Props) {
  const { t, f } = useText('meetings', 'rooms', 'errors');
  const begun = Date.parse(meeting.startsAt) <= useNow();
  if (meeting.status === 'cancelled' || (!begun && meeting.decisions.length === 0)) return null;
  return (
    <section aria-labelledby="decisions">
      <Title id="decisions" order={2} size="h5" mt="lg" mb="xs">
        {t('meetings:decisions.title')}
      </Title>
      {meeting.decisions.length === 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('meetings:decisions.none')}
        </Text>
      )}
      <ul className={classes['lines']}>
        {meeting.decisions.map(({ id, title, body, status, decidedOn }) => (
          <li key={id}>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Text>
            {body !== '' && <p className={classes['body']}>{body}</p>}
            <Text size="xs" c="dimmed">
              {t(`rooms:decision.${status}`)}
              {decidedOn === null ? '' : ` · ${f.date(decidedOn)}`}
            </Text>
          </li>
        ))}
      </ul>
      {begun && room.status === 'open' && <AddDecision room={room} meeting={meeting} />}
    </section>
  );
}

function AddDecision({ room, meeting }: Props) {
  const { t } = useText('meetings');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState('');
  const add = useMutation({
    mutationFn: () =>
      call(path(`/rooms/${room.id}/decisions`), {
        method: 'POST',
        body: {
          title: title.trim(),
          status: 'adopted',
          decidedOn: meeting.startsAt.slice(0, 10),
          meetingId: meeting.id,
        },
      }),
    onSuccess: async () => {
      setTitle('');
      await queryClient.invalidateQueries({ queryKey: roomKey(path(''), room.id) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== '') add.mutate();
  };
  return (
    <form onSubmit={submit} className="not-printed">
      {add.error !== null && <ProblemNotice error={add.error} />}
      <Group gap="xs" align="flex-end">
        <TextInput
          flex="1 1 16rem"
          maw="32rem"
          maxLength={300}
          label={t('meetings:decisions.add')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending} disabled={title.trim() === ''}>
          {t('meetings:decisions.submit')}
        </Button>
      </Group>
    </form>
  );
}
