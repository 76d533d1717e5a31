import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';

interface RevealLinkProps {
  /** Address of the mail. */
  readonly mail: string;
  /** Whom it is for, for those who hear the page. */
  readonly to: string;
}

/** Where nothing sends the mails: the link, to hand over by another way. That it was read is written on the mail. */
export function RevealLink({ mail, to }: RevealLinkProps) {
  const { t } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const reveal = useMutation({
    mutationFn: () => call<{ link: string }>(`${mail}/reveal`, { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['outbox'] }),
  });
  if (reveal.error !== null) return <ProblemNotice error={reveal.error} />;
  if (reveal.data === undefined) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        loading={reveal.isPending}
        onClick={() => reveal.mutate()}
        aria-label={t('access:mails.link_of', { to })}
      >
        {t('access:mails.link')}
      </Button>
    );
  }
  const { link } = reveal.data;
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        size="xs"
        readOnly
        ref={focusOnOpen}
        value={link}
        aria-label={t('access:mails.link_for', { to })}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {t(copied ? 'access:mails.copied' : 'access:second_factor.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
