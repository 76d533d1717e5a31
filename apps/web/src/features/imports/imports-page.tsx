import { Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';
import { Duplicates } from './duplicates.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FileDrop } from './file-drop.tsx';
import { duplicatesQuery } from './import-queries.ts';
import { ImportReview } from './import-review.tsx';
import { PastImports } from './past-imports.tsx';
import { Templates } from './templates.tsx';

export function ImportsPage() {
  const { import: importId } = useSearch({ from: '/inside/imports' });
  return importId === undefined ? <AllImports /> : <ImportReview key={importId} importId={importId} />;
}

function AllImports() {
  const { t } = useText('imports');
  const { tab = 'files' } = useSearch({ from: '/inside/imports' });
  const navigate = useNavigate({ from: '/imports' });
  const path = useClusterPath();
  const { data: duplicates } = useQuery(duplicatesQuery(path('')));
  return (
    <Page
      place={t('shell:pages.imports')}
      title={t('imports:title')}
      lead={t('imports:lead')}
      action={<ExportMenu />}
    >
      <Tabs
        value={tab === 'duplicates' ? 'duplicates' : 'files'}
        onChange={(value) => void navigate({ search: value === 'duplicates' ? { tab: value } : {} })}
      >
        <TabRow current={tab === 'duplicates' ? 'duplicates' : 'files'} mb="md">
          <Tabs.Tab value="files">{t('imports:tab.files')}</Tabs.Tab>
          <Tabs.Tab value="duplicates">
            {t('imports:tab.duplicates', { count: duplicates?.length ?? 0 })}
          </Tabs.Tab>
        </TabRow>
        <Tabs.Panel value="files">
          <Stack gap="lg">
            <FileDrop />
            <Templates />
            <PastImports />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="duplicates">
          <Duplicates />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
