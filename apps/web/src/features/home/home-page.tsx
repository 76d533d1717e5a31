import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconMask } from '@tabler/icons-react';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { InsideLink } from '../../app/inside-link.tsx';
import type { Home, HomeItem } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, useMaybePlace, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { HomeFigures } from './home-figures.tsx';
import { OpenPages } from './open-pages.tsx';
import classes from './home.module.css';

const homeQuery = (address: string) =>
  queryOptions({ queryKey: ['home', address], queryFn: () => call<Home>(address) });

const NoPlacePage = lazy(() => import('./no-place-page.tsx'));

export function HomePage() {
  return useMaybePlace() === null ? <NoPlacePage /> : <PlaceHome />;
}

function PlaceHome() {
  const { t } = useText('home');
  const { isReader } = usePlace();
  const path = useClusterPath();
  const { data } = useSuspenseQuery(homeQuery(path('/home')));
  const first = data.items[0];
  const cluster = data.clusterName;
  return (
    <Page
      place={t('shell:pages.home')}
      title={t(`home:${data.view}.title`, { cluster })}
      lead={t(`home:${data.view === 'reader' && !isReader ? 'figures_only' : data.view}.lead`, { cluster })}
      action={
        first !== undefined && (
          <Button renderRoot={(props) => <InsideLink address={first.href} {...props} />}>
            {t(`home:items.${first.code}.do`)}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        {data.isDemonstration && (
          <Text c="var(--grappe-contrast)" fw={500}>
            <IconMask size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('home:demonstration')}
          </Text>
        )}
        <ToDo items={data.items} view={data.view} />
        {data.figures.length > 0 && <HomeFigures figures={data.figures} />}
        {data.view === 'reader' && <OpenPages />}
      </Stack>
    </Page>
  );
}

function ToDo({ items, view }: { readonly items: readonly HomeItem[]; readonly view: Home['view'] }) {
  const { t } = useText('home');
  if (view === 'reader') return null;
  if (items.length === 0) return <Empty title={t('home:nothing.title')}>{t(`home:nothing.${view}`)}</Empty>;
  return (
    <section aria-labelledby="to-do">
      <Title id="to-do" order={2} size="h5" mb="xs">
        {t('home:todo')}
      </Title>
      <ol className={classes['items']}>
        {items.map((item) => (
          <li key={`${item.code} ${item.href}`}>
            <Item item={item} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A date among the facts is said as the reader says dates. */
const spoken = ({ since, ...facts }: HomeItem['params']): HomeItem['params'] =>
  typeof since === 'string' ? { ...facts, since: Date.parse(since) } : facts;

/** What to do, why, and the way there. */
function Item({ item }: { readonly item: HomeItem }) {
  const { t } = useText('home');
  return (
    <Paper withBorder p="sm" bg="var(--grappe-surface)" className={classes['item']}>
      <div>
        <Text fw={600}>{t(`home:items.${item.code}.title`, spoken(item.params))}</Text>
        <Text c="dimmed">{t(`home:items.${item.code}.why`)}</Text>
      </div>
      <Button variant="default" renderRoot={(props) => <InsideLink address={item.href} {...props} />}>
        {t(`home:items.${item.code}.do`)}
      </Button>
    </Paper>
  );
}
