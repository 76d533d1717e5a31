import { Button, Paper, Switch, Table, Text } from '@mantine/core';
import { useSuspenseQueries } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { ClusterProfileShape } from '@grappe/contracts/api';
import { clusterFieldGroups, clusterFieldOf, clusterKeys } from '@grappe/contracts/clusters';
import type { ClusterKey } from '@grappe/contracts/clusters';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { clusterProfileQuery } from './cluster-queries.ts';
import { useClusterWords } from './cluster-value.tsx';

const most = 4;
const measured = ['count', 'number', 'money', 'share'];

/** How do these clusters differ on the indicators of the field? */
export function ComparisonPage() {
  const { t } = useText('clusters', 'errors');
  const { with: asked = '' } = useSearch({ from: '/inside/clusters/compare' });
  const path = useClusterPath();
  const ids = [...new Set(asked.split(' ').filter((id) => id !== ''))].slice(0, most);
  const found = useSuspenseQueries({ queries: ids.map((id) => clusterProfileQuery(path(''), id)) });
  const [all, setAll] = useState(false);
  const profiles = found.map(({ data }) => data);
  return (
    <Page
      place={<Link to="/clusters">{t('clusters:place')}</Link>}
      title={t('clusters:compare.title')}
      lead={t('clusters:compare.lead')}
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/clusters" {...props} />}>
          {t('clusters:compare.back')}
        </Button>
      }
    >
      {profiles.length < 2 ? (
        <Text>{t('clusters:compare.choose')}</Text>
      ) : (
        <Paper withBorder p="md" bg="var(--grappe-surface)">
          <Switch
            mb="sm"
            label={t('clusters:compare.all_keys')}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
          <Scrolling label={t('clusters:compare.title')}>
            <ComparisonTable profiles={profiles} all={all} />
          </Scrolling>
        </Paper>
      )}
    </Page>
  );
}

interface ComparisonTableProps {
  readonly profiles: readonly ClusterProfileShape[];
  readonly all: boolean;
}

function ComparisonTable({ profiles, all }: ComparisonTableProps) {
  const { t } = useText('clusters');
  const known = (key: ClusterKey): boolean =>
    profiles.some(({ values }) => values.some((one) => one.key === key));
  return (
    <Table verticalSpacing="xs" miw={`${12 + profiles.length * 13}rem`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {profiles.map(({ id, name }) => (
            <Table.Th key={id} scope="col">
              <Link to="/clusters/$clusterProfileId" params={{ clusterProfileId: id }}>
                {name}
              </Link>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {clusterFieldGroups.map((group) => {
          const keys = clusterKeys.filter(
            (key) => clusterFieldOf(key).group === group && (all || known(key)),
          );
          if (keys.length === 0) return null;
          return (
            <Fragment key={group}>
              <Table.Tr>
                <Table.Th scope="colgroup" colSpan={profiles.length + 1} bg="var(--grappe-soft)">
                  {t(`clusters:group.${group}`)}
                </Table.Th>
              </Table.Tr>
              {keys.map((key) => (
                <ComparisonRow key={key} id={key} profiles={profiles} />
              ))}
            </Fragment>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** One indicator; figures have their rank among those that are known. */
function ComparisonRow({
  id,
  profiles,
}: {
  readonly id: ClusterKey;
  readonly profiles: readonly ClusterProfileShape[];
}) {
  const { t } = useText('clusters');
  const words = useClusterWords();
  const values = profiles.map((profile) => profile.values.find(({ key }) => key === id)?.value);
  const figures = values.filter((value) => typeof value === 'number').toSorted((a, b) => b - a);
  const ranked = measured.includes(clusterFieldOf(id).type) && figures.length > 1;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {t(`clusters:field.${id}`)}
      </Table.Th>
      {values.map((value, at) => (
        <Table.Td key={profiles[at]?.id}>
          {value === undefined ? (
            <Text span size="sm" c="dimmed">
              {t('clusters:unknown')}
            </Text>
          ) : (
            <>
              {words(id, value)}
              {ranked && (
                <Text size="xs" c="dimmed">
                  {t('clusters:compare.rank', {
                    rank: figures.indexOf(value as number) + 1,
                    count: figures.length,
                  })}
                </Text>
              )}
            </>
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
