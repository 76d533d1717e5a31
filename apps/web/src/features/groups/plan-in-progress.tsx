import { Stack } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { JobProgress } from '../../app/job-progress.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';

/** The plan is being made; its page opens by itself when it is ready. */
export function PlanInProgress({ jobId }: { readonly jobId: string }) {
  const { t } = useText('groups', 'errors');
  const navigate = useNavigate();
  const { job, error, cancel } = useJob(jobId, ({ status, resultHref }) => {
    if (status === 'done' && resultHref !== null) void navigate({ href: resultHref, replace: true });
  });
  return (
    <Page
      place={<Link to="/groups">{t('shell:pages.groups')}</Link>}
      title={t('groups:making.title')}
      lead={t('groups:making.lead')}
    >
      <Stack>
        {error !== null && <ProblemNotice error={error} />}
        <JobProgress title={t('groups:making.progress')} job={job} cancel={cancel} />
        {(job?.status === 'cancelled' || job?.status === 'failed') && (
          <Link to="/groups" search={{ new: 'plan' }}>
            {t('groups:making.again')}
          </Link>
        )}
      </Stack>
    </Page>
  );
}
