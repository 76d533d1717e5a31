import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Job } from '@grappe/contracts/api';
import { ProblemError } from './api.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { useText } from './use-text.ts';

interface JobProgressProps {
  readonly title: string;
  readonly job: Job | undefined;
  readonly cancel: UseMutationResult<Job, Error, void>;
}

/** Long work says where it stands, and can be stopped. Shows nothing once it is done. */
export function JobProgress({ title, job, cancel }: JobProgressProps) {
  const { t, f, has } = useText('errors');
  if (job === undefined || job.status === 'done') return null;
  if (job.status === 'cancelled') return <Alert color="gray">{t('shell:job.cancelled')}</Alert>;
  if (job.status === 'failed') {
    return <ProblemNotice error={new ProblemError(job.error ?? { code: 'job_failed', params: {} }, 500)} />;
  }
  const { ratio, code, params } = job.progress;
  const stage = `shell:job.stage.${code}`;
  const words =
    job.status === 'queued' ? t('shell:job.queued') : has(stage) ? t(stage, params) : t('shell:job.running');
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{title}</Text>
          {job.canCancel && (
            <Button
              size="compact-sm"
              variant="default"
              loading={cancel.isPending}
              onClick={() => cancel.mutate()}
            >
              {t('shell:job.cancel')}
            </Button>
          )}
        </Group>
        <Progress.Root size="lg">
          <Progress.Section
            value={ratio === null ? 100 : ratio * 100}
            animated={ratio === null}
            aria-label={t('shell:job.progress')}
          />
        </Progress.Root>
        <Text size="sm" c="dimmed" role="status">
          {words}
          {ratio !== null && ` · ${f.percent(ratio)}`}
        </Text>
      </Stack>
    </Paper>
  );
}
