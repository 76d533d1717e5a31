import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Room, RoomTask } from '@grappe/contracts/api';
import { sayProblem } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { TaskForm } from './task-form.tsx';
import { useKeptChange } from './use-kept-change.ts';
import classes from './rooms.module.css';

/** Who does what by when. */
export function Tasks({
  room,
  onChanged,
}: {
  readonly room: Room;
  readonly onChanged: (task: RoomTask) => void;
}) {
  const { t } = useText('rooms');
  const [open, setOpen] = useState<string | null>(null);
  const canWrite = room.status === 'open';
  return (
    <>
      {canWrite && open !== 'new' && (
        <Button size="compact-sm" variant="default" onClick={() => setOpen('new')}>
          {t('rooms:task.add')}
        </Button>
      )}
      {open === 'new' && <TaskForm room={room} task={null} onClose={() => setOpen(null)} />}
      {room.tasks.length === 0 && open !== 'new' && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('rooms:task.none')}
        </Text>
      )}
      <ul className={classes['lines']}>
        {inOrder(room.tasks).map((task) => (
          <li key={task.id}>
            {open === task.id ? (
              <TaskForm room={room} task={task} onClose={() => setOpen(null)} />
            ) : (
              <TaskLine
                room={room}
                task={task}
                onChanged={onChanged}
                onEdit={canWrite ? () => setOpen(task.id) : undefined}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is to be done first, by date; then what is done. */
const inOrder = (tasks: readonly RoomTask[]): RoomTask[] =>
  tasks.toSorted(
    (a, b) =>
      Number(a.status !== 'open') - Number(b.status !== 'open') ||
      (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
      a.id.localeCompare(b.id),
  );

interface TaskLineProps {
  readonly room: Room;
  readonly task: RoomTask;
  readonly onChanged: (task: RoomTask) => void;
  readonly onEdit: (() => void) | undefined;
}

function TaskLine({ room, task, onChanged, onEdit }: TaskLineProps) {
  const { t, f } = useText('rooms', 'errors');
  const { save } = useKeptChange<RoomTask>({ roomId: room.id, kind: 'tasks', onDone: onChanged });
  const owner = room.people.find(({ id }) => id === task.ownerId)?.name;
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const isLate = task.status === 'open' && task.dueOn !== null && task.dueOn < today;
  const tick = () =>
    save.mutate(
      { seen: task, body: { status: task.status === 'open' ? 'done' : 'open' } },
      { onError: (cause) => sayProblem(cause, t) },
    );
  return (
    <>
      <Checkbox
        label={task.title}
        checked={task.status === 'done'}
        disabled={onEdit === undefined || save.isPending}
        onChange={tick}
        styles={{ label: { overflowWrap: 'anywhere', fontWeight: task.status === 'open' ? 600 : 400 } }}
      />
      <Group gap="xs" ml={32}>
        <Text size="xs" c="dimmed">
          {owner ?? t('rooms:task.nobody')}
        </Text>
        {task.dueOn !== null && (
          <Text size="xs" c={isLate ? 'var(--mantine-color-error)' : 'dimmed'}>
            {t(isLate ? 'rooms:task.late' : 'rooms:task.due', { date: f.date(task.dueOn) })}
          </Text>
        )}
        {task.status === 'dropped' && <Text size="xs">{t('rooms:task.dropped')}</Text>}
        {onEdit !== undefined && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={onEdit}
            aria-label={t('rooms:task.edit_of', { title: task.title })}
          >
            {t('rooms:message.edit')}
          </Button>
        )}
      </Group>
      {task.note !== '' && <p className={classes['body']}>{task.note}</p>}
    </>
  );
}
