import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { AnalysisDetail, NewAnalysisShape } from '@grappe/contracts/api';
import { explainStatisticsProblem, tellAnalysis } from '@grappe/messages';
import { call } from '../../app/api.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { AnalysisTables } from './analysis-tables.tsx';
import { Checks } from './checks.tsx';
import { HowMade } from './how-made.tsx';
import { PathPicture } from './path-picture.tsx';
import { analysisQuery } from './proof-queries.ts';

/** One analysis: what can be said, what to be wary of, the checks, the figures, and how to make it again. */
export function AnalysisPage() {
  const { t } = useText('proof', 'statistics', 'errors');
  const { analysisId } = useParams({ from: '/inside/proof/$analysisId' });
  const { data } = useSuspenseQuery(analysisQuery(useClusterPath()(''), analysisId));
  return (
    <Page
      place={<Link to="/proof">{t('proof:place')}</Link>}
      title={data.title}
      lead={t(`proof:kind.${data.kind}`)}
      action={data.status === 'concluded' && <ShelfButton analysisId={data.id} />}
    >
      <Stack gap="lg">
        <State data={data} />
        {data.isFictional && <Text fw={600}>{t('proof:fictional')}</Text>}
        {data.result !== null && <Answer data={data} />}
        {data.result?.kind === 'pls' && <PathPicture data={data} result={data.result} />}
        {data.result?.kind === 'pls' && <Checks data={data} result={data.result} />}
        <AnalysisTables data={data} />
        <HowMade data={data} />
        <Acts data={data} />
      </Stack>
    </Page>
  );
}

interface PartProps {
  readonly data: AnalysisDetail;
}

function ShelfButton({ analysisId }: { readonly analysisId: string }) {
  const { t } = useText('proof');
  return (
    <Button renderRoot={(props) => <Link to="/evidence/new" search={{ analysis: analysisId }} {...props} />}>
      {t('proof:evidence.from_analysis')}
    </Button>
  );
}

/** Once it is over: again with the same settings, or away. */
function Acts({ data }: PartProps) {
  const { t } = useText('proof', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: () => {
      const body: NewAnalysisShape = {
        ...data.settings,
        kind: data.kind,
        title: data.title,
        studyId: data.study?.id ?? null,
        waveIds: data.waves.map(({ id }) => id),
      };
      return call<{ id: string }>(path('/analyses'), { method: 'POST', body });
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries();
      await navigate({ to: '/proof/$analysisId', params: { analysisId: id } });
    },
  });
  const remove = useMutation({
    mutationFn: () => call(path(`/analyses/${data.id}/remove`), { method: 'POST', body: {} }),
    onSuccess: async () => {
      await navigate({ to: '/proof' });
      await queryClient.invalidateQueries();
      await say({ color: 'leaf', message: t('proof:detail.deleted') });
    },
  });
  if (data.status === 'queued' || data.status === 'running') return null;
  return (
    <Group gap="sm">
      <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
        {t('proof:detail.again')}
      </Button>
      <TwoStepButton
        label={t('proof:detail.delete')}
        spoken={t('proof:detail.delete')}
        sure={t('proof:detail.delete_sure')}
        busy={remove.isPending}
        onSure={() => remove.mutate()}
      />
      {(again.error ?? remove.error) !== null && <ProblemNotice error={again.error ?? remove.error} />}
    </Group>
  );
}

/** As long as it has not ended: where it stands, and a way to stop it. */
function State({ data }: PartProps) {
  const { t } = useText('proof', 'errors');
  const isGoing = data.status === 'queued' || data.status === 'running';
  const { job, error, cancel } = useJob(isGoing ? data.jobId : null);
  if (data.status === 'cancelled') return <Alert color="gray">{t('proof:detail.stopped')}</Alert>;
  if (data.status === 'failed') {
    return (
      <Alert color="red" role="alert">
        {t('proof:detail.broken')}
      </Alert>
    );
  }
  if (!isGoing) return null;
  return (
    <Stack gap="xs">
      {error !== null && <ProblemNotice error={error} />}
      <JobProgress title={t('proof:detail.progress')} job={job} cancel={cancel} />
      <Text size="sm" c="dimmed">
        {t('proof:detail.progress_text')}
      </Text>
    </Stack>
  );
}

function Answer({ data }: PartProps) {
  const { t, f, language } = useText('proof', 'statistics');
  const voice = { t, formats: f, language };
  if (data.result?.kind === 'not_concluded') {
    return (
      <Alert
        color="orange"
        title={t('proof:detail.nothing')}
        role="status"
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
      >
        <List spacing="xs">
          {data.result.problems.map((problem) => {
            const { what, remedy } = explainStatisticsProblem(problem, voice);
            return (
              <List.Item key={what}>
                {what} {remedy}
              </List.Item>
            );
          })}
        </List>
      </Alert>
    );
  }
  const { answers, cautions } = tellAnalysis(data, voice);
  return (
    <>
      <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="answer">
        <Title id="answer" order={2} size="h4" mb="xs">
          {t('proof:detail.answer')}
        </Title>
        <List spacing="xs" size="lg">
          {answers.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </Paper>
      {cautions.length > 0 && (
        <section aria-labelledby="careful">
          <Title id="careful" order={2} size="h4" mb="xs">
            {t('proof:detail.careful')}
          </Title>
          <List spacing="xs">
            {cautions.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </section>
      )}
    </>
  );
}
