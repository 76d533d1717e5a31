import { Stack, Table, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { GroupResults } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import type { GroupTabProps } from '../groups/group-tabs.ts';
import { Contracts } from './contracts.tsx';
import { Lessons } from './lessons.tsx';
import { resultsQuery } from './life-queries.ts';
import { Section } from './section.tsx';

/** What came of the group, beside what was foreseen; contracts and lessons. */
export default function ResultsTab({ group }: GroupTabProps) {
  const path = useClusterPath();
  const { data: results } = useSuspenseQuery(resultsQuery(path(''), group.id));
  return (
    <Stack gap="lg">
      <ForeseenAndCame results={results} />
      <Contracts results={results} />
      <Lessons
        groupId={group.id}
        markets={group.commonMarkets}
        roof={results.incubator?.name ?? null}
        isTeam
      />
    </Stack>
  );
}

function ForeseenAndCame({ results }: { readonly results: GroupResults }) {
  const { t, f } = useText('life');
  const { foreseen, came, totals } = results;
  const currency = came.amounts[0]?.currency ?? 'EUR';
  const unknown = t('life:unknown');
  const countries = (codes: readonly string[]) =>
    codes.length === 0 ? t('life:results.no_market') : f.list(codes.map((code) => f.country(code)));
  const rows = [
    [
      'contracts',
      foreseen.contracts === null ? unknown : f.number(foreseen.contracts),
      f.number(came.contracts),
    ],
    [
      'turnover',
      foreseen.cents === null ? unknown : f.money(foreseen.cents, 'EUR'),
      came.amounts.length === 0
        ? unknown
        : f.list(came.amounts.map(({ cents, currency: code }) => f.money(cents, code))),
    ],
    ['markets', countries(foreseen.markets), countries(came.markets)],
    [
      'cost',
      foreseen.budgetCents === null ? unknown : f.money(foreseen.budgetCents, currency),
      came.costCents === null ? unknown : f.money(came.costCents, currency),
    ],
    [
      'days',
      foreseen.managerDays === null ? unknown : f.number(foreseen.managerDays),
      f.number(came.workedDays),
    ],
  ] as const;
  return (
    <Section
      title={t('life:results.title')}
      lead={t('life:results.lead')}
      aside={<HowComputed of="life:how.results" />}
    >
      <Scrolling bare label={t('life:results.title')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('life:results.what')}</Table.Th>
              <Table.Th>{t('life:results.foreseen')}</Table.Th>
              <Table.Th>{t('life:results.came')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([what, before, after]) => (
              <Table.Tr key={what}>
                <Table.Th scope="row" fw={500}>
                  {t(`life:results.${what}`)}
                </Table.Th>
                <Table.Td>{before}</Table.Td>
                <Table.Td>{after}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {totals.map(({ currency: code, cents, firms }) => (
        <Text key={code} size="sm" mt="xs">
          {t('life:results.total', { amount: f.money(cents, code), count: firms })}
        </Text>
      ))}
    </Section>
  );
}
