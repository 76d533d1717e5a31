import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { call } from '../../app/api.ts';
import { useText } from '../../app/use-text.ts';
import { Door } from './door.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { welcomeQuery } from './welcome-query.ts';

/** Asks for a new password. What is said after is the same whether the address has an account or not. */
export function ForgottenPage() {
  const { t } = useText('access', 'errors');
  const { data } = useQuery(welcomeQuery);
  const ask = useMutation({
    mutationFn: (email: string) =>
      call('/api/auth/request-password-reset', { method: 'POST', body: { email } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(String(new FormData(event.currentTarget).get('email')));
  };
  return (
    <Door title={t('access:forgotten.title')}>
      {ask.isSuccess ? (
        <Stack gap="sm">
          <Text role="status">
            {t(data?.sendsMail === false ? 'access:forgotten.asked_no_mail' : 'access:forgotten.asked')}
          </Text>
          <Link to="/sign-in">{t('access:door.back')}</Link>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Text size="sm">{t('access:forgotten.lead')}</Text>
            <ProblemAlert error={ask.error} />
            <TextInput
              name="email"
              type="email"
              label={t('shell:sign_in.email')}
              autoComplete="username"
              required
              withAsterisk={false}
            />
            <Button type="submit" loading={ask.isPending}>
              {t('access:forgotten.submit')}
            </Button>
            <Link to="/sign-in">{t('access:door.back')}</Link>
          </Stack>
        </form>
      )}
    </Door>
  );
}
