import { Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AskedWave } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { askedQuery } from './my-diagnosis-queries.ts';

/** Surveys that ask this firm: to answer, to go on, or to read what came of it. */
export function MyDiagnosisPage() {
  const { t } = useText('diagnosis', 'errors');
  const { data } = useSuspenseQuery(askedQuery(useClusterPath()('')));
  return (
    <Page place={t('diagnosis:place')} title={t('diagnosis:mine.title')} lead={t('diagnosis:mine.lead')}>
      <Stack gap="md" maw="46rem">
        {data.length === 0 && <Empty title={t('diagnosis:mine.none')}>{t('diagnosis:mine.none_text')}</Empty>}
        {data.map((asked) => (
          <Asked key={`${asked.waveId} ${asked.organisation.id}`} asked={asked} />
        ))}
      </Stack>
    </Page>
  );
}

function Asked({ asked }: { readonly asked: AskedWave }) {
  const { t } = useText('diagnosis', 'errors');
  const [consenting, setConsenting] = useState(false);
  const { responseId, submittedAt, open } = asked;
  const when = submittedAt !== null ? 'done' : open ? 'until' : 'over';
  const date = Date.parse(submittedAt ?? asked.closesOn);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={asked.campaign}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {asked.campaign}
        </Title>
        {asked.purpose !== '' && <Text>{asked.purpose}</Text>}
        <Text size="sm" c="dimmed">
          {asked.organisation.name} · {t(`diagnosis:mine.${when}`, { date })}
          {submittedAt === null &&
            open &&
            ` · ${t('diagnosis:mine.minutes', { count: Math.ceil(asked.seconds / 60) })}`}
        </Text>
        {consenting ? (
          <Consent asked={asked} />
        ) : (
          <Group gap="sm">
            {responseId !== null && (submittedAt !== null || open) && (
              <Button
                renderRoot={(props) => (
                  <Link to="/me/diagnosis/$responseId" params={{ responseId }} {...props} />
                )}
              >
                {t(`diagnosis:mine.${submittedAt === null ? 'resume' : 'see'}`)}
              </Button>
            )}
            {responseId === null && open && (
              <Button onClick={() => setConsenting(true)}>
                {t(`diagnosis:mine.${asked.declined ? 'undecline' : 'answer'}`)}
              </Button>
            )}
            {submittedAt === null && open && <Decline asked={asked} />}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Decline({ asked }: { readonly asked: AskedWave }) {
  const { t } = useText('diagnosis');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const decline = useMutation({
    mutationFn: () =>
      call(path(`/me/diagnosis/waves/${asked.waveId}/declined`), {
        method: 'PUT',
        body: { organisationId: asked.organisation.id, declined: true },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['asked-waves'] }),
  });
  if (asked.declined) return <Text size="sm">{t('diagnosis:mine.declined')}</Text>;
  return (
    <Button variant="subtle" loading={decline.isPending} onClick={() => decline.mutate()}>
      {t('diagnosis:mine.decline')}
    </Button>
  );
}

/** What the firm agrees to before it begins. */
function Consent({ asked }: { readonly asked: AskedWave }) {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [agreed, setAgreed] = useState(false);
  const [forResearch, setForResearch] = useState(false);
  const start = useMutation({
    mutationFn: () =>
      call<{ id: string }>(path(`/me/diagnosis/waves/${asked.waveId}/responses`), {
        method: 'POST',
        body: { organisationId: asked.organisation.id, consent: true, forResearch },
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['asked-waves'] });
      await navigate({ to: '/me/diagnosis/$responseId', params: { responseId: id } });
    },
  });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('diagnosis:mine.consent_title')}
      </Title>
      {[1, 2, 3].map((part) => (
        <Text key={part} size="sm">
          {t(`diagnosis:mine.consent_${part}`)}
        </Text>
      ))}
      <Checkbox
        label={t('diagnosis:mine.consent')}
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('diagnosis:mine.research')}
        checked={forResearch}
        onChange={(event) => setForResearch(event.currentTarget.checked)}
      />
      {start.error !== null && <ProblemNotice error={start.error} />}
      <Button
        disabled={!agreed}
        loading={start.isPending}
        onClick={() => start.mutate()}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('diagnosis:mine.start')}
      </Button>
    </Stack>
  );
}
