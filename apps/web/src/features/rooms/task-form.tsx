import { Button, Group, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Room, RoomTask } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { isConflict } from '../../app/conflict.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { useKeptChange } from './use-kept-change.ts';

interface TaskFormProps {
  readonly room: Room;
  /** As it is now; null for a new one. */
  readonly task: RoomTask | null;
  readonly onClose: () => void;
}

const draftOf = (task: RoomTask | null) => ({
  title: task?.title ?? '',
  note: task?.note ?? '',
  ownerId: task?.ownerId ?? '',
  dueOn: task?.dueOn ?? '',
});

/** A task to write or to change, from the version that was read when the form was opened. */
export function TaskForm({ room, task, onClose }: TaskFormProps) {
  const { t, f } = useText('rooms', 'errors');
  const [seen, setSeen] = useState(task);
  const [draft, setDraft] = useState(() => draftOf(task));
  const { save, remove } = useKeptChange<RoomTask>({ roomId: room.id, kind: 'tasks', onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { ownerId, dueOn } = draft;
    const body = { ...draft, ownerId: ownerId === '' ? null : ownerId, dueOn: dueOn === '' ? null : dueOn };
    save.mutate({ seen, body });
  };
  const error = save.error ?? remove.error;
  const moved = isConflict(error) && task !== null && task.version !== seen?.version;
  const writer = room.people.find(({ id }) => id === task?.updatedBy)?.name ?? t('rooms:people.gone');
  const agree = () => {
    setSeen(task);
    save.reset();
    remove.reset();
  };
  const owner = room.people.find(({ id }) => id === task?.ownerId)?.name ?? t('rooms:task.nobody');
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Stack gap="xs">
        {moved ? (
          <ChangedMeanwhile
            by={writer}
            theirs={[
              { label: t('rooms:task.title'), value: task.title },
              { label: t('rooms:task.owner'), value: owner },
              ...(task.dueOn === null ? [] : [{ label: t('rooms:task.date'), value: f.date(task.dueOn) }]),
              ...(task.note === '' ? [] : [{ label: t('rooms:task.note'), value: task.note }]),
            ]}
            onKeepMine={agree}
            onTakeTheirs={() => {
              agree();
              setDraft(draftOf(task));
            }}
          />
        ) : (
          error !== null && <ProblemNotice error={error} />
        )}
        <TaskFields room={room} draft={draft} onDraft={setDraft} />
        <Group gap="xs">
          <Button
            type="submit"
            size="compact-sm"
            loading={save.isPending}
            disabled={moved || draft.title.trim() === ''}
          >
            {t('rooms:save')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('rooms:cancel')}
          </Button>
          {seen !== null && (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={remove.isPending}
              onClick={() => remove.mutate(seen, { onSuccess: onClose })}
            >
              {t('rooms:message.delete')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

type Draft = ReturnType<typeof draftOf>;

interface TaskFieldsProps {
  readonly room: Room;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

function TaskFields({ room, draft, onDraft }: TaskFieldsProps) {
  const { t } = useText('rooms');
  return (
    <>
      <TextInput
        ref={focusOnOpen}
        size="sm"
        maxLength={300}
        label={t('rooms:task.title')}
        value={draft.title}
        onChange={(event) => onDraft({ ...draft, title: event.currentTarget.value })}
      />
      <Group grow align="flex-end">
        <NativeSelect
          size="sm"
          label={t('rooms:task.owner')}
          value={draft.ownerId}
          data={[
            { value: '', label: t('rooms:task.nobody') },
            ...room.people.filter(({ isIn }) => isIn).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onDraft({ ...draft, ownerId: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('rooms:task.date')}
          value={draft.dueOn}
          onChange={(event) => onDraft({ ...draft, dueOn: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={8000}
        label={t('rooms:task.note')}
        value={draft.note}
        onChange={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
      />
    </>
  );
}
