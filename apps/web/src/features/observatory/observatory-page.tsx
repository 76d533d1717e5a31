import { Group, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Aggregates, AggregatesQuery } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { HowComputed } from '../../app/how-computed.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { CountedLists } from './counted-lists.tsx';
import { FiguresFilters } from './figures-filters.tsx';
import { FiguresTable } from './figures-table.tsx';
import { aggregatesQueryOf } from './observatory-queries.ts';
import { ObservatoryTabs } from './observatory-tabs.tsx';
import { PublishEdition } from './publish-edition.tsx';

/** How many are we, of what kinds, where: the figures that funders and everybody in the cluster read alike. */
export function ObservatoryPage() {
  const { t } = useText('aggregates', 'terms', 'errors');
  const { clusterName } = usePlace();
  const asked = useSearch({ from: '/inside/observatory' }) as AggregatesQuery;
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(aggregatesQueryOf(useClusterPath()(''), asked));
  const ask = (change: AggregatesQuery) => {
    const next = Object.entries({ ...asked, ...change }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    void navigate({
      to: '/observatory',
      search: Object.fromEntries(next),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <Page
      place={t('shell:pages.observatory')}
      title={t('aggregates:title', { cluster: clusterName })}
      lead={t('aggregates:lead', { threshold: data.threshold })}
      action={data.mayPublish && <PublishEdition first={data.edition === null} />}
    >
      <ObservatoryTabs current="figures" />
      {data.edition === null ? (
        <Empty title={t('aggregates:none.title')}>
          {t(data.mayPublish ? 'aggregates:none.team' : 'aggregates:none.reader')}
        </Empty>
      ) : (
        <Stack gap="lg">
          <EditionLine edition={data.edition} />
          <FiguresFilters data={data} asked={asked} onAsk={ask} />
          <FiguresTable data={data} asked={asked} />
          <CountedLists data={data} />
        </Stack>
      )}
    </Page>
  );
}

function EditionLine({ edition }: { readonly edition: NonNullable<Aggregates['edition']> }) {
  const { t, f } = useText('aggregates');
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed">
        {t('aggregates:edition', { ordinal: f.number(edition.ordinal), date: f.date(edition.publishedAt) })}
      </Text>
      <HowComputed of="aggregates:how" />
    </Group>
  );
}
