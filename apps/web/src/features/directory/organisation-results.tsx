import { Paper, Table, Text } from '@mantine/core';
import type { OrganisationListItem } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { useText } from '../../app/use-text.ts';
import { useOfficialNames } from '../../app/use-official-names.ts';
import classes from './directory.module.css';

interface OrganisationResultsProps {
  readonly items: readonly OrganisationListItem[];
  /** Words were asked for: say where they were found. */
  readonly words: boolean;
}

/** A table on a desk, one card each on a phone. */
export function OrganisationResults({ items, words }: OrganisationResultsProps) {
  const { t } = useText('directory', 'terms');
  return (
    <Paper withBorder bg="var(--grappe-surface)" className={classes['table']}>
      <Table verticalSpacing={6} horizontalSpacing="sm" aria-label={t('directory:results')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('terms:identity.name')}</Table.Th>
            <Table.Th>{t('terms:identity.sector')}</Table.Th>
            <Table.Th>{t('terms:identity.town')}</Table.Th>
            <Table.Th ta="right">{t('terms:fact.headcount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <ResultRow key={item.id} item={item} words={words} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function ResultRow({ item, words }: { readonly item: OrganisationListItem; readonly words: boolean }) {
  const { t, f } = useText('directory', 'terms');
  const { sectorName } = useOfficialNames();
  return (
    <Table.Tr>
      <Table.Td>
        <OrganisationLink id={item.id}>{item.name}</OrganisationLink>
        <Text size="xs" c="dimmed">
          {[t(`terms:kind.${item.kind}`), item.outside ? t('directory:outside') : null]
            .filter((part) => part !== null)
            .join(' ')}
        </Text>
        {words && <Matches item={item} />}
      </Table.Td>
      <Table.Td>
        {item.sector !== null && (
          <Text size="xs" lineClamp={2}>
            {sectorName(item.sector)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{placeOf(item, f.country)}</Table.Td>
      <Table.Td ta="right" className={classes['headcount']}>
        {item.headcount === null ? null : t('terms:word.employees', { count: item.headcount })}
      </Table.Td>
    </Table.Tr>
  );
}

/** France goes without saying; another country is named. */
function placeOf(item: OrganisationListItem, country: (code: string) => string): string {
  const abroad = item.country !== null && item.country !== 'FR' ? country(item.country) : null;
  return [item.town, abroad].filter((part) => part !== null).join(', ');
}

function Matches({ item }: { readonly item: OrganisationListItem }) {
  const { t } = useText('directory', 'terms');
  const found = item.matched.filter(({ key }) => key !== 'name').slice(0, 2);
  if (found.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" lineClamp={2}>
      {found
        .map(({ key, text }) => t('directory:matched', { what: t(`terms:fact.${key}`), text }))
        .join(' · ')}
    </Text>
  );
}
