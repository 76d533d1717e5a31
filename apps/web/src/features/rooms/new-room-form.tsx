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
import { useFollowed } from './use-followed.ts';

interface NewRoomFormProps {
  readonly rooms: readonly RoomSummary[];
  readonly onClose: () => void;
}

/** Opens a room: for the cluster, for a group that was proposed, for an alliance, or for people who are named. */
export function NewRoomForm({ rooms, onClose }: NewRoomFormProps) {
  const { t } = useText('rooms', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [kind, setKind] = useState<RoomKind>('working_group');
  const [title, setTitle] = useState('');
  const [subjectId, setSubjectId] = useState('');
  const [people, setPeople] = useState<string[]>([]);
  const followable = useFollowed(rooms);
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
    ...(['group', 'alliance'] as const).filter((each) => (followable[each]?.length ?? 0) > 0),
    ...(rooms.some((room) => room.kind === 'cluster') ? [] : (['cluster'] as const)),
  ];
  const choices = followable[kind];
  const followed = choices?.find(({ id }) => id === subjectId) ?? choices?.[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
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
        {choices !== undefined && (
          <NativeSelect
            label={t(`rooms:kind.${kind}`)}
            value={followed?.id ?? ''}
            data={choices.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setSubjectId(event.currentTarget.value)}
          />
        )}
        <TextInput
          ref={focusOnOpen}
          label={t('rooms:new.title')}
          maxLength={200}
          required={followed === undefined}
          withAsterisk={false}
          placeholder={followed?.name}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {(kind === 'working_group' || kind === 'action') && (
          <PeopleSelect people={people} onPeople={setPeople} />
        )}
        <Group gap="xs">
          <Button
            type="submit"
            loading={open.isPending}
            disabled={title.trim() === '' && followed === undefined}
          >
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
