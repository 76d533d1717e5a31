import { Button, Group, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Room, RoomMessage } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, useSession } from '../../app/session.ts';
import { sayProblem } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { DissociationForm } from './meetings/dissociations.tsx';
import { mentionsIn } from './mentions.ts';
import { MessageWords } from './message-words.tsx';
import classes from './rooms.module.css';

interface MessageProps {
  readonly room: Room;
  readonly message: RoomMessage;
  readonly onChanged: (message: RoomMessage) => void;
  /** Absent where one cannot answer. */
  readonly onAnswer?: (() => void) | undefined;
}

/** One message: who, when, what; and what its author may do with it. */
export function Message({ room, message, onChanged, onAnswer }: MessageProps) {
  const { t } = useText('rooms', 'meetings', 'errors');
  const { personId } = useSession();
  const [editing, setEditing] = useState(false);
  const [parting, setParting] = useState(false);
  const isOthers = message.authorId !== personId && message.body !== null;
  const isMine = message.authorId === personId && message.body !== null && room.status === 'open';
  const remove = useRemoval(message, onChanged);
  return (
    <div id={`message-${message.id}`} tabIndex={-1}>
      <By room={room} message={message} />
      {editing ? (
        <MessageEditor
          room={room}
          message={message}
          onChanged={onChanged}
          onClose={() => setEditing(false)}
        />
      ) : (
        <MessageWords message={message} people={room.people} />
      )}
      {parting && (
        <DissociationForm
          room={room}
          meetingId={null}
          messageId={message.id}
          onClose={() => setParting(false)}
        />
      )}
      {!editing && !parting && (onAnswer !== undefined || isMine || isOthers) && (
        <div className={`${classes['acts']} not-printed`}>
          {onAnswer !== undefined && (
            <Button size="compact-xs" variant="subtle" onClick={onAnswer}>
              {t('rooms:message.answer')}
            </Button>
          )}
          {isOthers && (
            <Button size="compact-xs" variant="subtle" onClick={() => setParting(true)}>
              {t('meetings:dissociation.from_message')}
            </Button>
          )}
          {isMine && (
            <>
              <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
                {t('rooms:message.edit')}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                loading={remove.isPending}
                onClick={() => remove.mutate()}
              >
                {t('rooms:message.delete')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function By({ room, message }: Pick<MessageProps, 'room' | 'message'>) {
  const { t, f } = useText('rooms', 'terms');
  const author = room.people.find(({ id }) => id === message.authorId);
  const from = author?.coordinates === true ? t('rooms:people.team') : author?.organisation?.name;
  return (
    <div className={classes['by']}>
      <Text fw={600}>{author?.name ?? t('rooms:people.gone')}</Text>
      {from !== undefined && (
        <Text size="xs" c="dimmed">
          {from}
        </Text>
      )}
      {message.category !== null && (
        <Text size="xs" c="dimmed">
          {t(`terms:exchange.${message.category}`)}
        </Text>
      )}
      <Text size="xs" c="dimmed" component="time" dateTime={message.createdAt}>
        {f.dateTime(message.createdAt)}
        {message.editedAt !== null && message.body !== null && ` · ${t('rooms:message.edited')}`}
      </Text>
    </div>
  );
}

function useRemoval(message: RoomMessage, onChanged: (message: RoomMessage) => void) {
  const { t } = useText('errors');
  const path = useClusterPath();
  return useMutation({
    mutationFn: () =>
      call(path(`/rooms/${message.roomId}/messages/${message.id}/delete`), {
        method: 'POST',
        body: { version: message.version },
      }),
    onSuccess: () =>
      onChanged({
        ...message,
        body: null,
        mentions: [],
        version: message.version + 1,
        deletedAt: new Date().toISOString(),
      }),
    onError: (cause) => sayProblem(cause, t),
  });
}

interface MessageEditorProps extends Pick<MessageProps, 'room' | 'message' | 'onChanged'> {
  readonly onClose: () => void;
}

function MessageEditor({ room, message, onChanged, onClose }: MessageEditorProps) {
  const { t } = useText('rooms', 'errors');
  const path = useClusterPath();
  const [text, setText] = useState(message.body ?? '');
  const save = useMutation({
    mutationFn: () =>
      call<RoomMessage>(path(`/rooms/${room.id}/messages/${message.id}`), {
        method: 'PATCH',
        body: { body: text, mentions: mentionsIn(text, room.people), version: message.version },
      }),
    onSuccess: (changed) => {
      onChanged(changed);
      onClose();
    },
  });
  return (
    <>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <Textarea
        ref={focusOnOpen}
        autosize
        minRows={2}
        maxRows={12}
        mt={4}
        maxLength={8000}
        aria-label={t('rooms:message.edit_label')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save.mutate();
        }}
      />
      <Group gap="xs" mt="xs">
        <Button
          size="compact-sm"
          loading={save.isPending}
          disabled={text.trim() === ''}
          onClick={() => save.mutate()}
        >
          {t('rooms:save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('rooms:cancel')}
        </Button>
      </Group>
    </>
  );
}
