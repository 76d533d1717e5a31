import { Alert, Button, FileButton, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { checkClusterTable, parseClusters, writeClusterTemplate } from '@grappe/contracts/clusters';
import type { ParsedClusters } from '@grappe/contracts/clusters';
import { readTable } from '@grappe/contracts/files';
import { explainProblem } from '@grappe/messages';
import { call, ProblemError } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import classes from './clusters.module.css';

interface ReadFile {
  readonly fileName: string;
  readonly parsed: ParsedClusters;
}

const most = 50;

async function readClusters(file: File): Promise<ReadFile> {
  const table = readTable(new Uint8Array(await file.arrayBuffer()), file.name);
  if (table.kind === 'refused') throw new ProblemError(table.problem, 422);
  const unfit = checkClusterTable(table);
  if (unfit !== null) throw new ProblemError(unfit, 422);
  return { fileName: file.name, parsed: parseClusters(table, new Date().toISOString().slice(0, 10)) };
}

/** Which clusters does this file hold? Read here; written once one agrees. */
export function ImportClustersPage() {
  const { t, language } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const read = useMutation({ mutationFn: readClusters });
  const accept = useMutation({
    mutationFn: ({ fileName, parsed }: ReadFile) =>
      call<{ created: number; changed: number }>(path('/cluster-profiles/import'), {
        method: 'POST',
        body: { fileName, lines: parsed.drafts },
      }),
    onSuccess: async (done) => {
      read.reset();
      await refreshAll(queryClient);
      await say({ color: 'leaf', message: t('clusters:file.done', done) });
    },
  });
  const template = async (): Promise<void> => {
    const bytes = await writeClusterTemplate({ format: 'xlsx', language });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes as BlobPart]));
    link.download = 'clusters.xlsx';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Page
      place={<Link to="/clusters">{t('clusters:place')}</Link>}
      title={t('clusters:file.title')}
      lead={t('clusters:file.lead')}
      action={
        <FileButton accept=".xlsx,.csv,.txt,.tsv" onChange={(file) => file !== null && read.mutate(file)}>
          {(props) => (
            <Button {...props} loading={read.isPending}>
              {t('clusters:file.choose')}
            </Button>
          )}
        </FileButton>
      }
    >
      <Stack gap="lg">
        <Group>
          <Button variant="default" onClick={() => void template()}>
            {t('clusters:file.template')}
          </Button>
        </Group>
        {read.error !== null && <ProblemNotice error={read.error} />}
        {accept.error !== null && <ProblemNotice error={accept.error} />}
        {read.data !== undefined && (
          <Preview file={read.data} pending={accept.isPending} onAccept={accept.mutate} />
        )}
      </Stack>
    </Page>
  );
}

interface PreviewProps {
  readonly file: ReadFile;
  readonly pending: boolean;
  readonly onAccept: (file: ReadFile) => void;
}

function Preview({ file, pending, onAccept }: PreviewProps) {
  const { t, f } = useText('clusters', 'errors');
  const { drafts, problems, unread } = file.parsed;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Stack gap="sm">
        <Text fw={600}>
          {file.fileName} – {t('clusters:file.read', { count: drafts.length })}
        </Text>
        {unread.length > 0 && <Text size="sm">{t('clusters:file.unread', { names: f.list(unread) })}</Text>}
        {problems.length > 0 && (
          <Alert
            color="orange"
            variant="light"
            title={t('clusters:file.problems', { count: problems.length })}
          >
            <ul className={classes['reasons']}>
              {problems.slice(0, most).map((one, at) => {
                const { what, remedy } = explainProblem(one.problem, t);
                return (
                  <li key={at}>
                    <Text size="sm" span>
                      <b>
                        {t('clusters:file.line', { line: one.line })}
                        {one.column === null ? '' : `, ${one.column}`}
                      </b>{' '}
                      {what} {remedy}
                    </Text>
                  </li>
                );
              })}
            </ul>
          </Alert>
        )}
        <Text size="sm">
          {drafts.length === 0
            ? t('clusters:file.nothing')
            : drafts
                .slice(0, most)
                .map(({ name }) => name)
                .join(', ')}
        </Text>
        {drafts.length > 0 && (
          <Button loading={pending} onClick={() => onAccept(file)} style={{ alignSelf: 'flex-start' }}>
            {t('clusters:file.accept', { count: drafts.length })}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
