import { Button, Stack, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupAccounts, GroupCostShape } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import type { GroupTabProps } from '../groups/group-tabs.ts';
import { CostForm } from './cost-form.tsx';
import { CostList } from './cost-list.tsx';
import { accountsQuery } from './life-queries.ts';
import { Section } from './section.tsx';
import { Settlements } from './settlements.tsx';
import { useLineName } from './use-line-name.ts';

/** What was really paid, against the budget, and who owes whom. */
export default function AccountsTab({ group }: GroupTabProps) {
  const { t } = useText('life');
  const path = useClusterPath();
  const { data: accounts } = useSuspenseQuery(accountsQuery(path(''), group.id));
  const [opened, setOpened] = useState<GroupCostShape | 'new' | null>(null);
  const current =
    opened === null || opened === 'new' ? null : accounts.costs.find(({ id }) => id === opened.id);
  return (
    <Stack gap="lg">
      <Lines accounts={accounts} />
      <Section
        title={t('life:costs.title')}
        lead={t('life:costs.lead')}
        aside={
          opened === null && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
              {t('life:costs.add')}
            </Button>
          )
        }
      >
        {opened !== null && (
          <CostForm
            key={opened === 'new' ? 'new' : opened.id}
            accounts={accounts}
            cost={current ?? (opened === 'new' ? null : opened)}
            onClose={() => setOpened(null)}
          />
        )}
        <CostList accounts={accounts} onOpen={setOpened} />
      </Section>
      <Settlements accounts={accounts} />
    </Stack>
  );
}

/** Line by line: foreseen, paid, and the difference; what is not known is said so. */
function Lines({ accounts }: { readonly accounts: GroupAccounts }) {
  const { t, f } = useText('life');
  const nameOf = useLineName(accounts);
  const { currency, lines, budgetCents, actualCents } = accounts;
  const money = (cents: number | null) => (cents === null ? t('life:unknown') : f.money(cents, currency));
  const gap = (budget: number | null, actual: number | null) =>
    budget === null || actual === null ? t('life:unknown') : f.money(actual - budget, currency);
  return (
    <Section title={t('life:lines.title')} aside={<HowComputed of="life:how.accounts" />}>
      {lines.length === 0 ? (
        <Text c="dimmed">{t('life:lines.none')}</Text>
      ) : (
        <Scrolling bare label={t('life:lines.title')}>
          <Table verticalSpacing={4} miw="34rem">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('life:lines.line')}</Table.Th>
                <Table.Th ta="right">{t('life:lines.budget')}</Table.Th>
                <Table.Th ta="right">{t('life:lines.actual')}</Table.Th>
                <Table.Th ta="right">{t('life:lines.gap')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.lineId}>
                  <Table.Th scope="row" fw={500}>
                    {nameOf(line.lineId)}
                  </Table.Th>
                  <Table.Td ta="right">{money(line.budgetCents)}</Table.Td>
                  <Table.Td ta="right">
                    {line.actualCents === null
                      ? t('life:lines.nothing')
                      : f.money(line.actualCents, currency)}
                  </Table.Td>
                  <Table.Td ta="right">{gap(line.budgetCents, line.actualCents)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">{t('life:lines.total')}</Table.Th>
                <Table.Th ta="right">{money(budgetCents)}</Table.Th>
                <Table.Th ta="right">{f.money(actualCents, currency)}</Table.Th>
                <Table.Th ta="right">{gap(budgetCents, actualCents)}</Table.Th>
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </Scrolling>
      )}
    </Section>
  );
}
