import { Alert, Button, Group, Paper, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Dissociation, Room } from '@grappe/contracts/api';
import { call } from '../../../app/api.ts';
import { focusOnOpen } from '../../../app/focus-on-open.ts';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useClusterPath } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { roomKey } from '../room-queries.ts';
import classes from '../rooms.module.css';

interface DissociationsProps {
  readonly room: Room;
  /** The meeting that one parts from; null: anything in the room. */
  readonly meetingId: string | null;
  readonly dissociations: readonly Dissociation[];
}

/** Who parted from a discussion, and the way to do so. */
export function DissociationsSection({ room, meetingId, dissociations }: DissociationsProps) {
  const { t } = useText('meetings', 'errors');
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="dissociations">
      <Title id="dissociations" order={2} size="h5" mt="lg" mb="xs">
        {t('meetings:dissociation.title')}
      </Title>
      {!open && (
        <Button
          className="not-printed"
          variant="default"
          size="compact-md"
          leftSection={<IconHandStop size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('meetings:dissociation.open')}
        </Button>
      )}
      {open && <DissociationForm room={room} meetingId={meetingId} onClose={() => setOpen(false)} />}
      {dissociations.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('meetings:dissociation.none')}
        </Text>
      ) : (
        <ul className={classes['lines']}>
          {dissociations.map((dissociation) => (
            <li key={dissociation.id}>
              <DissociationLine room={room} dissociation={dissociation} here={meetingId !== null} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface LineProps {
  readonly room: Room;
  readonly dissociation: Dissociation;
  /** On the page of its meeting. */
  readonly here: boolean;
}

function DissociationLine({ room, dissociation, here }: LineProps) {
  const { t, f } = useText('meetings');
  const { organisation, recordedAt, subject, statement } = dissociation;
  const name =
    room.people.find(({ id }) => id === dissociation.authorId)?.name ?? t('meetings:page.somebody');
  const when = f.dateTime(recordedAt);
  return (
    <>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {subject}
      </Text>
      {statement !== '' && <p className={classes['body']}>{statement}</p>}
      <Text size="xs" c="dimmed">
        {organisation === null
          ? t('meetings:dissociation.by', { name, when })
          : t('meetings:dissociation.by_of', { name, organisation: organisation.name, when })}
        {!here && dissociation.meetingId !== null && ` · ${t('meetings:dissociation.in_meeting')}`}
      </Text>
    </>
  );
}

interface DissociationFormProps extends Omit<DissociationsProps, 'dissociations'> {
  /** The message that one parts from. */
  readonly messageId?: string;
  readonly onClose: () => void;
}

/** Words that nobody will change: what one parts from, and what one wants to say of it. */
export function DissociationForm({ room, meetingId, messageId, onClose }: DissociationFormProps) {
  const { t } = useText('meetings', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [clientId] = useState(() => crypto.randomUUID());
  const [subject, setSubject] = useState('');
  const [statement, setStatement] = useState('');
  const record = useMutation({
    mutationFn: () =>
      call<Dissociation>(path(`/rooms/${room.id}/dissociations`), {
        method: 'POST',
        body: { clientId, subject, statement, meetingId, messageId: messageId ?? null },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: roomKey(path(''), room.id) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="40rem">
        {record.error !== null && <ProblemNotice error={record.error} />}
        <Alert color="gray" variant="light" icon={<IconHandStop aria-hidden />}>
          {t('meetings:dissociation.lead')} {t('meetings:dissociation.readers')}
        </Alert>
        <TextInput
          ref={focusOnOpen}
          maxLength={300}
          label={t('meetings:dissociation.subject')}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Textarea
          autosize
          minRows={2}
          maxRows={10}
          maxLength={8000}
          label={t('meetings:dissociation.statement')}
          value={statement}
          onChange={(event) => setStatement(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={record.isPending} disabled={subject.trim() === ''}>
            {t('meetings:dissociation.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('meetings:dissociation.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
