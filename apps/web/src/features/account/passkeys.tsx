import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Account } from '@grappe/contracts/api';
import { accountQuery } from '../../app/account-query.ts';
import { call } from '../../app/api.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { canUsePasskeys, registerPasskey } from '../sign-in/passkey.ts';
import { Section } from './section.tsx';

type Passkey = Account['passkeys'][number];

/** Devices that open the account by themselves, unlocked by their holder: no password, no code. */
export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const { t } = useText('access', 'errors');
  return (
    <Section id="passkeys" title={t('access:passkeys.title')} lead={t('access:passkeys.lead')}>
      {passkeys.map((passkey) => (
        <PasskeyLine key={passkey.id} passkey={passkey} />
      ))}
      {canUsePasskeys() ? <NewPasskey /> : <Text size="sm">{t('access:passkeys.needs_name')}</Text>}
    </Section>
  );
}

function PasskeyLine({ passkey: { id, name, createdAt } }: { readonly passkey: Passkey }) {
  const { t, f } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call(`/api/auth/passkey/${id}/remove`, { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const called = name ?? t('access:passkeys.unnamed');
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text fw={500}>{called}</Text>
        {createdAt !== null && (
          <Text size="xs" c="dimmed">
            {t('access:passkeys.since', { date: f.date(createdAt) })}
          </Text>
        )}
      </div>
      {remove.error !== null && <ProblemNotice error={remove.error} />}
      <TwoStepButton
        label={t('access:passkeys.remove')}
        spoken={t('access:passkeys.remove_of', { name: called })}
        sure={t('access:passkeys.remove_sure', { name: called })}
        busy={remove.isPending}
        onSure={() => remove.mutate()}
      />
    </Group>
  );
}

function NewPasskey() {
  const { t } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const add = useMutation({
    mutationFn: registerPasskey,
    onSuccess: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get('name')).trim());
  };
  if (!asking) {
    return (
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
        {t('access:passkeys.add')}
      </Button>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        {add.error !== null && <ProblemNotice error={add.error} />}
        <TextInput
          name="name"
          label={t('access:passkeys.name')}
          description={t('access:passkeys.name_hint')}
          maxLength={100}
          required
          ref={focusOnOpen}
          withAsterisk={false}
        />
        <Button type="submit" loading={add.isPending}>
          {t('access:passkeys.go_on')}
        </Button>
      </Stack>
    </form>
  );
}
