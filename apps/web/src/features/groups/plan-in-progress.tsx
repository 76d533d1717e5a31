import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { PlanSearch } from '@grappe/contracts/api';
import { JobProgress } from '../../app/job-progress.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { searchQuery } from './group-queries.ts';
import classes from './groups.module.css';

/** The plan is being made: what is found so far, and what is proven; its page opens by itself when it is ready. */
export function PlanInProgress({ jobId }: { readonly jobId: string }) {
  const { t } = useText('groups', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate();
  const { job, error, cancel, isOver } = useJob(jobId, ({ status, resultHref }) => {
    if (status === 'done' && resultHref !== null) void navigate({ href: resultHref, replace: true });
  });
  const isSearch = job?.kind === 'make_plan';
  const search = useQuery({ ...searchQuery(path(''), jobId, isOver), enabled: isSearch });
  const isEnding = job?.status === 'running' && !job.canCancel;
  return (
    <Page
      place={<Link to="/groups">{t('shell:pages.groups')}</Link>}
      title={search.data?.title ?? t('groups:making.title')}
      lead={t('groups:making.lead')}
    >
      <Stack>
        {error !== null && <ProblemNotice error={error} />}
        {isEnding && <Text role="status">{t('groups:making.ending')}</Text>}
        <JobProgress title={t('groups:making.progress')} job={job} cancel={cancel} />
        {isSearch && !isOver && (
          <Text size="sm" c="dimmed">
            {t('groups:making.stop_keeps')}
          </Text>
        )}
        {search.data !== undefined && !isOver && <Found search={search.data} />}
        {(job?.status === 'cancelled' || job?.status === 'failed') && (
          <Link to="/groups" search={{ new: 'plan' }}>
            {t('groups:making.again')}
          </Link>
        )}
      </Stack>
    </Page>
  );
}

/** The best plan so far, how far from the best it can be at most, and its groups. */
function Found({ search }: { readonly search: PlanSearch }) {
  const { t, f } = useText('groups');
  const { found, seed, seconds } = search;
  const seeded = t('groups:making.seed', { seed: String(seed), seconds: f.number(seconds) });
  if (found === null) {
    return (
      <Text size="sm" c="dimmed">
        {seeded}
      </Text>
    );
  }
  const figures = [
    { name: t('groups:making.incumbent'), value: f.fixed(found.incumbent, 3) },
    {
      name: t('groups:making.bound'),
      value: found.bound === null ? t('groups:making.not_yet') : f.fixed(found.bound, 3),
    },
    {
      name: t('groups:making.gap'),
      value: found.gap === null ? t('groups:making.not_yet') : f.percent(found.gap, 2),
    },
    { name: t('groups:making.columns'), value: f.number(found.columns) },
  ];
  return (
    <>
      <Paper withBorder p="md" bg="var(--grappe-surface)">
        <dl className={classes['figures']}>
          {figures.map(({ name, value }) => (
            <div key={name}>
              <dd>{value}</dd>
              <dt>{name}</dt>
            </div>
          ))}
        </dl>
        <Text size="xs" c="dimmed" mt="xs">
          {seeded}
        </Text>
      </Paper>
      {found.groups.length > 0 && (
        <section aria-labelledby="so-far">
          <Title id="so-far" order={2} size="h5" mb="xs">
            {t('groups:making.groups', { count: found.groups.length })}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs">
            {found.groups.map((members) => (
              <Paper key={members[0]?.id} withBorder p="xs" bg="var(--grappe-surface)">
                <Text size="sm">{f.list(members.map(({ name }) => name))}</Text>
              </Paper>
            ))}
          </SimpleGrid>
        </section>
      )}
    </>
  );
}
