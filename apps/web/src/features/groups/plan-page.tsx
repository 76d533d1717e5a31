import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Plan } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { HowComputed } from '../../app/how-computed.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { planQuery } from './group-queries.ts';
import { GroupCard } from './group-card.tsx';
import { MissingData } from './missing-data.tsx';
import { PlanDocument } from './plan-document.tsx';
import { PlanSensitivity } from './plan-sensitivity.tsx';
import { PlanStability } from './plan-stability.tsx';
import { PlanStatus } from './plan-status.tsx';
import { PlanVersions } from './plan-versions.tsx';
import { Unplaced } from './unplaced.tsx';
import { useGapWords } from './use-gap-words.ts';
import { useStabilityWords } from './use-stability-words.ts';

type Status = Plan['status'];

export function PlanPage({ planId }: { readonly planId: string }) {
  const { t, f } = useText('groups', 'terms', 'explanations', 'errors');
  const path = useClusterPath();
  const { data: plan } = useSuspenseQuery(planQuery(path(''), planId));
  const status = useStatus(planId, plan.status);
  return (
    <Page
      place={<Link to="/groups">{t('shell:pages.groups')}</Link>}
      title={plan.title}
      lead={
        plan.author === null
          ? f.dateTime(plan.createdAt)
          : t('groups:plans.made', { date: f.dateTime(plan.createdAt), author: plan.author })
      }
      action={<NextStep status={plan.status} busy={status.isPending} onChange={status.mutate} />}
    >
      <Stack gap="lg">
        {status.error !== null && <ProblemNotice error={status.error} />}
        {plan.outdated && (
          <Alert
            color="yellow"
            title={t('groups:plan.outdated_title')}
            styles={{ title: { color: 'var(--mantine-color-text)' } }}
          >
            {t('groups:plan.outdated')}{' '}
            <Link to="/groups" search={{ new: 'plan', from: plan.id }}>
              {t('groups:versions.adapt')}
            </Link>
          </Alert>
        )}
        <PlanFigures plan={plan} />
        <PlanVersions plan={plan} />
        <section aria-labelledby="groups">
          <Title id="groups" order={2} size="h5" mb="xs">
            {t('groups:plan.groups', { count: plan.groups.length })}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="sm">
            {plan.groups.map((group) => (
              <GroupCard key={group.id} group={group} />
            ))}
          </SimpleGrid>
          {plan.groups.length === 0 && <Text c="dimmed">{t('groups:plan.no_group')}</Text>}
        </section>
        <Unplaced plan={plan} />
        <PlanStability plan={plan} />
        <PlanSensitivity plan={plan} />
        <MissingData plan={plan} />
        <PlanDocument planId={planId} />
      </Stack>
    </Page>
  );
}

/** From the state that is on the screen. */
function useStatus(planId: string, was: Status) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (status: Status) =>
      call(path(`/plans/${planId}/status`), { method: 'POST', body: { status, was } }),
    onSuccess: () => refreshAll(queryClient),
  });
}

interface NextStepProps {
  readonly status: Status;
  readonly busy: boolean;
  readonly onChange: (status: Status) => void;
}

/** A draft is proposed; a proposal can be taken back or put away; what is put away can come back. */
function NextStep({ status, busy, onChange }: NextStepProps) {
  const { t } = useText('groups');
  return (
    <>
      {status === 'draft' && (
        <Button loading={busy} onClick={() => onChange('proposed')}>
          {t('groups:plan.propose')}
        </Button>
      )}
      {status === 'proposed' && (
        <Button variant="default" loading={busy} onClick={() => onChange('draft')}>
          {t('groups:plan.take_back')}
        </Button>
      )}
      {status === 'archived' ? (
        <Button variant="default" loading={busy} onClick={() => onChange('draft')}>
          {t('groups:plan.restore')}
        </Button>
      ) : (
        <Button variant="default" loading={busy} onClick={() => onChange('archived')}>
          {t('groups:plan.archive')}
        </Button>
      )}
    </>
  );
}

function PlanFigures({ plan }: { readonly plan: Plan }) {
  const { t, f } = useText('groups');
  const gapWords = useGapWords();
  const stabilityWords = useStabilityWords();
  const figures = [
    {
      name: t('groups:plan.placed'),
      value: t('groups:plans.placed_of', { placed: f.number(plan.placed), total: f.number(plan.candidates) }),
    },
    { name: t('groups:plans.groups'), value: f.number(plan.groupCount) },
    {
      name: t('groups:plans.quality'),
      value: plan.meanQuality === null ? t('shell:unknown') : f.number(plan.meanQuality, 2),
    },
  ];
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Group gap="xl" align="flex-end">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <Text fz={26} fw={680} lh={1.2}>
              {value}
            </Text>
            <Text size="sm">{name}</Text>
          </div>
        ))}
        <Stack gap={2}>
          <Group gap="xs">
            <PlanStatus status={plan.status} />
            <Text fw={600}>{gapWords(plan)}</Text>
          </Group>
          <Text size="sm">
            {t('groups:sure.figures', {
              value: f.fixed(plan.objective, 3),
              bound: f.fixed(plan.bound, 3),
              gap: f.percent(plan.gap, 2),
            })}
          </Text>
          {plan.blockingSets !== null && <Text size="sm">{stabilityWords(plan)}</Text>}
          <Group gap="xs">
            <Text size="xs" c="dimmed">
              {plan.origin === 'moved' ? t('groups:origin.moved') : t(`groups:sure.method_${plan.method}`)}{' '}
              {t('groups:sure.seed', { seed: String(plan.seed) })}
            </Text>
            <HowComputed of="groups:how.plan" />
          </Group>
        </Stack>
      </Group>
    </Paper>
  );
}
