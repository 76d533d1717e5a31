import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewClearance } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { rulesQuery } from './sensitive-queries.ts';

/** Declares that those of a group or a room do not compete, and takes it back. */
export function useDeclaration(onDone?: () => void) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: rulesQuery(path('')).queryKey });
    onDone?.();
  };
  const clearances = path('/sensitive/clearances');
  const declare = useMutation({
    mutationFn: (body: NewClearance) => call(clearances, { method: 'POST', body }),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => call(`${clearances}/${id}/withdraw`, { method: 'POST' }),
    onSuccess,
  });
  return { declare, withdraw };
}

interface ReasonFormProps {
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
}

/** Why they do not compete: everybody concerned reads it. */
export function ReasonForm({ busy, onSubmit, onClose }: ReasonFormProps) {
  const { t } = useText('meetings');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onSubmit(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw="36rem">
        <TextInput
          maxLength={1000}
          label={t('meetings:sensitive.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-md" loading={busy} disabled={reason.trim() === ''}>
            {t('meetings:sensitive.declare_submit')}
          </Button>
          <Button size="compact-md" variant="default" onClick={onClose}>
            {t('meetings:sensitive.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
