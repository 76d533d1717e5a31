import { Button, Group, NativeSelect, NumberInput, Paper, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewEncounter } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const blank = {
  name: '',
  place: '',
  heldOn: inDays(42),
  startsAt: '09:00',
  wishesUntil: inDays(28),
  slotMinutes: 20,
  pauseMinutes: 5,
  slots: 12,
  tables: 10,
  wishesEach: 3,
  allianceId: '',
};
type Draft = typeof blank;

/** A new event: a day, its slots and its tables. */
export function NewEncounterForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText('encounters', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<Draft>(blank);
  const create = useMutation({
    mutationFn: (body: NewEncounter) => call<{ id: string }>(path('/encounters'), { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      await refreshAll(queryClient);
      await navigate({ to: '/encounters/$encounterId', params: { encounterId: id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { tables, allianceId, ...plan } = draft;
    const rooms = Array.from({ length: tables }, (_, at) => ({
      name: t('encounters:table', { rank: at + 1 }),
    }));
    create.mutate({ ...plan, rooms, allianceId: allianceId === '' ? null : allianceId });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {create.error !== null && <ProblemNotice error={create.error} />}
      <Fields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <Group gap="xs" mt="md">
        <Button type="submit" loading={create.isPending}>
          {t('encounters:create')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('encounters:keep')}
        </Button>
      </Group>
    </Paper>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

interface StandingAlliance {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

function Fields({ draft, onChange }: FieldsProps) {
  const { t } = useText('encounters');
  const path = useClusterPath();
  const { data: alliances = [] } = useQuery({
    queryKey: ['standing-alliances', path('')],
    queryFn: () => call<StandingAlliance[]>(path('/alliances')),
  });
  const text = (
    field: 'name' | 'place' | 'heldOn' | 'startsAt' | 'wishesUntil',
    label: string,
    type = 'text',
  ) => (
    <TextInput
      type={type}
      required={field !== 'place'}
      label={label}
      value={draft[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  const count = (
    field: 'slotMinutes' | 'pauseMinutes' | 'slots' | 'tables' | 'wishesEach',
    label: string,
    most: number,
  ) => (
    <NumberInput
      required
      label={label}
      min={field === 'pauseMinutes' ? 0 : 1}
      max={most}
      allowDecimal={false}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: Number(value) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
      {text('name', t('encounters:name'))}
      {text('place', t('encounters:where'))}
      <NativeSelect
        label={t('encounters:alliance')}
        value={draft.allianceId}
        data={[
          { value: '', label: t('encounters:alliance_none') },
          ...alliances
            .filter(({ status }) => status === 'active')
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => onChange({ allianceId: event.currentTarget.value })}
      />
      {text('heldOn', t('encounters:held_on'), 'date')}
      {text('startsAt', t('encounters:starts_at'), 'time')}
      {text('wishesUntil', t('encounters:wishes_until'), 'date')}
      {count('slots', t('encounters:slots'), 40)}
      {count('slotMinutes', t('encounters:slot_minutes'), 240)}
      {count('pauseMinutes', t('encounters:pause_minutes'), 120)}
      {count('tables', t('encounters:tables'), 100)}
      {count('wishesEach', t('encounters:wishes_each'), 10)}
    </SimpleGrid>
  );
}
