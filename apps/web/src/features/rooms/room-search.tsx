import { Anchor, CloseButton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Room, RoomSearchResult } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { roomSearchQuery } from './room-queries.ts';
import classes from './rooms.module.css';

const waitMilliseconds = 250;

/** Words found again in the room. */
export function RoomSearch({ room }: { readonly room: Room }) {
  const { t } = useText('rooms');
  const path = useClusterPath();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), waitMilliseconds);
  const { data } = useQuery(roomSearchQuery(path(''), room.id, words));
  return (
    <search>
      <TextInput
        type="search"
        size="sm"
        aria-label={t('rooms:search.label')}
        placeholder={t('rooms:search.label')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          typed !== '' && (
            <CloseButton size="sm" aria-label={t('rooms:search.clear')} onClick={() => setTyped('')} />
          )
        }
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="status">
        {words !== '' && data !== undefined && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('rooms:search.found', { count: data.length })}
          </Text>
        )}
      </div>
      {words !== '' && data !== undefined && (
        <ul className={classes['lines']}>
          {data.map((result) => (
            <li key={result.id}>
              <Found room={room} result={result} />
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function Found({ room, result }: { readonly room: Room; readonly result: RoomSearchResult }) {
  const { t, f } = useText('rooms');
  const author = room.people.find(({ id }) => id === result.authorId)?.name ?? t('rooms:people.gone');
  const isHere = room.messages.some(({ id }) => id === result.id);
  const show = () => {
    const found = document.getElementById(`message-${result.id}`);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  };
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(`rooms:search.${result.kind}`)} · {author} · {f.dateTime(result.at)}
      </Text>
      {isHere ? (
        <Anchor component="button" type="button" ta="left" onClick={show}>
          {result.excerpt}
        </Anchor>
      ) : (
        <Text style={{ overflowWrap: 'anywhere' }}>{result.excerpt}</Text>
      )}
    </>
  );
}
