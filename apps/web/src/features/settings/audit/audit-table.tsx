import { Table, Text } from '@mantine/core';
import type { AuditEntryShape } from '@grappe/contracts/api';
import { Scrolling } from '../../../app/scrolling.tsx';
import { useText } from '../../../app/use-text.ts';

/** One line per entry, the newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntryShape[] }) {
  const { t } = useText('register', 'terms');
  return (
    <Scrolling label={t('register:audit.table')}>
      <Table verticalSpacing={6} miw="46rem">
        <Table.Thead>
          <Table.Tr>
            {['column_when', 'header.actor', 'column_what', 'header.subject', 'header.columns'].map((key) => (
              <Table.Th key={key}>{t(`register:audit.${key}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <AuditLine key={entry.position} entry={entry} />
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

function AuditLine({ entry }: { readonly entry: AuditEntryShape }) {
  const { t, f, has } = useText('register', 'terms');
  const { actor, action, kind, subject, rows, about, columns, position, hash } = entry;
  const word = (key: string, otherwise: string): string => (has(key) ? t(key) : otherwise);
  const precise = about.map((code) =>
    word(`terms:fact.${code}`, word(`terms:role.${code}`, word(`terms:tie.${code}`, code))),
  );
  const changed = columns.map((name) => word(`register:audit.column.${name}`, name));
  return (
    <Table.Tr>
      <Table.Td title={hash}>
        {f.dateTime(entry.at)}
        <Text size="xs" c="dimmed">
          {t('register:audit.entry_number', { number: f.number(position) })}
        </Text>
      </Table.Td>
      <Table.Td>
        {actor === null ? (
          <Text c="dimmed" size="sm" span>
            {t('register:audit.system')}
          </Text>
        ) : (
          actor.name || t('register:audit.somebody')
        )}
      </Table.Td>
      <Table.Td>
        {t(`register:audit.action.${action}`)}
        <Text size="sm" c="dimmed">
          {word(`register:audit.kind.${kind}`, kind)}
          {rows !== null && rows > 1 && ` (${t('register:audit.rows', { count: rows })})`}
        </Text>
      </Table.Td>
      <Table.Td>{subject?.name ?? ''}</Table.Td>
      <Table.Td>{f.list([...new Set([...precise, ...changed])])}</Table.Td>
    </Table.Tr>
  );
}
