import { Button, Group, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty } from '../../../app/empty.tsx';
import { Page } from '../../../app/page.tsx';
import { useClusterPath } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { SettingsTabs } from '../settings-tabs.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { auditQuery, parametersOf, type AuditSearch } from './audit-queries.ts';
import { AuditTable } from './audit-table.tsx';

/** Who did what, and when? */
export function AuditTrailPage() {
  const { t, language } = useText('register', 'settings', 'terms', 'errors');
  const path = useClusterPath();
  const search: AuditSearch = useSearch({ from: '/inside/settings/audit' });
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(auditQuery(path(''), search));
  const show = (changed: AuditSearch): void =>
    void navigate({ to: '/settings/audit', search: { ...search, before: undefined, ...changed } as never });
  const { before: _beginning, ...filters } = search;
  return (
    <Page
      place={t('shell:pages.settings')}
      title={t('register:audit.question')}
      lead={t('register:audit.why')}
      action={
        <Button
          component="a"
          href={path(`/audit.csv${parametersOf(filters, { language })}`)}
          download
          leftSection={<IconFileDownload size={16} aria-hidden />}
        >
          {t('register:audit.export')}
        </Button>
      }
    >
      <SettingsTabs current="audit" />
      <AuditFilters search={search} kinds={data.kinds} people={data.people} onChange={show} />
      {data.entries.length === 0 ? (
        <Empty title={t('register:audit.none')}>{t('register:audit.none_why')}</Empty>
      ) : (
        <AuditTable entries={data.entries} />
      )}
      <Group mt="sm" justify="space-between" className="not-printed">
        <Text size="sm" c="dimmed">
          {t('register:audit.verify')}
        </Text>
        <Group gap="xs">
          {search.before !== undefined && (
            <Button variant="default" onClick={() => show({})}>
              {t('register:audit.newest')}
            </Button>
          )}
          {data.next !== null && (
            <Button variant="default" onClick={() => show({ before: String(data.next) })}>
              {t('register:audit.older')}
            </Button>
          )}
        </Group>
      </Group>
    </Page>
  );
}
