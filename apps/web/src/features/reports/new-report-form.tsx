import { Button, Group, NativeSelect, Paper, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Reports } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useRegisterAct } from '../register/register-queries.ts';

/** The six months that end today. */
function lastSixMonths(): { from: string; to: string } {
  const to = new Date();
  const from = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() - 6, 1));
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
}

/** About which room, over which period. */
export function NewReportForm({ rooms }: Pick<Reports, 'rooms'>) {
  const { t } = useText('register', 'errors');
  const act = useRegisterAct();
  const [roomId, setRoomId] = useState('');
  const [period, setPeriod] = useState(lastSixMonths);
  const [purpose, setPurpose] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { roomId: roomId === '' ? null : roomId, ...period, purpose };
    act.mutate({ address: '/reports', body }, { onSuccess: () => setPurpose('') });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('register:reports.of')}
          value={roomId}
          data={[
            { value: '', label: t('register:reports.whole') },
            ...rooms.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(event) => setRoomId(event.currentTarget.value)}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            required
            label={t(`register:reports.${name}`)}
            value={period[name]}
            onChange={(event) => setPeriod({ ...period, [name]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Textarea
        mt="sm"
        label={t('register:reports.purpose')}
        value={purpose}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setPurpose(event.currentTarget.value)}
      />
      <Button type="submit" mt="md" loading={act.isPending}>
        {t('register:reports.make')}
      </Button>
    </Paper>
  );
}
