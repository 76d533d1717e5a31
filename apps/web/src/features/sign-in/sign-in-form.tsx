import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useText } from '../../app/use-text.ts';
import { ProblemAlert } from './problem-alert.tsx';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

interface SignInFormProps {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSubmit: (credentials: Credentials) => void;
}

export function SignInForm({ busy, error, onSubmit }: SignInFormProps) {
  const { t } = useText('access');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({ email: String(form.get('email')), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemAlert error={error} />
        <TextInput
          name="email"
          type="email"
          label={t('shell:sign_in.email')}
          autoComplete="username"
          required
          withAsterisk={false}
        />
        <PasswordInput
          name="password"
          label={t('shell:sign_in.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('shell:sign_in.show_password') }}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t('shell:sign_in.submit')}
        </Button>
        <Anchor size="sm" renderRoot={(props) => <Link to="/forgotten-password" {...props} />}>
          {t('access:forgotten.link')}
        </Anchor>
      </Stack>
    </form>
  );
}
