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
const PlanDesk = lazy(() => import('./plan-desk.tsx'));
const PlanSideBySide = lazy(() => import('./plan-side-by-side.tsx'));

/**
 * `/groups`: the plans; `?new=plan` prepares one (`&from=` starting from another), `?job=` follows its making, `?plan=` shows it,
 * `&with=` beside another, `?desk=` changes it by hand.
 */
export function GroupsPage() {
  return (
    <Suspense fallback={<PageLoading />}>
      <ChosenPage />
    </Suspense>
  );
}

function ChosenPage() {
  const { plan, job, desk, new: isNew, with: other, from } = useSearch({ from: '/inside/groups' });
  if (plan !== undefined && other !== undefined) return <PlanSideBySide planId={plan} otherId={other} />;
  if (plan !== undefined) return <PlanPage key={plan} planId={plan} />;
  if (desk !== undefined) return <PlanDesk key={desk} planId={desk} />;
  if (job !== undefined) return <PlanInProgress key={job} jobId={job} />;
  if (isNew !== undefined) return <NewPlanPage key={from ?? ''} fromId={from} />;
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
