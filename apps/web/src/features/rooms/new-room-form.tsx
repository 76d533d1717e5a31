import { Button, Group, MultiSelect, NativeSelect, Paper, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewRoom, RoomKind, RoomSummary } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { peopleQuery, roomsQuery } from './room-queries.ts';
import { useProposedGroups } from './use-proposed-groups.ts';

interface NewRoomFormProps {
  readonly rooms: readonly RoomSummary[];
  readonly onClose: () => void;
}

/** Opens a room: for the cluster, for a group that was proposed, or for people who are named. */
export function NewRoomForm({ rooms, onClose }: NewRoomFormProps) {
  const { t } = useText('rooms', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [kind, setKind] = useState<RoomKind>('working_group');
  const [title, setTitle] = useState('');
  const [subjectId, setSubjectId] = useState('');
  const [people, setPeople] = useState<string[]>([]);
  const groups = useProposedGroups().filter(({ id }) => !rooms.some((room) => room.subjectId === id));
  const open = useMutation({
    mutationFn: (body: NewRoom) => call<RoomSummary>(path('/rooms'), { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: roomsQuery(path('')).queryKey });
      await navigate({ to: '/rooms/$roomId', params: { roomId: id } });
    },
  });
  const kinds: RoomKind[] = [
    'working_group',
    'action',
    ...(groups.length > 0 ? (['group'] as const) : []),
    ...(rooms.some((room) => room.kind === 'cluster') ? [] : (['cluster'] as const)),
  ];
  const group = groups.find(({ id }) => id === subjectId) ?? groups[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const followed = kind === 'group' ? group : undefined;
    open.mutate({
      kind,
      title: title.trim() || (followed?.name ?? ''),
      subjectId: followed?.id ?? null,
      people,
    });
  };
  return (
    <Paper withBorder p="md" mb="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="36rem">
        {open.error !== null && <ProblemNotice error={open.error} />}
        <NativeSelect
          label={t('rooms:new.kind')}
          description={t(`rooms:new.kind_of.${kind}`)}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`rooms:kind.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as RoomKind)}
        />
        {kind === 'group' && (
          <NativeSelect
            label={t('rooms:new.group')}
            value={group?.id ?? ''}
            data={groups.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setSubjectId(event.currentTarget.value)}
          />
        )}
        <TextInput
          ref={focusOnOpen}
          label={t('rooms:new.title')}
          maxLength={200}
          required={kind !== 'group'}
          withAsterisk={false}
          placeholder={kind === 'group' ? group?.name : undefined}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {(kind === 'working_group' || kind === 'action') && (
          <PeopleSelect people={people} onPeople={setPeople} />
        )}
        <Group gap="xs">
          <Button type="submit" loading={open.isPending} disabled={title.trim() === '' && kind !== 'group'}>
            {t('rooms:new.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('rooms:cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

interface PeopleSelectProps {
  readonly people: string[];
  readonly onPeople: (people: string[]) => void;
}

function PeopleSelect({ people, onPeople }: PeopleSelectProps) {
  const { t } = useText('rooms');
  const path = useClusterPath();
  const { data = [] } = useQuery(peopleQuery(path('')));
  return (
    <MultiSelect
      searchable
      label={t('rooms:new.people')}
      description={t('rooms:new.people_hint')}
      value={people}
      onChange={onPeople}
      data={data.map(({ personId, name, grants }) => {
        const organisation = grants.find(({ organisationName }) => organisationName !== null);
        return {
          value: personId,
          label: organisation === undefined ? name : `${name} (${organisation.organisationName})`,
        };
      })}
    />
  );
}
