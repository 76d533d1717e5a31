import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useSession } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../account/section.tsx';

/** At once and for good: the address is typed again, so that it is not done by a slip. */
export function EraseMe() {
  const { t } = useText('privacy', 'errors');
  const { email } = useSession();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => call('/api/privacy/erasure', { method: 'POST', body: { email: typed } }),
    onSuccess: async () => {
      await say({ autoClose: 20_000, color: 'leaf', message: t('privacy:me.erase.done') });
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const matches = typed.trim().toLowerCase() === email.toLowerCase();
    setWrong(!matches);
    if (matches) erase.mutate();
  };
  return (
    <Section id="erase" title={t('privacy:me.erase.title')}>
      <Text size="sm">{t('privacy:me.erase.lead')}</Text>
      {erase.error !== null && <ProblemNotice error={erase.error} />}
      <form onSubmit={submit}>
        <Group align="flex-end" mt="sm">
          <TextInput
            label={t('privacy:me.erase.confirm')}
            value={typed}
            required
            autoComplete="off"
            error={wrong ? t('privacy:me.erase.wrong') : null}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" color="red.9" loading={erase.isPending}>
            {t('privacy:me.erase.do')}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
