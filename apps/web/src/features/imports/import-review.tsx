import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportPreview } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { ColumnMappingTable } from './column-mapping-table.tsx';
import { FirstRows } from './first-rows.tsx';
import { ImportCounts } from './import-counts.tsx';
import { importQuery } from './import-queries.ts';
import { LineProblems } from './line-problems.tsx';
import { UndoImport } from './past-imports.tsx';
import { StatusBadge } from './status-badge.tsx';
import { useMappingDraft } from './use-mapping-draft.ts';
import type { MappingDraft } from './use-mapping-draft.ts';

/** One file: how its columns are read, what is in it, what is wrong with it, and the decision. */
export function ImportReview({ importId }: { readonly importId: string }) {
  const { t, f } = useText('imports', 'terms', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(importQuery(path(''), importId));
  const accept = useAccept(importId, data.version);
  const draft = useMappingDraft(data);
  const { job, cancel } = useJob(data.jobId);
  const isOpen = data.status === 'previewed';
  return (
    <Page
      place={<Link to="/imports">{t('shell:pages.imports')}</Link>}
      title={data.fileName}
      lead={t('imports:review.lead', {
        kind: t(`imports:kind.${data.kind}`),
        date: f.dateTime(data.createdAt),
      })}
      action={
        <Decision
          preview={data}
          draft={draft}
          busy={accept.isPending || job?.status === 'running'}
          onAccept={accept.mutate}
        />
      }
    >
      <Stack gap="lg">
        {accept.error !== null && <ProblemNotice error={accept.error} />}
        {!isOpen && <Outcome preview={data} />}
        <JobProgress title={t('imports:review.writing')} job={job} cancel={cancel} />
        <ImportCounts preview={data} />
        <LineProblems preview={data} problemsFile={path(`/imports/${importId}/problems.csv`)} />
        <ColumnMappingTable preview={data} draft={draft} />
        <FirstRows preview={data} />
      </Stack>
    </Page>
  );
}

function useAccept(importId: string, version: number) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (withoutInvalidLines: boolean) =>
      call<ImportPreview>(path(`/imports/${importId}/accept`), {
        method: 'POST',
        body: { withoutInvalidLines, version },
      }),
    onSuccess: (next) => queryClient.setQueryData(importQuery(path(''), importId).queryKey, next),
  });
}

interface DecisionProps {
  readonly preview: ImportPreview;
  readonly draft: MappingDraft;
  readonly busy: boolean;
  readonly onAccept: (withoutInvalidLines: boolean) => void;
}

/** Corrections are read first; then valid lines can go in, without the bad ones if there are any. */
function Decision({ preview, draft, busy, onAccept }: DecisionProps) {
  const { t } = useText('imports');
  const { status, counts, id, fileName } = preview;
  if (status === 'accepted') return <UndoImport importId={id} fileName={fileName} />;
  if (status !== 'previewed') return null;
  if (draft.count > 0) return <Correction draft={draft} />;
  if (counts.valid === 0) return null;
  return (
    <Button loading={busy} onClick={() => onAccept(counts.withErrors > 0)}>
      {t(counts.withErrors > 0 ? 'imports:accept.without_bad' : 'imports:accept.all', {
        count: counts.valid,
      })}
    </Button>
  );
}

function Correction({ draft }: { readonly draft: MappingDraft }) {
  const { t } = useText('imports');
  return (
    <>
      <Button variant="default" disabled={draft.isSending} onClick={draft.forget}>
        {t('imports:mapping.forget')}
      </Button>
      <Button loading={draft.isSending} onClick={draft.send}>
        {t('imports:mapping.apply', { count: draft.count })}
      </Button>
    </>
  );
}

function Outcome({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useText('imports');
  const { status, counts, kind } = preview;
  if (status === 'accepting') return <StatusBadge status={status} />;
  return (
    <Alert
      color={status === 'accepted' ? 'leaf' : status === 'failed' ? 'red' : 'gray'}
      title={t(`imports:outcome.${status}`)}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Group gap="md">
        {status === 'accepted' && (
          <>
            <Text size="sm">
              {t('imports:outcome.figures', {
                created: counts.created,
                updated: counts.updated,
                unchanged: counts.unchanged,
              })}
            </Text>
            {kind === 'members' && counts.duplicates > 0 && (
              <Link to="/imports" search={{ tab: 'duplicates' }}>
                {t('imports:outcome.duplicates', { count: counts.duplicates })}
              </Link>
            )}
            <Link to={kind === 'members' ? '/organisations' : '/network'}>
              {t(`imports:outcome.see_${kind}`)}
            </Link>
          </>
        )}
        {status === 'undone' && <Text size="sm">{t('imports:outcome.undone_words')}</Text>}
        {status === 'failed' && <Text size="sm">{t('imports:outcome.failed_words')}</Text>}
      </Group>
    </Alert>
  );
}
