import { Button, Checkbox, Group, Paper, Stack, Table, Text, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClusterListItem } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { ClusterMap } from './cluster-map.tsx';
import { clustersQuery } from './cluster-queries.ts';
import classes from './clusters.module.css';
import { ClusterTwins } from './cluster-twins.tsx';

const MOST = 4;

/** Which clusters do we know, where are they, and how do they compare? */
export function ClustersPage() {
  const { t, language } = useText('clusters', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(clustersQuery(path('')));
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const hasOwn = data.clusters.some(({ isOwn, mine }) => isOwn && mine);
  const ours = ({ isOwn, mine }: ClusterListItem): number => (isOwn && mine ? 0 : 1);
  const shown = data.clusters
    .filter((cluster) => matches(cluster, sought))
    .toSorted((a, b) => ours(a) - ours(b) || a.name.localeCompare(b.name, language));
  return (
    <Page
      place={t('clusters:place')}
      title={t('clusters:title')}
      lead={t('clusters:lead')}
      action={
        hasOwn ? (
          <Button renderRoot={(props) => <Link to="/clusters/suggestions" {...props} />}>
            {t('clusters:see_suggestions')}
          </Button>
        ) : (
          <Button renderRoot={(props) => <Link to="/clusters/new" search={{ own: '1' }} {...props} />}>
            {t('clusters:open_own')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Group gap="sm">
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/clusters/new" search={{}} {...props} />}
          >
            {t('clusters:add')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/clusters/import" {...props} />}>
            {t('clusters:import')}
          </Button>
        </Group>
        <ClusterTwins list={data} />
        {data.clusters.length === 0 ? (
          <Empty title={t('clusters:empty.title')}>{t('clusters:empty.body')}</Empty>
        ) : (
          <>
            <Group justify="space-between" align="end">
              <TextInput
                type="search"
                label={t('clusters:search')}
                value={sought}
                onChange={(event) => setSought(event.currentTarget.value)}
                w="24rem"
                maw="100%"
              />
              <CompareButton chosen={chosen} />
            </Group>
            <div className={classes['columns']}>
              <ClusterMap clusters={shown} />
            </div>
            <ClusterTable clusters={shown} chosen={chosen} onChoose={setChosen} />
          </>
        )}
      </Stack>
    </Page>
  );
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const matches = ({ name, sectors, regions, country }: ClusterListItem, sought: string): boolean =>
  plain([name, ...sectors, ...regions, country ?? ''].join(' ')).includes(plain(sought.trim()));

function CompareButton({ chosen }: { readonly chosen: readonly string[] }) {
  const { t } = useText('clusters');
  if (chosen.length < 2) {
    return (
      <Text size="sm" c="dimmed">
        {t('clusters:compare.choose')}
      </Text>
    );
  }
  return (
    <Button
      variant="light"
      renderRoot={(props) => <Link to="/clusters/compare" search={{ with: chosen.join(' ') }} {...props} />}
    >
      {t('clusters:compare.action', { count: chosen.length })}
    </Button>
  );
}

interface ClusterTableProps {
  readonly clusters: readonly ClusterListItem[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function ClusterTable({ clusters, chosen, onChoose }: ClusterTableProps) {
  const { t } = useText('clusters');
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Text size="sm" mb="xs" aria-live="polite">
        {t('clusters:shown', { count: clusters.length })}
      </Text>
      <Scrolling label={t('clusters:title')}>
        <Table verticalSpacing="xs" miw="46rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('clusters:column.compare')}</Table.Th>
              <Table.Th>{t('clusters:column.name')}</Table.Th>
              <Table.Th>{t('clusters:column.form')}</Table.Th>
              <Table.Th>{t('clusters:column.where')}</Table.Th>
              <Table.Th>{t('clusters:column.sectors')}</Table.Th>
              <Table.Th ta="right">{t('clusters:column.members')}</Table.Th>
              <Table.Th>{t('clusters:column.phase')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clusters.map((cluster, at) => (
              <ClusterRow
                key={cluster.id}
                cluster={cluster}
                rank={at + 1}
                checked={chosen.includes(cluster.id)}
                full={chosen.length >= MOST}
                onToggle={() => toggle(cluster.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Paper>
  );
}

interface ClusterRowProps {
  readonly cluster: ClusterListItem;
  readonly rank: number;
  readonly checked: boolean;
  readonly full: boolean;
  readonly onToggle: () => void;
}

function ClusterRow({ cluster, rank, checked, full, onToggle }: ClusterRowProps) {
  const { t, f } = useText('clusters');
  const dim = (
    <Text span size="sm" c="dimmed">
      {t('clusters:unknown')}
    </Text>
  );
  const whose = cluster.isOwn ? (cluster.mine ? 'own' : 'shown_by_them') : 'kept_by_us';
  const where = [...cluster.regions, ...(cluster.country === null ? [] : [f.country(cluster.country)])];
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={`${t('clusters:column.compare')} ${cluster.name}`}
          checked={checked}
          disabled={full && !checked}
          onChange={onToggle}
        />
      </Table.Td>
      <Table.Th scope="row">
        {f.number(rank)}.{' '}
        <Link to="/clusters/$clusterProfileId" params={{ clusterProfileId: cluster.id }}>
          {cluster.name}
        </Link>
        <Text size="xs" c="dimmed" fw={400}>
          {t(`clusters:${whose}`)}
        </Text>
      </Table.Th>
      <Table.Td>{cluster.kind === null ? dim : t(`clusters:choice.${cluster.kind}`)}</Table.Td>
      <Table.Td>{where.length === 0 ? dim : where.join(', ')}</Table.Td>
      <Table.Td>{cluster.sectors.length === 0 ? dim : cluster.sectors.slice(0, 4).join(', ')}</Table.Td>
      <Table.Td ta="right">{cluster.members === null ? dim : f.number(cluster.members)}</Table.Td>
      <Table.Td>{cluster.phase === null ? dim : t(`clusters:phase.${cluster.phase}`)}</Table.Td>
    </Table.Tr>
  );
}
