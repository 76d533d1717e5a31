import { Button, Group, List, Paper, Spoiler, Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FirmReport, NextStep } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { InsideLink } from '../../app/inside-link.tsx';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { reportQuery } from './my-diagnosis-queries.ts';
import { ScoreLine } from './score-line.tsx';

const shownRoles = ['constraint', 'mechanism', 'capability', 'result', 'limit', 'proximity'] as const;

/** What a firm learns from its answers: what holds it back, what answers it, three steps, its profile beside others. */
export function FirmReportView({ responseId }: { readonly responseId: string }) {
  const { t } = useText('diagnosis', 'errors');
  const { data: report } = useSuspenseQuery(reportQuery(useClusterPath()(''), responseId));
  return (
    <Page
      place={<Link to="/me/diagnosis">{t('diagnosis:place')}</Link>}
      title={t('diagnosis:mine_report.title')}
      lead={`${report.organisation} · ${report.campaign}`}
    >
      <Stack gap="lg" maw="52rem">
        <Conclusion report={report} />
        <Steps report={report} />
        <Profile report={report} />
        <Choices report={report} responseId={responseId} />
      </Stack>
    </Page>
  );
}

const useName = (report: FirmReport) => {
  const { language } = useText();
  return (id: string): string => report.constructs.find((one) => one.id === id)?.name[language] ?? id;
};

function Conclusion({ report }: { readonly report: FirmReport }) {
  const { t, f } = useText('diagnosis');
  const name = useName(report);
  const { holdsBack, answer } = report;
  const points = (score: number): string => f.number(Math.round(score * 10) / 10);
  return (
    <Stack gap="xs">
      <Text size="lg" fw={600}>
        {holdsBack === null
          ? t('diagnosis:mine_report.holds_none')
          : t('diagnosis:mine_report.holds', {
              name: name(holdsBack.constraint),
              score: points(holdsBack.score),
            })}
      </Text>
      {answer !== null && (
        <Text>
          {t(`diagnosis:mine_report.${answer.score === null ? 'answer_unscored' : 'answer'}`, {
            name: name(answer.mechanism),
            score: points(answer.score ?? 0),
          })}
        </Text>
      )}
    </Stack>
  );
}

function Steps({ report }: { readonly report: FirmReport }) {
  const { t, f } = useText('diagnosis', 'terms');
  const name = useName(report);
  const words = ({ kind, name: called, detail }: NextStep): string => {
    if (kind === 'exporter' && detail !== null)
      return t('diagnosis:mine_report.step.exporter_market', { name: called, market: f.country(detail) });
    return t(`diagnosis:mine_report.step.${kind}`, {
      name: called,
      ...(kind === 'action' && detail !== null ? { date: f.date(detail) } : {}),
    });
  };
  const why = ({ mechanism, answers }: NextStep): string =>
    answers === null
      ? t('diagnosis:mine_report.because', { mechanism: name(mechanism) })
      : t('diagnosis:mine_report.because_answers', { mechanism: name(mechanism), constraint: name(answers) });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="steps">
      <Title id="steps" order={2} size="h4" mb="sm">
        {t('diagnosis:mine_report.steps')}
      </Title>
      {report.steps.length === 0 && <Text>{t('diagnosis:mine_report.steps_none')}</Text>}
      <List type="ordered" spacing="sm">
        {report.steps.map((step) => (
          <List.Item key={`${step.kind} ${step.name}`}>
            <Text>
              {words(step)}{' '}
              {step.href !== null && (
                <InsideLink address={step.href}>{t('diagnosis:mine_report.open')}</InsideLink>
              )}
            </Text>
            {step.kind === 'practice' && step.detail !== null && step.detail !== '' && (
              <Spoiler
                maxHeight={72}
                showLabel={t('diagnosis:mine_report.read_more')}
                hideLabel={t('diagnosis:mine_report.read_less')}
              >
                <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {step.detail}
                </Text>
              </Spoiler>
            )}
            <Text size="sm" c="dimmed">
              {why(step)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

function Profile({ report }: { readonly report: FirmReport }) {
  const { t } = useText('diagnosis');
  return (
    <Stack gap="md">
      <Title order={2} size="h4">
        {t('diagnosis:mine_report.profile')}
      </Title>
      {shownRoles.map((role) => {
        const lines = report.constructs.filter((one) => one.role === role && one.score !== null);
        if (lines.length === 0) return null;
        return (
          <Paper
            key={role}
            withBorder
            p="md"
            bg="var(--grappe-surface)"
            component="section"
            aria-labelledby={role}
          >
            <Title id={role} order={3} size="h5" mb="sm">
              {t(`diagnosis:role.${role}`)}
            </Title>
            <Stack gap="md">
              {lines.map((line) => (
                <ScoreLine key={line.id} line={line} />
              ))}
            </Stack>
          </Paper>
        );
      })}
    </Stack>
  );
}

function Choices({ report, responseId }: { readonly report: FirmReport; readonly responseId: string }) {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const address = path(`/me/diagnosis/responses/${responseId}`);
  const choose = useMutation({
    mutationFn: (body: { shared: boolean; forResearch: boolean }) =>
      call(`${address}/choices`, { method: 'PUT', body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['firm-report'] });
      await say({ color: 'leaf', message: t('diagnosis:mine_report.kept') });
    },
  });
  const withdraw = useMutation({
    mutationFn: () => call(`${address}/withdraw`, { method: 'POST', body: {} }),
    onSuccess: async () => {
      await navigate({ to: '/me/diagnosis' });
      await queryClient.invalidateQueries({ queryKey: ['asked-waves'] });
      await say({ color: 'leaf', message: t('diagnosis:mine_report.withdrawn') });
    },
  });
  const { shared, forResearch } = report;
  return (
    <Stack gap="sm" align="flex-start">
      <Switch
        label={t('diagnosis:mine_report.share')}
        description={t('diagnosis:mine_report.share_hint')}
        checked={shared}
        onChange={(event) => choose.mutate({ shared: event.currentTarget.checked, forResearch })}
      />
      <Switch
        label={t('diagnosis:mine_report.research')}
        checked={forResearch}
        onChange={(event) => choose.mutate({ shared, forResearch: event.currentTarget.checked })}
      />
      {(choose.error ?? withdraw.error) !== null && (
        <ProblemNotice error={(choose.error ?? withdraw.error)!} />
      )}
      <Group>
        <TwoStepButton
          label={t('diagnosis:mine_report.withdraw')}
          spoken={t('diagnosis:mine_report.withdraw')}
          sure={t('diagnosis:mine_report.withdraw_sure')}
          busy={withdraw.isPending}
          onSure={() => withdraw.mutate()}
        />
        <Button component={Link} variant="subtle" to="/me/diagnosis">
          {t('diagnosis:mine_report.back')}
        </Button>
      </Group>
    </Stack>
  );
}
