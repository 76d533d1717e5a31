import { Button, Group as Row, Tabs } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { LostPage } from '../../app/broken-page.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TabRow } from '../../app/tab-row.tsx';
import { useText } from '../../app/use-text.ts';
import { GroupBreaches } from './group-breaches.tsx';
import { groupQuery } from './group-queries.ts';
import { GroupRoomLink } from './group-room-link.tsx';
import { groupTabOf, groupTabs } from './group-tabs.ts';

/** Is this group right, fair, alive? One tab for each answer, each with its own address. */
export function GroupPage() {
  const { t } = useText('groups', 'terms', 'explanations', 'errors');
  const { groupId, tab: asked } = useParams({ strict: false }) as { groupId: string; tab?: string };
  const path = useClusterPath();
  const navigate = useNavigate();
  const { data: group } = useSuspenseQuery(groupQuery(path(''), groupId));
  const current = groupTabOf(asked);
  if (current === undefined) return <LostPage />;
  const goTo = (name: string | null) =>
    name !== null &&
    void navigate({ to: '/groups/$groupId/$tab', params: { groupId, tab: name }, resetScroll: false });
  // Without a budget nothing can be shared; with one, what comes next is told by the life of the group.
  const next = group.hasBudget ? 'life' : 'shares';
  return (
    <Page
      place={
        <>
          <Link to="/groups">{t('shell:pages.groups')}</Link>
          {' / '}
          <Link to="/groups" search={{ plan: group.planId }}>
            {group.planTitle}
          </Link>
        </>
      }
      title={group.name}
      lead={t('groups:group.question')}
      action={
        <Row gap="xs">
          <GroupRoomLink groupId={groupId} />
          {next !== current.name && (
            <Button onClick={() => goTo(next)}>
              {t(group.hasBudget ? 'groups:group.see_life' : 'groups:group.fill_budget')}
            </Button>
          )}
        </Row>
      }
    >
      <GroupBreaches members={group.members} breaches={group.breaches} />
      <Tabs value={current.name} onChange={goTo} keepMounted={false} activateTabWithKeyboard>
        <TabRow current={current.name} aria-label={t('groups:tab.of_group')}>
          {groupTabs.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {t(`groups:tab.${name}`)}
            </Tabs.Tab>
          ))}
        </TabRow>
        {groupTabs.map(({ name, page: Content }) => (
          <Tabs.Panel key={name} value={name} pt="md">
            <Suspense fallback={<PageLoading />}>
              <Content group={group} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
