import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Room, RoomMessage } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import type { Thread } from './apply-event.ts';
import { Composer } from './composer.tsx';
import { Message } from './message.tsx';
import { threadQuery } from './room-queries.ts';
import type { Outbox } from './use-outbox.ts';
import classes from './rooms.module.css';

interface ThreadItemProps {
  readonly room: Room;
  readonly thread: Thread;
  /** Messages after this one were new when the page opened. */
  readonly newSince: string | null;
  readonly outbox: Outbox;
  readonly onChanged: (message: RoomMessage) => void;
}

/** Answers that are shown before one asks for all. */
const fewAnswers = 2;

/** A message and its answers; the beginning is fetched when it is older than what was read. */
export function ThreadItem({ room, thread, newSince, outbox, onChanged }: ThreadItemProps) {
  const { t } = useText('rooms');
  const [isWhole, setWhole] = useState(false);
  const [answering, setAnswering] = useState(false);
  const { root, answers } = useWholeThread(room, thread, isWhole || thread.root === null);
  const shown = isWhole ? answers : answers.slice(-fewAnswers);
  const last = thread.answers.at(-1) ?? thread.root;
  const isNew = newSince !== null && last !== null && last.id > newSince;
  return (
    <li className={classes['thread']} data-new={isNew}>
      {root !== null && (
        <Message
          room={room}
          message={root}
          onChanged={onChanged}
          onAnswer={room.status === 'open' ? () => setAnswering(true) : undefined}
        />
      )}
      {answers.length > shown.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('rooms:thread.all', { count: answers.length })}
        </Button>
      )}
      {shown.length > 0 && (
        <ol className={classes['answers']}>
          {shown.map((answer) => (
            <li key={answer.id}>
              <Message room={room} message={answer} onChanged={onChanged} />
            </li>
          ))}
        </ol>
      )}
      {answering && (
        <Composer room={room} threadId={thread.rootId} outbox={outbox} onSent={() => setAnswering(false)} />
      )}
    </li>
  );
}

/** What the page knows of a thread, and what it asks for when that is not all. */
function useWholeThread(room: Room, thread: Thread, isAsked: boolean): Pick<Thread, 'root' | 'answers'> {
  const path = useClusterPath();
  const { data } = useQuery({
    ...threadQuery(path(''), room.id, thread.rootId),
    enabled: isAsked && (thread.root === null || room.hasEarlier),
  });
  const known = new Map((data?.messages ?? []).map((message) => [message.id, message]));
  for (const message of [thread.root, ...thread.answers])
    if (message !== null) known.set(message.id, message);
  const ordered = [...known.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    root: known.get(thread.rootId) ?? null,
    answers: ordered.filter(({ id }) => id !== thread.rootId),
  };
}
