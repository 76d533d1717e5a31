import { Button, Paper, Switch, Table, Text } from '@mantine/core';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { ClusterBenchmark, ClusterProfileShape } from '@grappe/contracts/api';
import { clusterFieldGroups, clusterFieldOf, clusterKeys } from '@grappe/contracts/clusters';
import type { ClusterKey } from '@grappe/contracts/clusters';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { benchmarkQuery, clusterProfileQuery } from './cluster-queries.ts';
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
  const kind = kindOf(profiles);
  const { data: benchmark } = useSuspenseQuery(benchmarkQuery(path(''), kind));
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
            <ComparisonTable profiles={profiles} benchmark={benchmark} all={all} />
          </Scrolling>
        </Paper>
      )}
    </Page>
  );
}

/** The kind of our own cluster when it is among them, else of the first whose kind is known. */
function kindOf(profiles: readonly ClusterProfileShape[]): string | undefined {
  const own = profiles.find(({ isOwn, mine }) => isOwn && mine);
  const known = [...(own === undefined ? [] : [own]), ...profiles].flatMap(({ values }) =>
    values.flatMap(({ key, value }) => (key === 'kind' ? [String(value)] : [])),
  );
  return known[0];
}

interface ComparisonTableProps {
  readonly profiles: readonly ClusterProfileShape[];
  readonly benchmark: ClusterBenchmark;
  readonly all: boolean;
}

function ComparisonTable({ profiles, benchmark, all }: ComparisonTableProps) {
  const { t } = useText('clusters');
  const { kind, clusters } = benchmark;
  const known = (key: ClusterKey): boolean =>
    profiles.some(({ values }) => values.some((one) => one.key === key));
  return (
    <Table verticalSpacing="xs" miw={`${22 + profiles.length * 13}rem`}>
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
          <Table.Th scope="col">
            {kind === null
              ? t('clusters:compare.median', { count: clusters })
              : t('clusters:compare.median_of', { kind: t(`clusters:choice.${kind}`), count: clusters })}
          </Table.Th>
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
                <Table.Th scope="colgroup" colSpan={profiles.length + 2} bg="var(--grappe-soft)">
                  {t(`clusters:group.${group}`)}
                </Table.Th>
              </Table.Tr>
              {keys.map((key) => (
                <ComparisonRow key={key} id={key} profiles={profiles} benchmark={benchmark} />
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
  benchmark,
}: Omit<ComparisonTableProps, 'all'> & { readonly id: ClusterKey }) {
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
      <Table.Td>
        <Median id={id} benchmark={benchmark} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The median of a figure with how many values it is taken over; too few are not shown. */
function Median({ id, benchmark }: { readonly id: ClusterKey; readonly benchmark: ClusterBenchmark }) {
  const { t } = useText('clusters');
  const words = useClusterWords();
  const figure = benchmark.figures.find(({ key }) => key === id);
  if (figure === undefined) return null;
  if (figure.median === null)
    return (
      <Text span size="xs" c="dimmed">
        {t('clusters:compare.too_few', { count: figure.n })}
      </Text>
    );
  return (
    <>
      {words(id, clusterFieldOf(id).type === 'money' ? Math.round(figure.median) : figure.median)}
      <Text size="xs" c="dimmed">
        {t('clusters:compare.over', { count: figure.n })}
      </Text>
    </>
  );
}
