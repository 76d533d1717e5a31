import { Group, Paper, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { GroupSummary } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { BreachLines } from './group-breaches.tsx';
import { QualityBar } from './quality-bar.tsx';
import { Reasons } from './reasons.tsx';
import classes from './groups.module.css';

/** One proposed group at a glance: who, for which countries, how good, why. */
export function GroupCard({ group }: { readonly group: GroupSummary }) {
  const { t, f } = useText('groups', 'terms');
  const { id, name, members, quality, commonMarkets, diameterKm, reasons, hasBudget } = group;
  return (
    <Paper withBorder p="sm" bg="var(--grappe-surface)" component="article">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3} size="h6">
          <Link to="/groups/$groupId" params={{ groupId: id }}>
            {name}
          </Link>
        </Title>
        <QualityBar quality={quality} />
      </Group>
      <ul className={classes['members']}>
        {members.map((member) => (
          <li key={member.id}>
            {member.name}
            <Text span size="xs" c="dimmed">
              {' '}
              {[
                member.town,
                member.headcount === null ? null : t('terms:word.employees', { count: member.headcount }),
              ]
                .filter((part) => part !== null)
                .join(', ')}
            </Text>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        {[
          f.list(commonMarkets.map((code) => f.country(code))),
          diameterKm === null
            ? t('groups:card.distance_unknown')
            : t('groups:card.within', { km: f.km(diameterKm) }),
          t(hasBudget ? 'groups:card.budget' : 'groups:card.no_budget'),
        ].join(' · ')}
      </Text>
      <BreachLines members={members} breaches={group.breaches} />
      <Reasons reasons={reasons.slice(0, 2)} names={members} />
    </Paper>
  );
}
