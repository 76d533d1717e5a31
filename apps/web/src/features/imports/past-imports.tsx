import { Badge, Button, Group, Table, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportListItem, Undone } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { Scrolling } from '../../app/scrolling.tsx';
import { useTakeBack } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { importsQuery } from './import-queries.ts';
import { StatusBadge } from './status-badge.tsx';

export function PastImports() {
  const { t } = useText('imports', 'errors');
  const path = useClusterPath();
  const { data, error } = useQuery(importsQuery(path('')));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined || data.length === 0) return null;
  return (
    <section aria-labelledby="past">
      <Title id="past" order={2} size="h5" mb="xs">
        {t('imports:past.title')}
      </Title>
      <Scrolling label={t('imports:past.title')}>
        <Table verticalSpacing={6} miw="46rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('imports:past.file')}</Table.Th>
              <Table.Th>{t('imports:past.date')}</Table.Th>
              <Table.Th>{t('imports:past.status')}</Table.Th>
              <Table.Th ta="right">{t('imports:past.lines')}</Table.Th>
              <Table.Th ta="right">{t('imports:past.created')}</Table.Th>
              <Table.Th ta="right">{t('imports:past.updated')}</Table.Th>
              <Table.Th>{t('imports:past.action')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((item) => (
              <PastImport key={item.id} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}

function PastImport({ item }: { readonly item: ImportListItem }) {
  const { t, f } = useText('imports');
  const { id, fileName, kind, createdAt, author, status, counts } = item;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Link to="/imports" search={{ import: id }}>
            {fileName}
          </Link>
          <Badge variant="outline" color="gray" size="sm" tt="none" c="inherit">
            {t(`imports:kind.${kind}`)}
          </Badge>
        </Group>
      </Table.Td>
      <Table.Td miw="9rem">
        {f.dateTime(createdAt)}
        {author !== null && (
          <Text size="xs" c="dimmed">
            {author}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StatusBadge status={status} />
      </Table.Td>
      <Table.Td ta="right">{f.number(counts.lines)}</Table.Td>
      <Table.Td ta="right">{f.number(counts.created)}</Table.Td>
      <Table.Td ta="right">{f.number(counts.updated)}</Table.Td>
      <Table.Td>{status === 'accepted' && <UndoImport importId={id} fileName={fileName} />}</Table.Td>
    </Table.Tr>
  );
}

/** Takes a whole import back; what was changed since is kept and named. */
export function UndoImport({ importId, fileName }: { readonly importId: string; readonly fileName: string }) {
  const { t } = useText('imports', 'errors');
  const path = useClusterPath();
  const takeBack = useTakeBack();
  const undo = async (): Promise<readonly string[]> => {
    const { kept } = await call<Undone>(path(`/imports/${importId}/undo`), { method: 'POST', body: {} });
    return kept.map(({ name }) => name);
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconArrowBackUp size={14} aria-hidden />}
      loading={takeBack.isPending}
      onClick={() => takeBack.mutate(undo)}
      aria-label={t('imports:undo_of', { file: fileName })}
    >
      {t('imports:undo')}
    </Button>
  );
}
