import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Aggregates } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './observatory.module.css';

const lists = ['served_market', 'wanted_market', 'cooperation', 'research_project', 'group'] as const;

/** Markets, cooperations and groups: counts that are crossed with nothing; and how many each edition counted. */
export function CountedLists({ data }: { readonly data: Aggregates }) {
  const { t, f } = useText('aggregates');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
      {lists.map((kind) => (
        <CountedList key={kind} kind={kind} data={data} />
      ))}
      {data.over.length > 1 && (
        <List title={t('aggregates:over')} lead={t('aggregates:over_lead')}>
          {data.over.map(({ ordinal, on, count }) => (
            <Line key={ordinal} name={f.date(on)} value={f.number(count)} />
          ))}
        </List>
      )}
    </SimpleGrid>
  );
}

function CountedList({ kind, data }: { readonly kind: (typeof lists)[number]; readonly data: Aggregates }) {
  const { t, f } = useText('aggregates');
  const counted = data.counted.filter((one) => one.kind === kind);
  const isMarket = kind.endsWith('_market');
  const ordered = isMarket ? counted : counted.toSorted((a, b) => b.item.localeCompare(a.item));
  return (
    <List title={t(`aggregates:counted.${kind}`)} lead={t(`aggregates:counted_lead.${kind}`)}>
      {ordered.length === 0 && <li>{t('aggregates:none_told')}</li>}
      {ordered.map(({ item, value, on }) => (
        <Line
          key={item}
          name={isMarket ? f.country(item) : item}
          value={f.number(value)}
          note={t('aggregates:as_of', { date: f.date(on) })}
        />
      ))}
    </List>
  );
}

function List({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <Paper withBorder p="sm" bg="var(--grappe-surface)" component="section">
      <Title order={2} size="h6">
        {title}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {lead}
      </Text>
      <ul className={classes['list']}>{children}</ul>
    </Paper>
  );
}

function Line({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}) {
  return (
    <li>
      <span>{name}</span>
      <span className={classes['value']}>
        {value}
        {note !== undefined && (
          <Text span size="xs" c="dimmed">
            {' '}
            {note}
          </Text>
        )}
      </span>
    </li>
  );
}
