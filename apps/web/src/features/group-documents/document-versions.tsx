import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconEye, IconFileDownload } from '@tabler/icons-react';
import type { GroupDocument } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import classes from './group-documents.module.css';

interface DocumentVersionsProps {
  readonly groupId: string;
  readonly documents: readonly GroupDocument[];
  readonly shownId: string | null;
  readonly onShow: (id: string) => void;
}

/** What was written, by whom, and whether the data changed since. */
export function DocumentVersions({ groupId, documents, shownId, onShow }: DocumentVersionsProps) {
  const { t } = useText('documents');
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="versions">
      <Title id="versions" order={3} size="h5" mb="xs">
        {t('documents:versions.title')}
      </Title>
      {documents.length === 0 ? (
        <Empty title={t('documents:versions.none')}>{t('documents:versions.none_why')}</Empty>
      ) : (
        <ul className={classes['versions']}>
          {documents.map((document) => (
            <Version
              key={document.id}
              groupId={groupId}
              document={document}
              isShown={document.id === shownId}
              onShow={() => onShow(document.id)}
            />
          ))}
        </ul>
      )}
    </Paper>
  );
}

interface VersionProps {
  readonly groupId: string;
  readonly document: GroupDocument;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function Version({ groupId, document, isShown, onShow }: VersionProps) {
  const { t, f } = useText('documents');
  const path = useClusterPath();
  const { id, kind, variant, language, audience, madeAt, madeBy, blanks, outdated } = document;
  const title = t(`documents:kind.${kind}`);
  const date = f.dateTime(madeAt);
  const missing = blanks.reduce((sum, { count }) => sum + count, 0);
  return (
    <li>
      <div>
        <Text fw={600}>
          {title}{' '}
          <Badge variant="light" color="gray" tt="none">
            {language.toUpperCase()}
          </Badge>
        </Text>
        <Text size="sm">
          {`${t(`documents:variant_short.${variant}`)} · ${t(`documents:audience.${audience}`)}`}
        </Text>
        <Text size="xs" c="dimmed">
          {madeBy === null
            ? t('documents:versions.made_by_team', { date })
            : t('documents:versions.made', { date, name: madeBy })}
          {' · '}
          {missing === 0
            ? t('documents:versions.complete')
            : t('documents:versions.blanks', { count: missing })}
        </Text>
        {outdated && <Text size="xs">{t('documents:versions.outdated')}</Text>}
      </div>
      <Group gap="xs" className="not-printed">
        <Button
          size="xs"
          variant={isShown ? 'filled' : 'default'}
          aria-pressed={isShown}
          aria-label={t('documents:versions.see_of', { title, date })}
          leftSection={<IconEye size={14} aria-hidden />}
          onClick={onShow}
        >
          {t('documents:versions.see')}
        </Button>
        {(['pdf', 'docx'] as const).map((format) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            component="a"
            href={path(`/groups/${groupId}/documents/${id}/document.${format}`)}
            download
            aria-label={t('documents:versions.file_of', {
              format: t(`documents:versions.${format}`),
              title,
              date,
            })}
            leftSection={<IconFileDownload size={14} aria-hidden />}
          >
            {t(`documents:versions.${format}`)}
          </Button>
        ))}
      </Group>
    </li>
  );
}
