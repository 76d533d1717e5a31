import { ActionIcon, Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Room, RoomPerson } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { AudienceWords } from './audience-words.tsx';
import { peopleQuery } from './room-queries.ts';
import classes from './rooms.module.css';

/** Who can read the room, and who looks at it now. */
export function People({ room }: { readonly room: Room }) {
  const { t } = useText('rooms', 'errors');
  const path = useClusterPath();
  const leave = useMutation({
    mutationFn: ({ id }: RoomPerson) =>
      call(path(`/rooms/${room.id}/people/${id}/leave`), { method: 'POST', body: {} }),
  });
  const letsIn = room.kind === 'working_group' || room.kind === 'action';
  return (
    <>
      <AudienceWords room={room} />
      {leave.error !== null && <ProblemNotice error={leave.error} />}
      <ul className={classes['lines']}>
        {room.people
          .filter(({ isIn }) => isIn)
          .map((person) => (
            <li key={person.id}>
              <Group gap="xs" wrap="nowrap" justify="space-between">
                <div style={{ minWidth: 0 }}>
                  <Text span fw={600}>
                    {person.name}
                  </Text>{' '}
                  {room.here.includes(person.id) && (
                    <Text span size="xs">
                      <span className={classes['here']} aria-hidden />
                      {t('rooms:people.here')}
                    </Text>
                  )}
                  <Text size="xs" c="dimmed">
                    {person.coordinates ? t('rooms:people.team') : person.organisation?.name}
                  </Text>
                </div>
                {room.canManage && letsIn && !person.coordinates && (
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('rooms:people.lead_out', { name: person.name })}
                    onClick={() => leave.mutate(person)}
                  >
                    <IconUserMinus size={16} aria-hidden />
                  </ActionIcon>
                )}
              </Group>
            </li>
          ))}
      </ul>
      {room.canManage && letsIn && <LetIn room={room} />}
    </>
  );
}

function LetIn({ room }: { readonly room: Room }) {
  const { t } = useText('rooms', 'errors');
  const path = useClusterPath();
  const { data = [] } = useQuery(peopleQuery(path('')));
  const [chosen, setChosen] = useState('');
  const letIn = useMutation({
    mutationFn: (personId: string) =>
      call(path(`/rooms/${room.id}/people`), { method: 'POST', body: { personId } }),
    onSuccess: () => setChosen(''),
  });
  const inside = new Set(room.people.filter(({ isIn }) => isIn).map(({ id }) => id));
  const others = data.filter(({ personId }) => !inside.has(personId));
  return (
    <>
      {letIn.error !== null && <ProblemNotice error={letIn.error} />}
      <Group gap="xs" align="flex-end" mt="xs">
        <NativeSelect
          size="sm"
          style={{ flex: '1 1 10rem' }}
          label={t('rooms:people.let_in')}
          value={chosen}
          data={[
            { value: '', label: '—' },
            ...others.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button
          size="sm"
          variant="default"
          disabled={chosen === ''}
          loading={letIn.isPending}
          onClick={() => letIn.mutate(chosen)}
        >
          {t('rooms:people.let_in_do')}
        </Button>
      </Group>
    </>
  );
}
