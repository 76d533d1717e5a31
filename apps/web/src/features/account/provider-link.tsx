import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { Section } from './section.tsx';

interface ProviderLinkProps {
  readonly name: string;
  readonly linked: boolean;
}

/** The identity provider of this installation: a second way in, for the same address. */
export function ProviderLink({ name, linked }: ProviderLinkProps) {
  const { t } = useText('access', 'errors');
  const link = useMutation({
    mutationFn: () => call<{ url: string }>('/api/auth/provider/link', { method: 'POST', body: {} }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <Section id="provider" title={name}>
      {linked ? (
        <Text>{t('access:provider.linked', { name })}</Text>
      ) : (
        <>
          <Text size="sm">{t('access:provider.not_linked', { name })}</Text>
          {link.error !== null && <ProblemNotice error={link.error} />}
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            loading={link.isPending}
            onClick={() => link.mutate()}
          >
            {t('access:provider.link', { name })}
          </Button>
        </>
      )}
    </Section>
  );
}
