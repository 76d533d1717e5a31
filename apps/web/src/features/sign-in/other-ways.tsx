import { Anchor, Button, Divider, Stack, Text } from '@mantine/core';
import { IconFingerprint, IconId } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../app/api.ts';
import { useText } from '../../app/use-text.ts';
import { canUsePasskeys, signInByPasskey } from './passkey.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { useComeIn } from './use-come-in.ts';
import { welcomeQuery } from './welcome-query.ts';

/** Without a password: by a device of one's own, or by the identity provider of the installation. */
export function OtherWays({ next }: { readonly next: string | undefined }) {
  const { t } = useText('access');
  const { data } = useQuery(welcomeQuery);
  const comeIn = useComeIn();
  const byPasskey = useMutation({ mutationFn: signInByPasskey, onSuccess: () => comeIn(next) });
  if (!canUsePasskeys() && data?.provider == null) return null;
  return (
    <Stack gap="sm" mt="sm">
      <Divider label={t('access:door.or')} />
      <ProblemAlert error={byPasskey.error} />
      {canUsePasskeys() && (
        <Button
          variant="default"
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          {t('access:door.by_passkey')}
        </Button>
      )}
      {data?.provider != null && <ProviderButton name={data.provider} next={next} />}
    </Stack>
  );
}

interface ProviderButtonProps {
  readonly name: string;
  readonly next: string | undefined;
}

/** Leaves for the provider's own pages, which send the browser back. */
export function ProviderButton({ name, next }: ProviderButtonProps) {
  const { t } = useText('access');
  const leave = useMutation({
    mutationFn: () =>
      call<{ url: string }>('/api/auth/sign-in/provider', {
        method: 'POST',
        body: next === undefined ? {} : { next },
      }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <ProblemAlert error={leave.error} />
      <Button
        variant="default"
        leftSection={<IconId size={18} aria-hidden />}
        loading={leave.isPending}
        onClick={() => leave.mutate()}
      >
        {t('access:door.by_provider', { name })}
      </Button>
    </>
  );
}

/** People are invited; where a cluster takes requests, one may ask. */
export function WithoutAccount() {
  const { t } = useText('access');
  const { data } = useQuery(welcomeQuery);
  if (data === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('access:door.invited')}{' '}
      {data.canAskToJoin && (
        <Anchor inherit renderRoot={(props) => <Link to="/join" {...props} />}>
          {t('access:join.link')}
        </Anchor>
      )}
    </Text>
  );
}
