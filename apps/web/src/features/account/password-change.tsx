import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { accountQuery } from '../../app/account-query.ts';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { NewPasswordInput } from '../sign-in/new-password-input.tsx';
import { Section } from './section.tsx';

interface PasswordChangeBody {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export function PasswordChange() {
  const { t } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (body: PasswordChangeBody) => call('/api/auth/change-password', { method: 'POST', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    change.mutate(
      { currentPassword: String(form.get('current')), newPassword: String(form.get('new')) },
      { onSuccess: () => element.reset() },
    );
  };
  return (
    <Section id="password" title={t('access:password.title')}>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <form onSubmit={submit}>
        <Stack gap="sm">
          <PasswordInput
            name="current"
            label={t('access:password.current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('shell:sign_in.show_password') }}
          />
          <NewPasswordInput name="new" label={t('access:password.new')} />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('access:password.submit')}
          </Button>
          <Text size="sm" role="status">
            {change.isSuccess && t('access:password.done')}
          </Text>
        </Stack>
      </form>
    </Section>
  );
}
