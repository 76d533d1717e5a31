import { Button, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { PartnerSuggestions } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { HowComputed } from '../../app/how-computed.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { suggestionsQuery } from './cluster-queries.ts';
import type { Purpose } from './cluster-queries.ts';
import { PhasePanel } from './phase-panel.tsx';
import { SuggestionCard } from './suggestion-card.tsx';

const purposes: readonly Purpose[] = ['learn', 'build', 'help'];
const first = 10;
const most = 100;

/** Which clusters should we turn to, in the phase we are in? */
export function SuggestionsPage() {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate({ from: '/clusters/suggestions' });
  const search = useSearch({ from: '/inside/clusters/suggestions' });
  const asked = purposes.find((purpose) => purpose === search.for);
  const limit = search.all === undefined ? first : most;
  const { data } = useSuspenseQuery(suggestionsQuery(path(''), asked, limit));
  return (
    <Page
      place={<Link to="/clusters">{t('clusters:place')}</Link>}
      title={t('clusters:suggestions.title')}
      lead={t(`clusters:suggestions.lead.${data.purpose}`)}
      action={
        data.own === null && (
          <Button renderRoot={(props) => <Link to="/clusters/new" search={{ own: '1' }} {...props} />}>
            {t('clusters:open_own')}
          </Button>
        )
      }
    >
      {data.own === null ? (
        <Empty title={t('clusters:suggestions.need_own.title')}>
          {t('clusters:suggestions.need_own.body')}
        </Empty>
      ) : (
        <Stack gap="lg">
          <OurPhase own={data.own} purpose={data.purpose} />
          <SegmentedControl
            aria-label={t('clusters:suggestions.purpose.label')}
            value={data.purpose}
            onChange={(purpose) => void navigate({ search: { ...search, for: purpose } })}
            data={purposes.map((value) => ({ value, label: t(`clusters:suggestions.purpose.${value}`) }))}
            style={{ alignSelf: 'flex-start' }}
          />
          <SuggestionList data={data} />
          {data.candidates > data.suggestions.length && (
            <Button
              variant="default"
              style={{ alignSelf: 'center' }}
              onClick={() => void navigate({ search: { ...search, all: '1' } })}
            >
              {t('clusters:suggestions.more')}
            </Button>
          )}
        </Stack>
      )}
    </Page>
  );
}

function SuggestionList({ data }: { readonly data: PartnerSuggestions }) {
  const { t } = useText('clusters');
  if (data.suggestions.length === 0)
    return <Empty title={t('clusters:suggestions.none.title')}>{t('clusters:suggestions.none.body')}</Empty>;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('clusters:suggestions.considered', { count: data.candidates })}{' '}
        <HowComputed of="clusters:how.score" />
      </Text>
      <Stack gap="md" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.suggestions.map((suggestion) => (
          <SuggestionCard key={suggestion.id} suggestion={suggestion} />
        ))}
      </Stack>
    </>
  );
}

interface OurPhaseProps {
  readonly own: NonNullable<PartnerSuggestions['own']>;
  readonly purpose: Purpose;
}

/** The phase with its reasons; the team may say otherwise. */
function OurPhase({ own, purpose }: OurPhaseProps) {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const declare = useMutation({
    mutationFn: (phase: string) =>
      call(path(`/cluster-profiles/${own.id}`), {
        method: 'PUT',
        body: {
          version: own.version,
          values: { declaredPhase: phase === 'facts' ? null : phase },
          asOf: new Date().toISOString().slice(0, 10),
          source: 'declared',
          sourceNote: null,
        },
      }),
    onSettled: () => refreshAll(queryClient),
  });
  const { phase } = own.phase;
  const fitting = phase === 'development' ? 'build' : 'learn';
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--grappe-surface)"
      component="section"
      aria-label={t('clusters:phase.title')}
    >
      <Stack gap="sm">
        {declare.error !== null && <ProblemNotice error={declare.error} />}
        <PhasePanel phase={own.phase} />
        <SegmentedControl
          aria-label={t('clusters:phase.override')}
          size="xs"
          value={own.phase.declared ?? 'facts'}
          onChange={(value) => declare.mutate(value)}
          data={[
            { value: 'facts', label: t('clusters:phase.follow_facts') },
            { value: 'structuring', label: t('clusters:phase.structuring') },
            { value: 'development', label: t('clusters:phase.development') },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
        {phase !== null && purpose !== 'help' && (
          <Text size="sm">
            {purpose === fitting
              ? t('clusters:suggestions.for_phase', { phase: t(`clusters:phase.${phase}`) })
              : t('clusters:suggestions.other_list')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
