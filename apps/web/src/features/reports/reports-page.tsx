import { Stack } from '@mantine/core';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Reports } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { RegisterTabs } from '../register/register-tabs.tsx';
import { NewReportForm } from './new-report-form.tsx';
import { ReportLine } from './report-line.tsx';

const reportsQuery = (cluster: string) =>
  queryOptions({ queryKey: ['reports', cluster], queryFn: () => call<Reports>(`${cluster}/reports`) });

/** What can we answer to whoever suspects collusion? */
export function ReportsPage() {
  const { t } = useText('register', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(reportsQuery(path('')));
  return (
    <Page
      place={t('shell:pages.register')}
      title={t('register:reports.question')}
      lead={t('register:reports.lead')}
    >
      <RegisterTabs current="reports" />
      <Stack gap="lg">
        {data.canMake && <NewReportForm rooms={data.rooms} />}
        {data.reports.length === 0 ? (
          <Empty title={t('register:reports.none')}>
            {t(data.canMake ? 'register:reports.none_team' : 'register:reports.none_member')}
          </Empty>
        ) : (
          data.reports.map((report) => <ReportLine key={report.id} report={report} />)
        )}
      </Stack>
    </Page>
  );
}
