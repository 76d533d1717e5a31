import { Button, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { Empty } from '../../app/empty.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { plansQuery } from './group-queries.ts';
import { PairRules } from './pair-rules.tsx';
import { PlanComparison } from './plan-comparison.tsx';
import { PlanInProgress } from './plan-in-progress.tsx';
import { PlanPage } from './plan-page.tsx';

const NewPlanPage = lazy(() => import('./new-plan-page.tsx'));

/** `/groups`: the plans; `?new=plan` prepares one, `?job=` follows its making, `?plan=` shows it. */
export function GroupsPage() {
  const { plan, job, new: isNew } = useSearch({ from: '/inside/groups' });
  if (plan !== undefined) return <PlanPage key={plan} planId={plan} />;
  if (job !== undefined) return <PlanInProgress key={job} jobId={job} />;
  if (isNew !== undefined) {
    return (
      <Suspense fallback={<PageLoading />}>
        <NewPlanPage />
      </Suspense>
    );
  }
  return <Plans />;
}

function Plans() {
  const { t } = useText('groups');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(plansQuery(path('')));
  return (
    <Page
      place={t('shell:pages.groups')}
      title={t('groups:title')}
      lead={t('groups:lead')}
      action={
        <Button renderRoot={(props) => <Link to="/groups" search={{ new: 'plan' }} {...props} />}>
          {t('groups:propose')}
        </Button>
      }
    >
      <Stack gap="lg">
        {data.length === 0 ? (
          <Empty title={t('groups:empty.title')}>{t('groups:empty.body')}</Empty>
        ) : (
          <PlanComparison plans={data} />
        )}
        <PairRules />
      </Stack>
    </Page>
  );
}
