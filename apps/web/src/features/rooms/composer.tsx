import { ActionIcon, Button, FileButton, Group, Kbd, Text, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { isSensitive } from '@grappe/contracts/facts';
import type { ExchangeCategory } from '@grappe/contracts/facts';
import type { Room, RoomFile, RoomPerson } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, useSession } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { AudienceWords } from './audience-words.tsx';
import { MessageAbout } from './meetings/message-about.tsx';
import { mentionsIn, nameBeingTyped, peopleNamed, withName } from './mentions.ts';
import { draftOf, keepDraft } from './outbox.ts';
import type { Outbox } from './use-outbox.ts';
import classes from './rooms.module.css';

interface ComposerProps {
  readonly room: Room;
  readonly threadId: string | null;
  readonly outbox: Outbox;
  /** Words that come back to be written again. */
  readonly startWith?: string | undefined;
  readonly onSent?: () => void;
}

/** Where one writes; who can read it is said above. What is typed stays on this device until it is sent. */
export function Composer({ room, threadId, outbox, startWith, onSent }: ComposerProps) {
  const { t } = useText('rooms', 'errors');
  const { personId } = useSession();
  const [text, setText] = useState(() => startWith ?? draftOf(personId, room.id, threadId));
  const [files, setFiles] = useState<readonly RoomFile[]>([]);
  const [category, setCategory] = useState<ExchangeCategory | null>(null);
  const refused = room.guarded && isSensitive(category) ? category : null;
  const attach = useAttachment(room.id, category, (file) => setFiles((known) => [...known, file]));
  useEffect(() => keepDraft(personId, room.id, threadId, text), [personId, room.id, threadId, text]);
  const send = () => {
    const body = text.trim() === '' ? files.map(({ name }) => name).join('\n') : text.trim();
    if (body === '' || refused !== null) return;
    outbox.send({ body, threadId, mentions: mentionsIn(body, room.people), category, files });
    setText('');
    setFiles([]);
    setCategory(null);
    onSent?.();
  };
  return (
    <div className={`${classes['composer']} not-printed`}>
      <AudienceWords room={room} />
      {attach.error !== null && <ProblemNotice error={attach.error} />}
      <NamingTextarea
        people={room.people}
        text={text}
        onText={setText}
        onSend={send}
        label={t(threadId === null ? 'rooms:compose.label' : 'rooms:compose.answer_label')}
        focused={threadId !== null || startWith !== undefined}
      />
      <MessageAbout
        room={room}
        text={text}
        category={category}
        onCategory={setCategory}
        onTold={() => {
          setText('');
          setCategory(null);
        }}
      />
      <Attached files={files} onRemove={(file) => setFiles(files.filter(({ id }) => id !== file.id))} />
      <Group justify="space-between" mt="xs" gap="xs">
        <FileButton onChange={(file) => file !== null && attach.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="default"
              loading={attach.isPending}
              disabled={refused !== null}
              leftSection={<IconPaperclip size={15} aria-hidden />}
            >
              {t('rooms:compose.attach')}
            </Button>
          )}
        </FileButton>
        <Group gap="xs">
          <Text size="xs" c="dimmed" visibleFrom="sm">
            <Kbd size="xs">{t('rooms:compose.keys')}</Kbd>
          </Text>
          <Button
            size="compact-md"
            disabled={(text.trim() === '' && files.length === 0) || refused !== null}
            leftSection={<IconSend size={15} aria-hidden />}
            onClick={send}
          >
            {t('rooms:compose.send')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}

/** Puts a file in the room; it goes with the message that is sent next. */
export function useAttachment(
  roomId: string,
  category: ExchangeCategory | null,
  onKept: (file: RoomFile) => void,
) {
  const path = useClusterPath();
  const about = category === null ? '' : `?category=${category}`;
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return call<RoomFile>(path(`/rooms/${roomId}/files${about}`), { method: 'POST', form });
    },
    onSuccess: onKept,
  });
}

interface AttachedProps {
  readonly files: readonly RoomFile[];
  readonly onRemove: (file: RoomFile) => void;
}

function Attached({ files, onRemove }: AttachedProps) {
  const { t } = useText('rooms');
  return (
    <ul className={classes['files']} aria-label={t('rooms:compose.attached')}>
      {files.map((file) => (
        <li key={file.id}>
          <IconPaperclip size={14} aria-hidden /> {file.name}{' '}
          <ActionIcon
            size="sm"
            variant="subtle"
            aria-label={t('rooms:compose.detach', { name: file.name })}
            onClick={() => onRemove(file)}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

interface NamingTextareaProps {
  readonly people: readonly RoomPerson[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  readonly label: string;
  readonly focused: boolean;
}

/** A text in which `@` and some letters offer the people of the room: arrows choose, Enter takes, Escape closes. */
function NamingTextarea({ people, text, onText, onSend, label, focused }: NamingTextareaProps) {
  const { t } = useText('rooms');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) area.current?.focus();
  }, [focused]);
  const listId = useId();
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [closed, setClosed] = useState(false);
  const typing = closed ? null : nameBeingTyped(text, cursor);
  const offered = typing === null ? [] : peopleNamed(people, typing.words);
  const take = (person: RoomPerson | undefined) => {
    if (person === undefined || typing === null) return;
    const taken = withName(text, typing, person.name);
    onText(taken.text);
    setCursor(taken.cursor);
    requestAnimationFrame(() => area.current?.setSelectionRange(taken.cursor, taken.cursor));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    if (offered.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setChosen((chosen + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[chosen]);
    else if (event.key === 'Escape') setClosed(true);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Textarea
        ref={area}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={8000}
        label={label}
        value={text}
        onChange={(event) => {
          onText(event.currentTarget.value);
          setCursor(event.currentTarget.selectionStart);
          setChosen(0);
          setClosed(false);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        aria-autocomplete="list"
        {...(offered.length > 0
          ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${chosen}` }
          : {})}
      />
      {offered.length > 0 && (
        <div id={listId} role="listbox" aria-label={t('rooms:compose.people')} className={classes['names']}>
          {offered.map((person, place) => (
            <div
              key={person.id}
              id={`${listId}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              {person.name}{' '}
              <Text span size="xs" c="dimmed">
                {person.coordinates ? t('rooms:people.team') : person.organisation?.name}
              </Text>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
