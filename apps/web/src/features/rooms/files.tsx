import { ActionIcon, Button, FileButton, Group, Text } from '@mantine/core';
import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isSensitive } from '@grappe/contracts/facts';
import type { ExchangeCategory } from '@grappe/contracts/facts';
import type { Room, RoomFile } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, useSession } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAttachment } from './composer.tsx';
import { MessageAbout } from './meetings/message-about.tsx';
import { FileLink } from './message-words.tsx';
import classes from './rooms.module.css';

/** Files of the room: put there, saved, taken away. */
export function Files({ room }: { readonly room: Room }) {
  const { t, f } = useText('rooms', 'terms', 'errors');
  const { personId } = useSession();
  const path = useClusterPath();
  const [category, setCategory] = useState<ExchangeCategory | null>(null);
  const add = useAttachment(room.id, category, () => setCategory(null));
  const remove = useMutation({
    mutationFn: ({ id }: RoomFile) =>
      call(path(`/rooms/${room.id}/files/${id}/delete`), { method: 'POST', body: {} }),
  });
  const error = add.error ?? remove.error;
  const nameOf = (id: string | null) => room.people.find((person) => person.id === id)?.name;
  return (
    <>
      {room.status === 'open' && (
        <MessageAbout
          room={room}
          text=""
          category={category}
          onCategory={setCategory}
          onTold={() => setCategory(null)}
        />
      )}
      {room.status === 'open' && (
        <FileButton onChange={(file) => file !== null && add.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="default"
              mt="xs"
              disabled={room.guarded && isSensitive(category)}
              loading={add.isPending}
              leftSection={<IconUpload size={14} aria-hidden />}
            >
              {t('rooms:file.add')}
            </Button>
          )}
        </FileButton>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {t('rooms:file.rules')}
      </Text>
      {error !== null && <ProblemNotice error={error} />}
      <ul className={classes['lines']}>
        {room.files.map((file) => (
          <li key={file.id}>
            <Group gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <FileLink file={file} />
                <Text size="xs" c="dimmed">
                  {nameOf(file.authorId) ?? t('rooms:people.gone')}, {f.dateTime(file.createdAt)}
                  {file.category !== null && `, ${t(`terms:exchange.${file.category}`)}`}
                </Text>
              </div>
              {(file.authorId === personId || room.canManage) && room.status === 'open' && (
                <ActionIcon
                  variant="subtle"
                  aria-label={t('rooms:file.delete', { name: file.name })}
                  onClick={() => remove.mutate(file)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </>
  );
}
