import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useState } from 'react';
import type { Network } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { JobProgress } from '../../app/job-progress.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { colourings, coloursFor } from './colouring.ts';

import { Findings } from './findings.tsx';
import { Neighbourhood } from './neighbourhood.tsx';
import { NetworkControls } from './network-controls.tsx';
import { NetworkLegend } from './network-legend.tsx';
import { networkQuery } from './network-queries.ts';
import { NetworkTable } from './network-table.tsx';
import { isShownMeasure, sizesFor } from './sizing.ts';
import type { ShownMeasure } from './sizing.ts';
import { WholeFigures } from './whole-figures.tsx';
import classes from './network.module.css';

const NetworkPicture = lazy(() => import('./network-picture.tsx'));

export function NetworkPage() {
  const { t } = useText('network', 'terms');
  const search = useSearch({ from: '/inside/network' });
  const path = useClusterPath();
  const { isTeam } = usePlace();
  const { data, error, refetch } = useQuery(networkQuery(path(''), search));
  const { job, cancel } = useJob(data?.jobId, () => void refetch());
  return (
    <Page
      place={t('shell:pages.network')}
      title={t('network:title')}
      action={
        isTeam && (
          <Button renderRoot={(props) => <Link to="/groups" search={{ new: 'plan' }} {...props} />}>
            {t('network:next_action')}
          </Button>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined && error === null && <PageLoading />}
      {data !== undefined && data.nodes.length === 0 && (
        <Empty title={t('network:empty.title')}>{t('network:empty.body')}</Empty>
      )}
      {data !== undefined && data.nodes.length > 0 && (
        <Stack gap="md">
          {data.analysis === null && <JobProgress title={t('network:measuring')} job={job} cancel={cancel} />}
          <NetworkBody network={data} />
        </Stack>
      )}
    </Page>
  );
}

function NetworkBody({ network }: { readonly network: Network }) {
  const { t } = useText('network');
  const search = useSearch({ from: '/inside/network' });
  const navigate = useNavigate({ from: '/network' });
  const colouring = colourings.find((name) => name === search.colour) ?? 'kind';
  const measure: ShownMeasure = isShownMeasure(search.size) ? search.size : 'degree';
  const colours = useMemo(() => coloursFor(colouring, network.nodes, network.analysis), [colouring, network]);
  const sizes = useMemo(() => sizesFor(measure, network.analysis), [measure, network]);
  const names = useMemo(() => new Map(network.nodes.map(({ id, name }) => [id, name])), [network]);
  const [focus, setFocus] = useState<string | null>(search.focus ?? null);
  const change = (changed: typeof search) =>
    void navigate({ search: { ...search, ...changed }, replace: true, resetScroll: false });
  return (
    <>
      <Findings network={network} names={names} onShow={setFocus} />
      <NetworkControls
        network={network}
        colouring={colouring}
        measure={measure}
        search={search}
        focus={focus}
        onChange={change}
        onFocus={setFocus}
      />
      <div className={classes['layout']}>
        <Suspense fallback={<div className={classes['pictureFrame']} />}>
          <NetworkPicture
            network={network}
            colours={colours}
            sizes={sizes}
            focus={focus}
            onFocus={setFocus}
            alternative={t('network:picture.alternative', {
              organisations: network.nodes.length,
              ties: network.ties.length,
            })}
          />
        </Suspense>
        <aside className={classes['side']}>
          <NetworkLegend
            colouring={colouring}
            colours={colours}
            measure={measure}
            names={names}
            network={network}
          />
          {focus === null ? (
            <Text size="sm" c="dimmed">
              {t('network:picture.hint')}
            </Text>
          ) : (
            <Neighbourhood network={network} organisationId={focus} onFocus={setFocus} />
          )}
        </aside>
      </div>
      <WholeFigures analysis={network.analysis} />
      <NetworkTable network={network} focus={focus} onFocus={setFocus} />
    </>
  );
}
