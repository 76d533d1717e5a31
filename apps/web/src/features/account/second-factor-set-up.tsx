import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { SecondFactorBegun } from '@grappe/contracts/api';
import { accountQuery } from '../../app/account-query.ts';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { QrCode } from './qr-code.tsx';

interface SecondFactorSetUpProps {
  readonly begun: SecondFactorBegun;
  /** The application gave a right code: what is left is to keep the recovery codes. */
  readonly on: boolean;
  readonly onDone: () => void;
}

export default function SecondFactorSetUp({ begun, on, onDone }: SecondFactorSetUpProps) {
  return on ? <RecoveryCodes codes={begun.backupCodes} onDone={onDone} /> : <Scan totpUri={begun.totpUri} />;
}

function Scan({ totpUri }: { readonly totpUri: string }) {
  const { t } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: (code: string) =>
      call('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')).replaceAll(/\s/g, ''));
  };
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('access:second_factor.scan')}</Text>
        <QrCode text={totpUri} label={t('access:second_factor.picture')} />
        <Text size="sm">
          {t('access:second_factor.by_hand')} <Code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
        </Text>
        {confirm.error !== null && <ProblemNotice error={confirm.error} />}
        <TextInput
          name="code"
          label={t('access:second_factor.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,7}"
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={confirm.isPending}>
          {t('access:second_factor.confirm')}
        </Button>
      </Stack>
    </form>
  );
}

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Shown once: each opens the door one time when the telephone is lost. */
function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const { t } = useText('access');
  return (
    <Stack gap="sm" align="flex-start">
      <Text role="status">{t('access:second_factor.recovery')}</Text>
      <Code block aria-label={t('access:second_factor.recovery_codes')} tabIndex={0}>
        {codes.join('\n')}
      </Code>
      <Group gap="xs">
        <Button onClick={onDone}>{t('access:second_factor.kept')}</Button>
        <Button variant="default" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
          {t('access:second_factor.copy')}
        </Button>
      </Group>
    </Stack>
  );
}
