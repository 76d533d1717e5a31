import { Button, Group, List, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { KnownPerson } from '@grappe/contracts/api';
import { call, queryString } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { platformAddress } from './platform-queries.ts';

/** Closes the platform to somebody, everywhere at once; found by the whole address only. */
export function CloseAccount() {
  const { t } = useText('access', 'settings', 'errors');
  const find = useMutation({
    mutationFn: (email: string) => call<KnownPerson>(`${platformAddress}/people${queryString({ email })}`),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    find.mutate(String(new FormData(event.currentTarget).get('email')).trim());
  };
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      mt="xl"
      maw="40rem"
      bg="var(--grappe-surface)"
      aria-labelledby="close"
    >
      <Title id="close" order={2} size="h5" mb={4}>
        {t('access:platform.close.title')}
      </Title>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('access:platform.close.lead')}
        </Text>
        <form onSubmit={submit}>
          <Group align="end" gap="xs">
            <TextInput
              name="email"
              type="email"
              label={t('settings:new.email')}
              required
              withAsterisk={false}
              autoComplete="off"
              style={{ flex: '1 1 14rem' }}
            />
            <Button type="submit" variant="default" loading={find.isPending}>
              {t('access:platform.close.find')}
            </Button>
          </Group>
        </form>
        {find.error !== null && <ProblemNotice error={find.error} />}
        {find.data !== undefined && (
          <Found key={find.data.personId} person={find.data} onClosed={find.reset} />
        )}
      </Stack>
    </Paper>
  );
}

interface FoundProps {
  readonly person: KnownPerson;
  readonly onClosed: () => void;
}

function Found({ person: { personId, name, grants }, onClosed }: FoundProps) {
  const { t } = useText('access', 'terms', 'errors');
  const queryClient = useQueryClient();
  const close = useMutation({
    mutationFn: () =>
      call(`${platformAddress}/people/${personId}/deactivate`, {
        method: 'POST',
        body: { successorId: null },
      }),
    onSuccess: async () => {
      onClosed();
      await refreshAll(queryClient);
    },
  });
  return (
    <div role="group" aria-label={name}>
      <Text fw={600}>{name}</Text>
      <List size="sm" mb="xs">
        {grants.map(({ role, clusterName, organisationName }) => (
          <List.Item key={`${role} ${clusterName} ${organisationName}`}>
            {t('access:platform.close.role_at', {
              role: t(`terms:role.${role}`),
              place: clusterName ?? t('access:offer.platform'),
            })}
          </List.Item>
        ))}
        {grants.length === 0 && <List.Item>{t('access:platform.close.no_role')}</List.Item>}
      </List>
      {close.error !== null && <ProblemNotice error={close.error} />}
      <TwoStepButton
        label={t('access:platform.close.close')}
        spoken={t('access:platform.close.close_of', { name })}
        sure={t('access:platform.close.sure', { name })}
        busy={close.isPending}
        onSure={() => close.mutate()}
      />
    </div>
  );
}
