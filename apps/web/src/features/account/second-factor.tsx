import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import type { FormEvent } from 'react';
import type { SecondFactorBegun } from '@grappe/contracts/api';
import { accountQuery } from '../../app/account-query.ts';
import { call } from '../../app/api.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { PageLoading } from '../../app/page-loading.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { Section } from './section.tsx';

/** With the picture to scan: fetched when somebody turns the codes on. */
const SecondFactorSetUp = lazy(() => import('./second-factor-set-up.tsx'));

/** Codes of an application on the telephone, asked after the password. */
export function SecondFactor({ on }: { readonly on: boolean }) {
  const { t } = useText('access', 'errors');
  const [begun, setBegun] = useState<SecondFactorBegun | null>(null);
  return (
    <Section id="second-factor" title={t('access:second_factor.title')} lead={t('access:second_factor.lead')}>
      {begun !== null && (
        <Suspense fallback={<PageLoading />}>
          <SecondFactorSetUp begun={begun} on={on} onDone={() => setBegun(null)} />
        </Suspense>
      )}
      {begun === null && on && (
        <Text c="var(--grappe-contrast)" fw={500}>
          <IconShieldCheck size={18} aria-hidden style={{ verticalAlign: '-4px' }} />{' '}
          {t('access:second_factor.on')}
        </Text>
      )}
      {begun === null && on && <WithPassword wanted="renew" onBegun={setBegun} />}
      {begun === null && <WithPassword wanted={on ? 'disable' : 'enable'} onBegun={setBegun} />}
    </Section>
  );
}

type Wanted = 'enable' | 'disable' | 'renew';
const addresses = { enable: 'enable', disable: 'disable', renew: 'renew-codes' } as const;

interface WithPasswordProps {
  readonly wanted: Wanted;
  readonly onBegun: (begun: SecondFactorBegun) => void;
}

/** The password is asked each time: an open session alone must not change how one signs in. */
function WithPassword({ wanted, onBegun }: WithPasswordProps) {
  const { t } = useText('access', 'errors');
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (password: string) =>
      call<Partial<SecondFactorBegun> | undefined>(`/api/auth/two-factor/${addresses[wanted]}`, {
        method: 'POST',
        body: { password },
      }),
    onSuccess: async (answer) => {
      setAsking(false);
      if (answer?.backupCodes !== undefined)
        onBegun({ totpUri: answer.totpUri ?? '', backupCodes: answer.backupCodes });
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(String(new FormData(event.currentTarget).get('password')));
  };
  const word = t(`access:second_factor.${wanted}`);
  if (!asking) {
    return (
      <Button
        variant={wanted === 'enable' ? 'filled' : 'default'}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setAsking(true)}
      >
        {word}
      </Button>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {change.error !== null && <ProblemNotice error={change.error} />}
        <PasswordInput
          name="password"
          label={t('access:password.current')}
          autoComplete="current-password"
          required
          ref={focusOnOpen}
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('shell:sign_in.show_password') }}
        />
        <Button
          type="submit"
          {...(wanted === 'disable' ? { color: 'red' } : {})}
          loading={change.isPending}
          style={{ alignSelf: 'flex-start' }}
        >
          {word}
        </Button>
      </Stack>
    </form>
  );
}
