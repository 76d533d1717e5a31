import { Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { GroupDocument } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { documentPageQuery } from './group-documents-queries.ts';
import classes from './group-documents.module.css';

interface DocumentPreviewProps {
  readonly groupId: string;
  readonly document: GroupDocument;
}

/** The version as it reads, in a frame where nothing runs. */
export function DocumentPreview({ groupId, document }: DocumentPreviewProps) {
  const { t, f } = useText('documents', 'errors');
  const path = useClusterPath();
  const address = path(`/groups/${groupId}/documents/${document.id}/document.html`);
  const page = useQuery(documentPageQuery(address));
  const title = t('documents:preview.of', { title: t(`documents:kind.${document.kind}`) });
  const blanks = document.blanks.map(({ what }) => t(`documents:what.${what}`));
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="preview">
      <Title id="preview" order={3} size="h5" mb="xs">
        {title}
      </Title>
      {blanks.length > 0 && (
        <Text size="sm" mb="xs">
          {t('documents:versions.blank_list', { list: f.list(blanks) })}
        </Text>
      )}
      {page.error !== null && <ProblemNotice error={page.error} />}
      {page.data === undefined ? (
        page.error === null && <Text role="status">{t('documents:preview.loading')}</Text>
      ) : (
        <iframe className={classes['preview']} title={title} sandbox="" srcDoc={page.data} />
      )}
    </Paper>
  );
}
