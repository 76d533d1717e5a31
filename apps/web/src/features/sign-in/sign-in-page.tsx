import { Alert, Button, Paper, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { FormEvent } from 'react';
import { ProblemError, call } from '../../app/api.ts';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { problemWords } from '../../app/problem-notice.tsx';
import { sessionQuery } from '../../app/session.ts';
import { ThemeSwitch } from '../../app/theme-switch.tsx';
import { useText } from '../../app/use-text.ts';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import classes from './sign-in.module.css';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function SignInPage() {
  const { t } = useText('errors', 'terms');
  const signIn = useSignIn();
  useEffect(() => {
    document.title = t('shell:document_title', { title: t('shell:sign_in.title') });
  }, [t]);
  return (
    <div className={classes['page']}>
      <div className={classes['tools']}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className={classes['main']}>
        <div className={classes['brand']}>
          <img src="/grappe.svg" alt="" />
          <div>
            <p className={classes['name']}>{t('shell:brand')}</p>
            <p className={classes['purpose']}>{t('shell:purpose')}</p>
          </div>
        </div>
        <Paper withBorder p="lg" bg="var(--grappe-surface)">
          <h1 className={classes['title']}>{t('shell:sign_in.title')}</h1>
          <SignInForm
            busy={signIn.isPending}
            error={signIn.error}
            onSubmit={(credentials) => signIn.mutate(credentials)}
          />
        </Paper>
        <DemonstrationAccounts
          busy={signIn.isPending}
          onChoose={(credentials) => signIn.mutate(credentials)}
        />
      </main>
    </div>
  );
}

function useSignIn() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  return useMutation({
    mutationFn: async (credentials: Credentials) => {
      await call('/api/auth/sign-in/email', { method: 'POST', body: credentials }).catch(asSignInProblem);
      await queryClient.resetQueries({ queryKey: sessionQuery.queryKey });
      await queryClient.fetchQuery(sessionQuery);
    },
    onSuccess: () => navigate({ href: isInside(next) ? next : '/' }),
  });
}

/** Only addresses of this site: never `//elsewhere`. */
const isInside = (address: string | undefined): address is string =>
  address !== undefined && /^\/(?![/\\])/.test(address);

/** The accounts library words its refusals its own way; here there is one: address or password is wrong. */
function asSignInProblem(cause: unknown): never {
  if (cause instanceof ProblemError && (cause.status === 401 || cause.status === 400)) {
    throw new ProblemError({ code: 'wrong_credentials', params: {} }, cause.status);
  }
  throw cause;
}

interface SignInFormProps {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSubmit: (credentials: Credentials) => void;
}

function SignInForm({ busy, error, onSubmit }: SignInFormProps) {
  const { t } = useText('errors');
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) notice.current?.focus();
  }, [error]);
  const words = error === null ? null : problemWords(error, t);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({ email: String(form.get('email')), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {words !== null && (
          <Alert ref={notice} tabIndex={-1} role="alert" color="red" title={words.what}>
            {words.remedy}
          </Alert>
        )}
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
      </Stack>
    </form>
  );
}
