import { Button, Group, Paper } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewEncounter } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { PlanFields, type PlanDraft } from './plan-fields.tsx';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const blank: PlanDraft = {
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

/** A new event: a day, its slots and its tables. */
export function NewEncounterForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText('encounters', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(blank);
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
    create.mutate({
      ...plan,
      rooms,
      allianceId: allianceId === undefined || allianceId === '' ? null : allianceId,
    });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {create.error !== null && <ProblemNotice error={create.error} />}
      <PlanFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
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
