import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { call } from '../../app/api.ts';
import { useText } from '../../app/use-text.ts';
import { Door } from './door.tsx';
import { NewPasswordInput } from './new-password-input.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { heldBy, useLinkToken } from './use-link-token.ts';

/** Where the link of a forgotten password leads: one chooses another, and every session ends. */
export function ResetPage() {
  const { t } = useText('access', 'errors');
  const token = useLinkToken();
  const reset = useMutation({
    mutationFn: async (newPassword: string) =>
      call('/api/auth/reset-password', { method: 'POST', body: { token: await heldBy(token), newPassword } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    reset.mutate(String(new FormData(event.currentTarget).get('password')));
  };
  return (
    <Door title={t('access:reset.title')}>
      {reset.isSuccess ? (
        <Stack gap="sm">
          <Text role="status">{t('access:reset.done')}</Text>
          <Link to="/sign-in">{t('shell:sign_in.submit')}</Link>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <ProblemAlert error={reset.error} />
            <NewPasswordInput name="password" label={t('access:password.new')} />
            <Button type="submit" loading={reset.isPending}>
              {t('access:reset.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </Door>
  );
}
