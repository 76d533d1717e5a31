import { Paper, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Allies } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { alliesQuery } from './sharing-queries.ts';
import { SharingTabs } from './sharing-tabs.tsx';
import { ToldFacts } from './told-facts.tsx';
import classes from './sharing.module.css';

/** What organisations of allied clusters show to us. */
export function AlliesPage() {
  const { t } = useText('sharing', 'terms', 'directory');
  const path = useClusterPath();
  const { isFirm } = usePlace();
  const { data } = useSuspenseQuery(alliesQuery(path('')));
  return (
    <Page
      place={t(isFirm ? 'shell:pages.me' : 'shell:pages.directory')}
      title={t('sharing:allies.title')}
      lead={t('sharing:allies.lead')}
    >
      <SharingTabs current="allies" />
      {data.length === 0 ? (
        <Empty title={t('sharing:allies.none')}>{t('sharing:allies.none_body')}</Empty>
      ) : (
        <Stack gap="lg">
          {data.map((alliance) => (
            <Alliance key={alliance.allianceId} alliance={alliance} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

function Alliance({ alliance }: { readonly alliance: Allies[number] }) {
  const { t, f } = useText('sharing', 'terms');
  return (
    <section>
      <Title order={2} size="h4">
        {alliance.name}
      </Title>
      <Text c="dimmed" mb="xs">
        {t('sharing:allies.with', { names: f.list(alliance.partners) })}
      </Text>
      {alliance.organisations.length === 0 && <Text>{t('sharing:allies.nothing_told')}</Text>}
      <div className={classes['cards']}>
        {alliance.organisations.map((organisation) => (
          <Paper key={organisation.id} withBorder p="md" bg="var(--grappe-surface)" component="article">
            <Title order={3} size="h5">
              {organisation.name}
            </Title>
            <Text size="sm" c="dimmed">
              {f.list([
                t(`terms:kind.${organisation.kind}`),
                ...(organisation.country === null ? [] : [f.country(organisation.country)]),
              ])}
            </Text>
            <ToldFacts facts={organisation.facts} />
          </Paper>
        ))}
      </div>
    </section>
  );
}
