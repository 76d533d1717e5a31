import { Button, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Room, RoomSummary } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { say } from '../../app/notices.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { roomKey, roomsQuery } from './room-queries.ts';

/** What is the room called, and is it still written in: for those who coordinate. */
export function ManageRoom({ room }: { readonly room: Room }) {
  const { t } = useText('rooms');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t(room.status === 'open' ? 'rooms:manage.open' : 'rooms:manage.open_closed')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('rooms:manage.title')}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        {opened && <RoomForm room={room} onDone={close} />}
      </Modal>
    </>
  );
}

type Kept = Pick<RoomSummary, 'title' | 'status' | 'version'>;

/** Changes the room from the version that was read when the form was opened. */
function useRoomChange(roomId: string, onDone: () => void) {
  const { t } = useText('rooms');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Kept) => call<RoomSummary>(path(`/rooms/${roomId}`), { method: 'PATCH', body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: roomKey(path(''), roomId), exact: true });
      await queryClient.invalidateQueries({ queryKey: roomsQuery(path('')).queryKey });
      onDone();
      await say({ autoClose: 10_000, color: 'leaf', message: t('rooms:manage.saved') });
    },
  });
}

function RoomForm({ room, onDone }: { readonly room: Room; readonly onDone: () => void }) {
  const { t } = useText('rooms', 'errors');
  const [draft, setDraft] = useState<Kept>({
    title: room.title,
    status: room.status,
    version: room.version,
  });
  const change = useRoomChange(room.id, onDone);
  const theirs = currentIn<RoomSummary>(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {theirs === null ? (
          change.error !== null && <ProblemNotice error={change.error} />
        ) : (
          <ChangedMeanwhile
            theirs={[
              { label: t('rooms:manage.name'), value: theirs.title },
              { label: t('rooms:manage.status'), value: t(`rooms:manage.status_${theirs.status}`) },
            ]}
            onKeepMine={() => {
              setDraft({ ...draft, version: theirs.version });
              change.reset();
            }}
            onTakeTheirs={() => {
              setDraft({ title: theirs.title, status: theirs.status, version: theirs.version });
              change.reset();
            }}
          />
        )}
        <TextInput
          ref={focusOnOpen}
          label={t('rooms:manage.name')}
          required
          maxLength={200}
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
        />
        <Radio.Group
          label={t('rooms:manage.status')}
          value={draft.status}
          onChange={(status) => setDraft({ ...draft, status: status === 'closed' ? 'closed' : 'open' })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="open" label={t('rooms:manage.status_open')} />
            <Radio value="closed" label={t('rooms:manage.status_closed')} />
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t('rooms:manage.told')}
        </Text>
        <Button
          type="submit"
          loading={change.isPending}
          disabled={theirs !== null || draft.title.trim() === ''}
        >
          {t('rooms:save')}
        </Button>
      </Stack>
    </form>
  );
}
