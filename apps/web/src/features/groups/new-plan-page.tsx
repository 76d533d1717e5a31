import { Button, Paper, SimpleGrid, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { planParameters } from '@grappe/contracts/api';
import type { PlanParameters, PlanRequest } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { HowComputed } from '../../app/how-computed.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { CriteriaSliders } from './criteria-sliders.tsx';
import { PlanLimits } from './plan-limits.tsx';
import { PairRules } from './pair-rules.tsx';

/** What the plan should weigh, and within which limits; everything has a sensible value to start from. */
export default function NewPlanPage() {
  const { t, f } = useText('groups', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate();
  const [title, setTitle] = useState(() =>
    t('groups:new.default_title', { date: f.date(new Date().toISOString()) }),
  );
  const [parameters, setParameters] = useState<PlanParameters>(() => planParameters.parse({}));
  const launch = useMutation({
    mutationFn: (body: PlanRequest) =>
      call<{ readonly jobId: string }>(path('/plans'), { method: 'POST', body }),
    onSuccess: ({ jobId }) => navigate({ to: '/groups', search: { job: jobId } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    launch.mutate({ title, parameters });
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
          <TextInput
            label={t('groups:new.name')}
            required
            withAsterisk={false}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <Paper withBorder p="md" bg="var(--grappe-surface)">
              <Title order={2} size="h5" mb="xs">
                {t('groups:new.emphasis')}
              </Title>
              <CriteriaSliders
                emphasis={parameters.emphasis}
                onChange={(emphasis) => setParameters({ ...parameters, emphasis })}
              />
              <HowComputed of="groups:how.criteria" />
            </Paper>
            <Paper withBorder p="md" bg="var(--grappe-surface)">
              <Title order={2} size="h5" mb="xs">
                {t('groups:new.limits')}
              </Title>
              <PlanLimits parameters={parameters} onChange={setParameters} />
              <Switch
                mt="md"
                label={t('groups:limit.staged')}
                description={t('groups:limit.staged_hint')}
                checked={parameters.stagedCoopetition}
                onChange={(event) =>
                  setParameters({ ...parameters, stagedCoopetition: event.currentTarget.checked })
                }
              />
            </Paper>
          </SimpleGrid>
          <PairRules />
        </Stack>
      </Page>
    </form>
  );
}
