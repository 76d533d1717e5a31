import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrivacyRequest } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { SettingsTabs } from '../settings/settings-tabs.tsx';
import { ContactDesk } from './contact-desk.tsx';
import { privacyRequestsQuery } from './privacy-queries.ts';
import { ProcessingRegisterView } from './processing-register.tsx';
import { RequestFacts } from './request-facts.tsx';
import { Retention } from './retention.tsx';
import { useAct } from './use-act.ts';

/** Who asks what about their data, by when, and what is kept for how long. */
export function PrivacyDeskPage() {
  const { t } = useText('privacy', 'settings', 'terms', 'errors');
  const { data } = useSuspenseQuery(privacyRequestsQuery(useClusterPath()('')));
  return (
    <Page place={t('shell:pages.settings')} title={t('privacy:desk.title')} lead={t('privacy:desk.lead')}>
      <SettingsTabs current="privacy" />
      <Stack gap="lg" maw="56rem">
        {data.length === 0 ? (
          <Empty title={t('privacy:desk.none')}>{t('privacy:desk.none_body')}</Empty>
        ) : (
          <Stack gap="sm" component="section" aria-label={t('privacy:desk.requests')}>
            {data.map((request) => (
              <RequestCard key={request.id} request={request} />
            ))}
          </Stack>
        )}
        <ContactDesk />
        <Retention />
        <ProcessingRegisterView />
      </Stack>
    </Page>
  );
}

function RequestCard({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useText('privacy', 'errors');
  const { id, who, isContact, kind, status } = request;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article">
      <Title order={2} size="h5">
        {who}
        {isContact && (
          <Text span size="sm" c="dimmed" fw={400}>
            {' '}
            {t('privacy:desk.by_contact')}
          </Text>
        )}
      </Title>
      <RequestFacts request={request} />
      {status === 'open' && <Answer id={id} who={who} erases={kind === 'erasure'} />}
    </Paper>
  );
}

function Answer({
  id,
  who,
  erases,
}: {
  readonly id: string;
  readonly who: string;
  readonly erases: boolean;
}) {
  const { t } = useText('privacy', 'errors');
  const path = useClusterPath();
  const [answer, setAnswer] = useState('');
  const act = useAct();
  const settle = (accept: boolean) =>
    act.mutate({
      method: 'POST',
      address: path(`/privacy/requests/${id}/answer`),
      body: { accept, answer },
      said: t('privacy:desk.answered'),
    });
  return (
    <Stack gap="xs" mt="sm">
      {act.error !== null && <ProblemNotice error={act.error} />}
      <TextInput
        label={t('privacy:desk.answer')}
        value={answer}
        maxLength={2000}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      {erases && (
        <Text size="sm" c="dimmed">
          {t('privacy:desk.erasure_note')}
        </Text>
      )}
      <Group>
        <Button
          loading={act.isPending}
          aria-label={t('privacy:desk.accept_of', { name: who })}
          onClick={() => settle(true)}
        >
          {t('privacy:desk.accept')}
        </Button>
        <Button
          variant="default"
          loading={act.isPending}
          aria-label={t('privacy:desk.refuse_of', { name: who })}
          onClick={() => settle(false)}
        >
          {t('privacy:desk.refuse')}
        </Button>
      </Group>
    </Stack>
  );
}
