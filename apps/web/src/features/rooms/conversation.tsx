import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Room, RoomMessage, RoomMessagePage } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { problemWords } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { threadsOf, withMessages } from './apply-event.ts';
import { Composer } from './composer.tsx';
import { ThreadItem } from './thread-item.tsx';
import { useOutbox } from './use-outbox.ts';
import type { Outbox, Sending } from './use-outbox.ts';
import type { LiveRoom } from './use-room.ts';
import { useStayAtEnd } from './use-stay-at-end.ts';
import { useReading } from './use-reading.ts';
import classes from './rooms.module.css';

/** What is said: the threads, those on their way, and where one writes. */
export function Conversation({ room, isLive, change }: LiveRoom) {
  const { t } = useText('rooms');
  const keep = (messages: readonly RoomMessage[]) => change((known) => withMessages(known, messages));
  const outbox = useOutbox(room.id, isLive, (message) => keep([message]));
  const [rewriting, setRewriting] = useState<Sending | null>(null);
  const newSince = useReading(room);
  const threads = threadsOf(room.messages);
  const end = useStayAtEnd(room.messages.at(-1)?.id);
  return (
    <section aria-labelledby="conversation">
      <Title id="conversation" order={2} size="h5" mb="xs">
        {t('rooms:conversation')}
      </Title>
      {room.hasEarlier && <Earlier room={room} change={change} />}
      {threads.length === 0 && outbox.waiting.length === 0 && (
        <Text c="dimmed">{t('rooms:message.none')}</Text>
      )}
      <ol className={classes['messages']} aria-live="polite" aria-relevant="additions">
        {threads.map((thread) => (
          <ThreadItem
            key={thread.rootId}
            room={room}
            thread={thread}
            newSince={newSince}
            outbox={outbox}
            onChanged={(message) => keep([message])}
          />
        ))}
        {outbox.waiting.map((waiting) => (
          <WaitingItem
            key={waiting.clientId}
            waiting={waiting}
            outbox={outbox}
            onRewrite={() => {
              outbox.takeOut(waiting);
              setRewriting(waiting);
            }}
          />
        ))}
      </ol>
      <div ref={end}>
        {room.status === 'open' ? (
          <Composer
            key={rewriting?.clientId ?? 'new'}
            room={room}
            threadId={null}
            outbox={outbox}
            startWith={rewriting?.body}
          />
        ) : (
          <Alert mt="md" color="gray">
            {t('rooms:closed')}
          </Alert>
        )}
      </div>
    </section>
  );
}

function Earlier({ room, change }: Pick<LiveRoom, 'room' | 'change'>) {
  const { t } = useText('rooms');
  const path = useClusterPath();
  const read = useMutation({
    mutationFn: () =>
      call<RoomMessagePage>(path(`/rooms/${room.id}/messages?before=${room.messages[0]?.id ?? ''}`)),
    onSuccess: ({ messages, hasEarlier }) =>
      change((known: Room) => ({ ...withMessages(known, messages), hasEarlier })),
  });
  return (
    <Button
      size="compact-sm"
      variant="default"
      mb="xs"
      loading={read.isPending}
      onClick={() => read.mutate()}
    >
      {t('rooms:message.earlier')}
    </Button>
  );
}

interface WaitingItemProps {
  readonly waiting: Sending;
  readonly outbox: Outbox;
  readonly onRewrite: () => void;
}

/** Written here, not yet taken by the server: nothing of it is lost. */
function WaitingItem({ waiting, outbox, onRewrite }: WaitingItemProps) {
  const { t } = useText('rooms', 'errors');
  const failed = waiting.error !== undefined;
  return (
    <li className={classes['thread']}>
      <p className={classes['body']}>{waiting.body}</p>
      <Text size="xs" c={failed ? 'var(--mantine-color-error)' : 'dimmed'} role="status">
        {failed
          ? `${problemWords(waiting.error, t).what} ${t('rooms:message.kept')}`
          : t('rooms:message.sending')}
      </Text>
      {failed && (
        <Group gap="xs" mt={4}>
          <Button size="compact-xs" onClick={() => outbox.again(waiting)}>
            {t('rooms:message.again')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={onRewrite}>
            {t('rooms:message.rewrite')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => outbox.takeOut(waiting)}>
            {t('rooms:message.discard')}
          </Button>
        </Group>
      )}
    </li>
  );
}
