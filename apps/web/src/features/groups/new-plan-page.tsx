import { Alert, Button, Paper, SimpleGrid, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { planParameters } from '@grappe/contracts/api';
import type { Plan, PlanParameters, PlanRequest } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { HowComputed } from '../../app/how-computed.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { CriteriaSliders } from './criteria-sliders.tsx';
import { planQuery } from './group-queries.ts';
import { PlanCheck } from './plan-check.tsx';
import { NumberField, PlanLimits } from './plan-limits.tsx';
import { PairRules } from './pair-rules.tsx';

/** What the plan should weigh, and within which limits; everything has a sensible value to start from. */
export default function NewPlanPage({ fromId }: { readonly fromId: string | undefined }) {
  return fromId === undefined ? <PlanForm from={null} /> : <FormFromPlan fromId={fromId} />;
}

function FormFromPlan({ fromId }: { readonly fromId: string }) {
  const path = useClusterPath();
  const { data } = useSuspenseQuery(planQuery(path(''), fromId));
  return <PlanForm from={data} />;
}

function PlanForm({ from }: { readonly from: Plan | null }) {
  const { t, f } = useText('groups', 'errors');
  const [title, setTitle] = useState(() =>
    from === null
      ? t('groups:new.default_title', { date: f.date(new Date().toISOString()) })
      : t('groups:new.adapted_title', { title: from.title }),
  );
  const [parameters, setParameters] = useState<PlanParameters>(
    () => from?.parameters ?? planParameters.parse({}),
  );
  const [seconds, setSeconds] = useState(300);
  const launch = useLaunch();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    launch.mutate({ title, parameters, seconds, ...(from === null ? {} : { fromPlanId: from.id }) });
  };
  return (
    <form onSubmit={submit}>
      <Page
        place={<Link to="/groups">{t('shell:pages.groups')}</Link>}
        title={t('groups:new.title')}
        lead={t('groups:new.lead')}
        action={
          <Button type="submit" loading={launch.isPending}>
            {t('groups:new.launch')}
          </Button>
        }
      >
        <Stack gap="lg">
          {launch.error !== null && <ProblemNotice error={launch.error} />}
          {from !== null && <Alert color="gray">{t('groups:new.from', { title: from.title })}</Alert>}
          <PlanCheck parameters={parameters} />
          <TextInput
            label={t('groups:new.name')}
            required
            withAsterisk={false}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Settings parameters={parameters} onChange={setParameters}>
            <NumberField
              label={t('groups:limit.seconds')}
              value={seconds}
              min={1}
              max={1800}
              onChange={(value) => setSeconds(Math.trunc(value))}
            />
          </Settings>
          <PairRules />
        </Stack>
      </Page>
    </form>
  );
}

function useLaunch() {
  const path = useClusterPath();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: PlanRequest) =>
      call<{ readonly jobId: string }>(path('/plans'), { method: 'POST', body }),
    onSuccess: ({ jobId }) => navigate({ to: '/groups', search: { job: jobId } }),
  });
}

interface SettingsProps {
  readonly parameters: PlanParameters;
  readonly onChange: (parameters: PlanParameters) => void;
  readonly children: ReactNode;
}

/** The weights of the criteria, and the limits. */
function Settings({ parameters, onChange, children }: SettingsProps) {
  const { t } = useText('groups');
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Paper withBorder p="md" bg="var(--grappe-surface)">
        <Title order={2} size="h5" mb="xs">
          {t('groups:new.emphasis')}
        </Title>
        <CriteriaSliders
          emphasis={parameters.emphasis}
          onChange={(emphasis) => onChange({ ...parameters, emphasis })}
        />
        <HowComputed of="groups:how.criteria" />
      </Paper>
      <Paper withBorder p="md" bg="var(--grappe-surface)">
        <Title order={2} size="h5" mb="xs">
          {t('groups:new.limits')}
        </Title>
        <PlanLimits parameters={parameters} onChange={onChange} />
        <Switch
          mt="md"
          mb="md"
          label={t('groups:limit.staged')}
          description={t('groups:limit.staged_hint')}
          checked={parameters.stagedCoopetition}
          onChange={(event) => onChange({ ...parameters, stagedCoopetition: event.currentTarget.checked })}
        />
        {children}
      </Paper>
    </SimpleGrid>
  );
}
