import { Alert, Group, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { CalendarClash, GroupCalendar } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import type { GroupTabProps } from '../groups/group-tabs.ts';
import { CalendarDays } from './calendar-days.tsx';
import { CalendarFeedBox } from './calendar-feed-box.tsx';
import { calendarQuery } from './life-queries.ts';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

/** Days of the shared manager: for whom, where, and what does not go together. */
export default function CalendarTab({ group }: GroupTabProps) {
  const path = useClusterPath();
  const { data: calendar } = useSuspenseQuery(calendarQuery(path(''), group.id));
  return (
    <Stack gap="lg">
      <Clashes clashes={calendar.clashes} />
      <CalendarDays calendar={calendar} members={group.members} markets={group.commonMarkets} />
      <div className={classes['columns']}>
        <UsedDays calendar={calendar} />
        <CalendarFeedBox />
      </div>
    </Stack>
  );
}

function Clashes({ clashes }: { readonly clashes: readonly CalendarClash[] }) {
  const { t, f } = useText('life');
  if (clashes.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="orange"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('life:clash.title', { count: clashes.length })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <ul>
        {clashes.map(({ code, day, firm, days, limit }) => (
          <li key={`${code} ${day ?? firm ?? ''}`}>
            {t(`life:clash.${code}`, {
              date: day === null ? '' : f.date(day),
              name: firm ?? '',
              days: days === null ? '' : f.number(days),
              limit: limit === null ? '' : f.number(limit),
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Who used how many days, and where, in the year of the contract. */
function UsedDays({ calendar }: { readonly calendar: GroupCalendar }) {
  const { t, f } = useText('life');
  const { used, byMarket, workedDays, managerDays, from, to } = calendar;
  const lastDay = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return (
    <Section
      title={t('life:used.title')}
      lead={t('life:used.year', { from: f.date(from), to: f.date(lastDay) })}
      aside={<HowComputed of="life:how.days" />}
    >
      <Scrolling bare label={t('life:used.title')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('life:members.firm')}</Table.Th>
              <Table.Th ta="right">{t('life:used.days')}</Table.Th>
              <Table.Th ta="right">{t('life:used.contract')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {used.map(({ organisation, days, contractDays }) => (
              <Table.Tr key={organisation.id}>
                <Table.Th scope="row" fw={500}>
                  {organisation.name}
                </Table.Th>
                <Table.Td ta="right">{f.number(days)}</Table.Td>
                <Table.Td ta="right">
                  {contractDays === null ? t('life:unknown') : f.number(contractDays)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('life:used.all')}</Table.Th>
              <Table.Th ta="right">{f.number(workedDays)}</Table.Th>
              <Table.Th ta="right">
                {managerDays === null ? t('life:unknown') : f.number(managerDays)}
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Scrolling>
      {byMarket.length > 0 && (
        <Group gap="md" mt="sm">
          <Text size="sm" c="dimmed">
            {t('life:used.by_market', {
              markets: f.list(
                byMarket.map(({ market, days }) =>
                  t('life:used.market', { country: f.country(market), count: days, days: f.number(days) }),
                ),
              ),
            })}
          </Text>
        </Group>
      )}
    </Section>
  );
}
