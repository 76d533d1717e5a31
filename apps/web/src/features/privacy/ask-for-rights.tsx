import { Button, Group, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { requestKinds } from '@grappe/contracts/api';
import type { PrivacyRequest } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../account/section.tsx';
import { RequestFacts } from './request-facts.tsx';
import { useAct } from './use-act.ts';

/** What one cannot do by oneself is asked of the team; what was asked is shown with its answer. */
export function AskForRights({ requests }: { readonly requests: readonly PrivacyRequest[] }) {
  const { t } = useText('privacy', 'errors');
  const path = useClusterPath();
  const [kind, setKind] = useState<string>('correction');
  const [message, setMessage] = useState('');
  const act = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = t('privacy:me.ask.sent');
    act.mutate(
      { method: 'POST', address: path('/privacy/me/requests'), body: { kind, message }, said },
      { onSuccess: () => setMessage('') },
    );
  };
  return (
    <Section id="ask" title={t('privacy:me.ask.title')}>
      <Text size="sm">{t('privacy:me.ask.lead')}</Text>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <form onSubmit={submit}>
        <Stack gap="sm" mt="sm">
          <NativeSelect
            label={t('privacy:me.ask.kind')}
            data={requestKinds.map((value) => ({ value, label: t(`privacy:kind.${value}`) }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <Textarea
            label={t('privacy:me.ask.message')}
            value={message}
            maxLength={2000}
            autosize
            minRows={2}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" variant="default" loading={act.isPending}>
              {t('privacy:me.ask.send')}
            </Button>
          </Group>
        </Stack>
      </form>
      {requests.length > 0 && (
        <Stack gap="sm" mt="md">
          <Title order={3} size="h6">
            {t('privacy:request.mine')}
          </Title>
          {requests.map((request) => (
            <RequestFacts key={request.id} request={request} />
          ))}
        </Stack>
      )}
    </Section>
  );
}
