import { Badge, Group, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PlanListItem } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { PlanStatus } from './plan-status.tsx';
import { useGapWords } from './use-gap-words.ts';
import { useStabilityWords } from './use-stability-words.ts';

/** The plans side by side: how many firms are placed, how well, and how sure one is. */
export function PlanComparison({ plans }: { readonly plans: readonly PlanListItem[] }) {
  const { t } = useText('groups');
  return (
    <section aria-labelledby="plans">
      <Group justify="space-between" mb="xs">
        <Title id="plans" order={2} size="h5">
          {t('groups:plans.title')}
        </Title>
        <HowComputed of="groups:how.plan" />
      </Group>
      <Scrolling label={t('groups:plans.title')}>
        <Table verticalSpacing={8} miw="58rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:plans.plan')}</Table.Th>
              <Table.Th>{t('groups:plans.status')}</Table.Th>
              <Table.Th ta="right">{t('groups:plans.groups')}</Table.Th>
              <Table.Th ta="right">{t('groups:plans.placed')}</Table.Th>
              <Table.Th ta="right">{t('groups:plans.quality')}</Table.Th>
              <Table.Th>{t('groups:plans.sure')}</Table.Th>
              <Table.Th>{t('groups:stability.title')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plans.map((plan) => (
              <PlanRow key={plan.id} plan={plan} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}

function PlanRow({ plan }: { readonly plan: PlanListItem }) {
  const { t, f } = useText('groups');
  const gapWords = useGapWords();
  const stabilityWords = useStabilityWords();
  const { id, title, createdAt, author, placed, candidates, groupCount, meanQuality, outdated, status } =
    plan;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/groups" search={{ plan: id }}>
          {title}
        </Link>
        <Text size="xs" c="dimmed">
          {author === null
            ? f.dateTime(createdAt)
            : t('groups:plans.made', { date: f.dateTime(createdAt), author })}
        </Text>
        {plan.parent !== null && (
          <Text size="xs" c="dimmed">
            {t('groups:plans.from', { title: plan.parent.title })}
          </Text>
        )}
        {outdated && (
          <Badge variant="light" color="yellow" tt="none" size="sm" c="inherit">
            {t('groups:plans.outdated')}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        <PlanStatus status={status} />
      </Table.Td>
      <Table.Td ta="right">{f.number(groupCount)}</Table.Td>
      <Table.Td ta="right">
        {t('groups:plans.placed_of', { placed: f.number(placed), total: f.number(candidates) })}
      </Table.Td>
      <Table.Td ta="right">{meanQuality === null ? t('shell:unknown') : f.fixed(meanQuality, 2)}</Table.Td>
      <Table.Td>{gapWords(plan)}</Table.Td>
      <Table.Td>{stabilityWords(plan)}</Table.Td>
    </Table.Tr>
  );
}
