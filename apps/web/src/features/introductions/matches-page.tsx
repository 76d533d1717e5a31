import { Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AllianceMatches } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { JobProgress } from '../../app/job-progress.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { IntroductionCard } from './introduction-card.tsx';
import { introductionsQuery, matchesQuery } from './introduction-queries.ts';
import { MatchCard } from './match-card.tsx';

const firstShown = 20;

/** Who could work with whom, between the members of two allied clusters? */
export function MatchesPage() {
  const { t, f } = useText('introductions', 'sharing', 'terms', 'errors');
  const { allianceId } = useParams({ from: '/inside/alliances/$allianceId/matches' });
  const path = useClusterPath();
  const { data } = useSuspenseQuery(matchesQuery(path(''), allianceId));
  const [options, setOptions] = useState({ commonMarket: false, commonLanguage: false });
  const [jobId, setJobId] = useState<string | null>(null);
  const { job, cancel, isOver } = useJob(jobId);
  const start = useMutation({
    mutationFn: () =>
      call<{ jobId: string }>(path(`/alliances/${allianceId}/matches`), { method: 'POST', body: options }),
    onSuccess: (answer) => setJobId(answer.jobId),
  });
  const { alliance } = data;
  return (
    <Page
      place={<Link to="/alliances">{t('introductions:place')}</Link>}
      title={t('introductions:title')}
      lead={t('introductions:lead', { name: alliance.name, partners: f.list(alliance.partners) })}
      action={
        <Button onClick={() => start.mutate()} loading={start.isPending || (jobId !== null && !isOver)}>
          {t(data.madeOn === null ? 'introductions:search' : 'introductions:again')}
        </Button>
      }
    >
      <Stack gap="lg">
        {start.error !== null && <ProblemNotice error={start.error} />}
        <JobProgress title={t('introductions:here')} job={job} cancel={cancel} />
        <Reach data={data} options={options} onChange={setOptions} />
        <Matches data={data} />
        <Introductions allianceId={allianceId} />
      </Stack>
    </Page>
  );
}

interface Options {
  readonly commonMarket: boolean;
  readonly commonLanguage: boolean;
}

interface ReachProps {
  readonly data: AllianceMatches;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}

function Reach({ data, options, onChange }: ReachProps) {
  const { t } = useText('introductions');
  const { own, other } = data.reach;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Text size="sm">
        {t('introductions:reach_own', own as never)}
        {t('introductions:then')}
        {t('introductions:reach_allies', other as never)}.
      </Text>
      <Text size="xs" c="dimmed">
        {t('introductions:reach_note')}
      </Text>
      <Group gap="lg" mt="sm">
        {(['commonMarket', 'commonLanguage'] as const).map((option) => (
          <Checkbox
            key={option}
            size="sm"
            label={t(
              option === 'commonMarket' ? 'introductions:common_market' : 'introductions:common_language',
            )}
            checked={options[option]}
            onChange={(event) => onChange({ ...options, [option]: event.currentTarget.checked })}
          />
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t('introductions:options_note')}
      </Text>
    </Paper>
  );
}

function Matches({ data }: { readonly data: AllianceMatches }) {
  const { t, f } = useText('introductions');
  const path = useClusterPath();
  const { data: introductions } = useSuspenseQuery(introductionsQuery(path('')));
  const [shown, setShown] = useState(firstShown);
  const { matches, madeOn } = data;
  const known = new Set(introductions.filter(({ status }) => status === 'accepted').map(({ id }) => id));
  if (matches.length === 0)
    return <Empty title={t('introductions:none_yet')}>{t('introductions:nothing')}</Empty>;
  return (
    <section aria-labelledby="matches">
      <Title id="matches" order={2} size="h5" mb="xs">
        {t('introductions:count', { count: matches.length })}
      </Title>
      {madeOn !== null && (
        <Text size="xs" c="dimmed" mb="sm">
          {t('introductions:made_on', { date: f.date(madeOn) })}
        </Text>
      )}
      <Stack gap="sm">
        {matches.slice(0, shown).map((match) => (
          <MatchCard key={match.id} match={match} known={known.has(match.introductionId ?? '')} />
        ))}
        {matches.length > shown && (
          <Button variant="default" onClick={() => setShown(shown + firstShown)}>
            {t('introductions:more')}
          </Button>
        )}
      </Stack>
    </section>
  );
}

function Introductions({ allianceId }: { readonly allianceId: string }) {
  const { t, f } = useText('introductions');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(introductionsQuery(path('')));
  const here = data.filter((one) => one.allianceId === allianceId);
  const came = (...outcomes: readonly string[]) =>
    here.filter(({ steps }) => steps.some(({ outcome }) => outcomes.includes(outcome))).length;
  return (
    <section aria-labelledby="introductions">
      <Title id="introductions" order={2} size="h5" mb="xs">
        {t('introductions:introductions')}
      </Title>
      {here.length === 0 ? (
        <Text size="sm">{t('introductions:introductions_none')}</Text>
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('introductions:followed', {
              proposed: f.number(here.length),
              accepted: f.number(here.filter(({ status }) => status === 'accepted').length),
              met: f.number(came('met', 'talks', 'agreement')),
              agreements: f.number(came('agreement')),
            })}
          </Text>
          {here.map((one) => (
            <IntroductionCard key={one.id} introduction={one} />
          ))}
        </Stack>
      )}
    </section>
  );
}
