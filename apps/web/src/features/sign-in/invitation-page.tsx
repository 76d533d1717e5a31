import { Button, Loader, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { FoundInvitation } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { OfferWords } from '../../app/offered-roles.tsx';
import { sessionQuery } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Door } from './door.tsx';
import { NewPasswordInput } from './new-password-input.tsx';
import { ProviderButton } from './other-ways.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useComeIn } from './use-come-in.ts';
import { heldBy, useLinkToken } from './use-link-token.ts';
import { welcomeQuery } from './welcome-query.ts';

/** Where the link of an invitation leads: what is offered, then an account or the one that is there already. */
export function InvitationPage() {
  const { t } = useText('access', 'errors', 'terms');
  const token = useLinkToken();
  const found = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () =>
      call<FoundInvitation>('/api/invitations/read', {
        method: 'POST',
        body: { token: await heldBy(token) },
      }),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <Door title={t(found.error === null ? 'access:invitation.title' : 'access:invitation.title_lost')}>
      <Stack gap="md">
        <ProblemAlert error={found.error} />
        {found.isPending && <Loader size="sm" aria-label={t('shell:loading')} />}
        {found.data !== undefined && (
          <>
            <OfferWords offer={found.data} />
            {found.data.hasAccount ? (
              <WithAccount token={token} invitation={found.data} />
            ) : (
              <NewAccount token={token} invitation={found.data} />
            )}
          </>
        )}
      </Stack>
    </Door>
  );
}

interface AnswerProps {
  readonly token: string;
  readonly invitation: FoundInvitation;
}

/** Opens the account with a password of one's own, or by the identity provider. */
function NewAccount({ token, invitation }: AnswerProps) {
  const { t, language } = useText('access', 'errors');
  const { data: welcome } = useQuery(welcomeQuery);
  const comeIn = useComeIn();
  const { email } = invitation;
  const open = useMutation({
    mutationFn: async ({ name, password }: { readonly name: string; readonly password: string }) => {
      const body = { token, name, password, language };
      await call('/api/invitations/accept', { method: 'POST', body });
      await call('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
    },
    onSuccess: () => comeIn(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    open.mutate({ name: String(form.get('name')), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemAlert error={open.error} />
        <TextInput
          type="email"
          label={t('shell:sign_in.email')}
          value={email}
          readOnly
          autoComplete="username"
        />
        <TextInput
          name="name"
          label={t('access:invitation.name')}
          defaultValue={invitation.name}
          maxLength={200}
          required
          withAsterisk={false}
          autoComplete="name"
        />
        <NewPasswordInput name="password" label={t('access:invitation.password')} />
        <Button type="submit" loading={open.isPending}>
          {t('access:invitation.open_account')}
        </Button>
        {welcome?.provider != null && <ProviderButton name={welcome.provider} next={undefined} />}
      </Stack>
    </form>
  );
}

/** With the account of that address: at once when it is signed in, else after signing in. */
function WithAccount({ token, invitation }: AnswerProps) {
  const { t } = useText('access', 'errors');
  const { data: session } = useQuery(sessionQuery);
  const comeIn = useComeIn();
  const take = useMutation({
    mutationFn: () => call('/api/invitations/take', { method: 'POST', body: { token } }),
    onSuccess: () => comeIn(),
  });
  if (session === undefined) return null;
  const isTheirs = session?.email.toLowerCase() === invitation.email.toLowerCase();
  return (
    <Stack gap="sm">
      <ProblemAlert error={take.error} />
      {isTheirs ? (
        <Button loading={take.isPending} onClick={() => take.mutate()}>
          {t('access:offer.accept')}
        </Button>
      ) : (
        <>
          <Text size="sm">{t('access:invitation.has_account', { email: invitation.email })}</Text>
          <Button
            renderRoot={(props) => <Link to="/sign-in" search={{ next: '/settings/account' }} {...props} />}
          >
            {t('access:invitation.sign_in')}
          </Button>
        </>
      )}
    </Stack>
  );
}
