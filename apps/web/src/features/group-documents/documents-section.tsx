import { Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { JobProgress } from '../../app/job-progress.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { DocumentPreview } from './document-preview.tsx';
import { DocumentVersions } from './document-versions.tsx';
import { DocumentWish } from './document-wish.tsx';
import { groupDocumentsQuery } from './group-documents-queries.ts';
import { TermsForm } from './terms-form.tsx';

/** Drafts of a group's documents: what to fill in, which one to write, what was written. */
export function DocumentsSection({ groupId }: { readonly groupId: string }) {
  const { t } = useText('documents', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(groupDocumentsQuery(path(''), groupId));
  const [shown, setShown] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const { job, error, cancel } = useJob(jobId, ({ status }) => {
    // The newest version is the one that was asked for.
    if (status === 'done') setShown(null);
  });
  const version = data.documents.find(({ id }) => id === shown) ?? data.documents[0];
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h4">
          {t('documents:title')}
        </Title>
        <Text c="dimmed">{t(data.mayEdit ? 'documents:lead' : 'documents:my.lead')}</Text>
      </div>
      <DocumentWish groupId={groupId} audiences={data.audiences} onStarted={setJobId} />
      {error !== null && <ProblemNotice error={error} />}
      <JobProgress title={t('documents:wish.writing')} job={job} cancel={cancel} />
      {data.mayEdit && <TermsForm groupId={groupId} documents={data} />}
      <DocumentVersions
        groupId={groupId}
        documents={data.documents}
        shownId={version?.id ?? null}
        onShow={setShown}
      />
      {version !== undefined && <DocumentPreview groupId={groupId} document={version} />}
    </Stack>
  );
}
