import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { OrganisationFacets, OrganisationList } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { Page } from '../../app/page.tsx';
import { Pager } from '../../app/pager.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { SharingTabs } from '../sharing/sharing-tabs.tsx';
import { facetsQuery, organisationsQuery, pageSize } from './directory-queries.ts';
import { DirectoryFacets } from './directory-facets.tsx';
import { DirectorySearch } from './directory-search.tsx';
import { OrganisationResults } from './organisation-results.tsx';
import { toQuery } from './search-parameters.ts';
import type { DirectorySearchParameters } from './search-parameters.ts';
import classes from './directory.module.css';

const NewOrganisation = lazy(() => import('./new-organisation.tsx'));
const FilterDrawer = lazy(() => import('./filter-drawer.tsx'));
const DirectoryMap = lazy(() => import('./directory-map.tsx'));

export function DirectoryPage() {
  const { t } = useText('directory', 'terms');
  const search = useSearch({ from: '/inside/organisations' });
  const path = useClusterPath();
  const { isFirm } = usePlace();
  const question = toQuery(search);
  const { data, error, isPlaceholderData } = useQuery(organisationsQuery(path(''), question));
  const facets = useQuery(facetsQuery(path(''), question));
  return (
    <Page place={t('shell:pages.directory')} title={t('directory:title')} action={<NextActions />}>
      {!isFirm && <SharingTabs current="organisations" />}
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined && error === null && <PageLoading />}
      {data !== undefined && (
        <Directory list={data} facets={facets.data} search={search} stale={isPlaceholderData} />
      )}
    </Page>
  );
}

function NextActions() {
  const { t } = useText('directory');
  const { isTeam } = usePlace();
  const [adding, { open, close }] = useDisclosure(false);
  if (!isTeam) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t('directory:add')}
      </Button>
      <Button renderRoot={(props) => <Link to="/imports" {...props} />}>{t('directory:import')}</Button>
      {adding && (
        <Suspense fallback={null}>
          <NewOrganisation onClose={close} />
        </Suspense>
      )}
    </>
  );
}

interface DirectoryProps {
  readonly list: OrganisationList;
  readonly facets: OrganisationFacets | undefined;
  readonly search: DirectorySearchParameters;
  readonly stale: boolean;
}

function Directory({ list, facets: counted, search, stale }: DirectoryProps) {
  const { t } = useText('directory');
  const navigate = useNavigate({ from: '/organisations' });
  const [filtering, { open, close }] = useDisclosure(false);
  const change = (changed: DirectorySearchParameters) =>
    void navigate({
      search: { ...search, page: undefined, ...changed } as DirectorySearchParameters,
      replace: true,
    });
  const isUnfiltered = Object.keys(search).length === 0;
  const facets = <DirectoryFacets facets={counted} total={list.total} search={search} onChange={change} />;
  if (list.total === 0 && isUnfiltered) {
    return <Empty title={t('directory:empty.title')}>{t('directory:empty.body')}</Empty>;
  }
  return (
    <div className={classes['layout']}>
      <div className={classes['search']}>
        <DirectorySearch search={search} onChange={change} />
        <Button
          className={classes['filterButton']}
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          onClick={open}
        >
          {t('directory:filter')}
        </Button>
      </div>
      <aside className={classes['facets']} aria-label={t('directory:filters')}>
        {facets}
      </aside>
      {filtering && (
        <Suspense fallback={null}>
          <FilterDrawer total={list.total} onClose={close}>
            {facets}
          </FilterDrawer>
        </Suspense>
      )}
      <section className={classes['results']} aria-label={t('directory:results')} data-stale={stale}>
        <Results list={list} search={search} />
        <Pager
          page={Number(search.page ?? '1')}
          pageSize={pageSize}
          total={list.total}
          onPage={(page) => change({ page: String(page) })}
        />
      </section>
      <aside
        className={classes['map']}
        data-shown={search.view === 'map'}
        aria-label={t('directory:map.title')}
      >
        <Suspense fallback={null}>
          <DirectoryMap organisations={list.items} />
        </Suspense>
      </aside>
    </div>
  );
}

function Results({
  list,
  search,
}: {
  readonly list: OrganisationList;
  readonly search: DirectorySearchParameters;
}) {
  const { t } = useText('directory');
  return (
    <>
      <Group justify="space-between" mb={6}>
        <Text role="status" fw={600}>
          {t('directory:found', { count: list.total })}
        </Text>
      </Group>
      {list.total === 0 ? (
        <Empty title={t('directory:nothing.title')}>{t('directory:nothing.body')}</Empty>
      ) : (
        <OrganisationResults items={list.items} words={search.words !== undefined} />
      )}
    </>
  );
}
