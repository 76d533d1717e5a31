import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconExternalLink, IconFileDownload } from '@tabler/icons-react';
import type { ReportSummary } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

/** One report: about what, which period, how much, and its documents. */
export function ReportLine({ report }: { readonly report: ReportSummary }) {
  const { t, f, language } = useText('register');
  const path = useClusterPath();
  const { id, room, from, to, madeAt, meetings, dissociations } = report;
  const title = room?.title ?? t('register:reports.whole');
  const address = (format: string): string => path(`/reports/${id}/report.${format}?language=${language}`);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm">
        {t('register:between', { from: f.date(from), to: f.date(to) })}
        {` · ${t('register:reports.meetings', { count: meetings })}`}
        {` · ${t('register:reports.dissociations', { count: dissociations })}`}
      </Text>
      <Text size="xs" c="dimmed">
        {t('register:reports.made', { date: f.dateTime(madeAt) })}
      </Text>
      <Group gap="xs" mt="sm" className="not-printed">
        <Button
          size="xs"
          component="a"
          href={address('html')}
          target="_blank"
          rel="noreferrer"
          aria-label={t('register:reports.html_of', { title })}
          leftSection={<IconExternalLink size={14} aria-hidden />}
        >
          {t('register:reports.read')}
        </Button>
        {(['pdf', 'docx'] as const).map((format) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            component="a"
            href={address(format)}
            download
            aria-label={t('register:reports.file_of', { format: t(`register:reports.${format}`), title })}
            leftSection={<IconFileDownload size={14} aria-hidden />}
          >
            {t(`register:reports.${format}`)}
          </Button>
        ))}
      </Group>
    </Paper>
  );
}
