import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Platform } from '@grappe/contracts/api';
import { CountrySelect } from '../../app/country-select.tsx';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { InviteModal } from './invite-modal.tsx';
import { platformQuery } from './platform-queries.ts';
import { PlatformTabs } from './platform-tabs.tsx';

type Cluster = Platform['clusters'][number];

/** Which clusters live here, and can somebody act in each? */
export function ClustersPage() {
  const { t } = useText('access', 'settings', 'errors');
  const { data } = useSuspenseQuery(platformQuery);
  const [making, setMaking] = useState(false);
  return (
    <Page
      place={t('shell:pages.platform')}
      title={t('access:platform.clusters.title')}
      lead={t('access:platform.lead')}
      action={<Button onClick={() => setMaking(true)}>{t('access:platform.clusters.new')}</Button>}
    >
      <PlatformTabs current="clusters" />
      {data.clusters.length === 0 ? (
        <Empty title={t('access:platform.clusters.none')}>{t('access:platform.clusters.none_why')}</Empty>
      ) : (
        <Clusters clusters={data.clusters} />
      )}
      {making && <NewCluster onClose={() => setMaking(false)} />}
    </Page>
  );
}

function Clusters({ clusters }: { readonly clusters: readonly Cluster[] }) {
  const { t } = useText('access');
  const [naming, setNaming] = useState<Cluster | null>(null);
  return (
    <>
      <Scrolling label={t('access:platform.clusters.title')}>
        <Table verticalSpacing={6} miw="36rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('access:platform.clusters.name')}</Table.Th>
              <Table.Th>{t('access:platform.clusters.managers')}</Table.Th>
              <Table.Th>{t('access:mails.act')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clusters.map((cluster) => (
              <Table.Tr key={cluster.id}>
                <Table.Td>
                  {cluster.name}
                  <Text size="xs" c="dimmed">
                    {cluster.slug}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Managers count={cluster.managers} />
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setNaming(cluster)}
                    aria-label={t('access:platform.clusters.invite_to', { cluster: cluster.name })}
                  >
                    {t('access:platform.clusters.invite')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {naming !== null && (
        <InviteModal
          title={t('access:platform.clusters.invite_to', { cluster: naming.name })}
          lead={t('access:platform.clusters.invite_lead')}
          path={`/clusters/${naming.id}/managers`}
          bodyOf={(invited) => invited}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}

function Managers({ count }: { readonly count: number }) {
  const { t } = useText('access');
  if (count > 1) return count;
  return (
    <Group gap={4} wrap="nowrap">
      <IconAlertTriangle size={16} aria-hidden />
      {t(count === 0 ? 'access:platform.clusters.nobody' : 'access:platform.clusters.single')}
    </Group>
  );
}

/** A cluster and the invitation of its first manager. */
function NewCluster({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('access');
  const [country, setCountry] = useState<string | null>('FR');
  return (
    <InviteModal
      title={t('access:platform.clusters.new')}
      lead={t('access:platform.clusters.new_lead')}
      path="/clusters"
      bodyOf={(manager, form) => ({
        name: String(form.get('cluster_name')).trim(),
        slug: String(form.get('slug')),
        country,
        manager,
      })}
      onClose={onClose}
    >
      <TextInput
        name="cluster_name"
        label={t('access:platform.clusters.name')}
        maxLength={300}
        required
        withAsterisk={false}
      />
      <TextInput
        name="slug"
        label={t('access:platform.clusters.slug')}
        description={t('access:platform.clusters.slug_hint')}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        maxLength={60}
        required
        withAsterisk={false}
      />
      <CountrySelect label={t('access:platform.clusters.country')} value={country} onChange={setCountry} />
    </InviteModal>
  );
}
