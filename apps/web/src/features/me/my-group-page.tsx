import { Group as Row, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, lazy } from 'react';
import { explain } from '@grappe/messages';
import type { MyGroup } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { HowComputed } from '../../app/how-computed.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { MyDocuments } from '../group-documents/my-documents.tsx';
import { MyGroupLives } from '../group-life/my-group-life.tsx';
import { GroupRoomLink } from '../groups/group-room-link.tsx';
import { myGroupsQuery } from './me-queries.ts';
import classes from './me.module.css';

const MyOutlook = lazy(() => import('../shares/my-outlook.tsx'));
const MyIncubators = lazy(() => import('../incubators/my-incubators.tsx'));

/** The group proposed to me: with whom, where to, why, and my share. */
export function MyGroupPage() {
  const { t } = useText('me', 'groups', 'terms', 'explanations');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(myGroupsQuery(path('')));
  return (
    <Page place={t('shell:pages.my_group')} title={t('me:group.title')} lead={t('me:group.lead')}>
      <MyGroupLives />
      {data.length === 0 ? (
        <Empty title={t('me:group.none')}>{t('me:group.none_body')}</Empty>
      ) : (
        <Stack gap="lg">
          {data.map((group) => (
            <MyGroupCard key={group.id} group={group} />
          ))}
          <Suspense fallback={null}>
            <MyIncubators />
          </Suspense>
        </Stack>
      )}
    </Page>
  );
}

function MyGroupCard({ group }: { readonly group: MyGroup }) {
  const { t, f } = useText('me', 'groups', 'terms', 'explanations');
  const nameOf = new Map(group.members.map(({ id, name }) => [id, name]));
  const context = { t, formats: f, name: (id: string) => nameOf.get(id) ?? id };
  const heading = group.name === '' ? t('me:group.heading') : group.name;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={heading}>
      <Title order={2} size="h4">
        {heading}
      </Title>
      <Text size="xs" c="dimmed">
        {group.planTitle}
      </Text>
      <Text mt="sm">
        {t('groups:group.markets', { markets: f.list(group.commonMarkets.map((code) => f.country(code))) })}
      </Text>
      <Title order={3} size="h6" mt="sm">
        {t('me:group.with')}
      </Title>
      <ul className={classes['members']}>
        {group.members.map(({ id, name, kind }) => (
          <li key={id}>
            <OrganisationLink id={id}>{name}</OrganisationLink>{' '}
            <Text span size="xs" c="dimmed">
              {t(`terms:kind.${kind}`)}
            </Text>
          </li>
        ))}
      </ul>
      <Title order={3} size="h6" mt="sm">
        {t('me:group.why')}
      </Title>
      {group.shownToFewer && <Text size="sm">{t('me:group.shown_to_fewer')}</Text>}
      <ul className={classes['members']}>
        {group.reasons.map((reason) => {
          const words = explain(reason, context);
          return <li key={words}>{words}</li>;
        })}
      </ul>
      <MyShares group={group} />
      <MyDocuments groupId={group.id} />
      <Suspense fallback={null}>
        <MyOutlook groupId={group.id} />
      </Suspense>
      <Row mt="sm">
        <GroupRoomLink groupId={group.id} />
      </Row>
    </Paper>
  );
}

function MyShares({ group }: { readonly group: MyGroup }) {
  const { t, f } = useText('me', 'groups', 'shares', 'terms');
  return (
    <>
      <Title order={3} size="h6" mt="sm">
        {t('me:group.share')}
      </Title>
      {group.myShares.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('me:group.no_share')}
        </Text>
      ) : (
        <>
          <ChosenRule group={group} />
          <Scrolling bare label={t('me:group.share')}>
            <Table verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('groups:shares.rule')}</Table.Th>
                  <Table.Th ta="right">{t('me:group.i_pay')}</Table.Th>
                  <Table.Th ta="right">{t('groups:shares.alone')}</Table.Th>
                  <Table.Th ta="right">{t('groups:shares.saves')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {group.myShares.map(({ rule, paysCents, aloneCents, savesCents, currency }) => (
                  <Table.Tr key={rule}>
                    <Table.Th scope="row" fw={rule === group.choice?.rule ? 700 : 500}>
                      {t(`terms:rule.${rule}`)}
                      {rule === group.choice?.rule && ` (${t('shares:chosen.short')})`}
                    </Table.Th>
                    <Table.Td ta="right">{f.money(paysCents, currency)}</Table.Td>
                    <Table.Td ta="right">{f.money(aloneCents, currency)}</Table.Td>
                    <Table.Td ta="right">{f.money(savesCents, currency)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scrolling>
          <NotTold group={group} />
        </>
      )}
      <HowComputed of="groups:how.shares" />
    </>
  );
}

/** By which rule the group shares its costs, and who decided it. */
function ChosenRule({ group: { choice } }: { readonly group: MyGroup }) {
  const { t, f } = useText('shares', 'terms');
  if (choice === null)
    return (
      <Text size="sm" c="dimmed">
        {t('shares:chosen.none')}
      </Text>
    );
  return (
    <Text size="sm">
      {t('shares:chosen.is', { rule: t(`terms:rule.${choice.rule}`) })}{' '}
      {t(`shares:chosen.by_${choice.decidedBy}`, { date: f.date(choice.decidedOn) })}
      {choice.reason !== '' && ` ${t('shares:chosen.because', { reason: choice.reason })}`}
    </Text>
  );
}

/** What is hidden from everybody in the same way, and why. */
function NotTold({ group: { notTold } }: { readonly group: MyGroup }) {
  const { t, f } = useText('shares', 'terms');
  if (notTold.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" my="xs">
      {t('shares:not_told', {
        rules: f.list(notTold.map((rule) => t('shares:quoted', { rule: t(`terms:rule.${rule}`) }))),
      })}
    </Text>
  );
}
