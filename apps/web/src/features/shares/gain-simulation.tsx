import {
  ActionIcon,
  Button,
  Group as Row,
  NativeSelect,
  Paper,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { GainSimulation, GainSimulationRequest, Group } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { amountOf } from '../groups/budget-draft.ts';
import { schemeOf } from './scheme-draft.ts';
import type { Scheme } from './scheme-fields.tsx';

interface ContractDraft {
  readonly key: number;
  readonly partnerId: string;
  readonly amount: string;
  readonly margin: string;
}

interface GainSimulationFormProps {
  readonly group: Group;
  readonly scheme: Scheme;
}

/** "If these contracts were won": the bonus, the pool, and what is left to each. */
export function GainSimulationForm({ group, scheme }: GainSimulationFormProps) {
  const { t } = useText('shares', 'groups', 'errors', 'terms');
  const path = useClusterPath();
  const [contracts, setContracts] = useState<readonly ContractDraft[]>(() =>
    group.members.slice(0, 1).map(({ id }) => ({ key: 1, partnerId: id, amount: '', margin: '' })),
  );
  const simulate = useMutation({
    mutationFn: (body: GainSimulationRequest) =>
      call<GainSimulation>(path(`/groups/${group.id}/gains/simulation`), { method: 'POST', body }),
  });
  const set = (changed: ContractDraft) =>
    setContracts(contracts.map((one) => (one.key === changed.key ? changed : one)));
  const isReadable = contracts.every(
    ({ amount, margin }) => amountOf(amount) !== null && amountOf(margin) !== null,
  );
  const run = () =>
    simulate.mutate({
      scheme: schemeOf(scheme.draft),
      contracts: contracts.map(({ partnerId, amount, margin }) => ({
        partnerId,
        amountCents: Math.round((amountOf(amount) ?? 0) * 100),
        marginRatio: (amountOf(margin) ?? 0) / 100,
      })),
    });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="simulation">
      <Title id="simulation" order={2} size="h5">
        {t('shares:simulation.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('shares:simulation.lead')}
      </Text>
      {contracts.map((one, rank) => (
        <Row
          key={one.key}
          align="flex-end"
          gap="xs"
          mb="xs"
          role="group"
          aria-label={t('shares:simulation.of', { rank: rank + 1 })}
        >
          <NativeSelect
            size="xs"
            label={t('shares:simulation.firm')}
            value={one.partnerId}
            data={group.members.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => set({ ...one, partnerId: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            w="8rem"
            inputMode="decimal"
            label={t('shares:simulation.amount', { currency: scheme.currency })}
            value={one.amount}
            onChange={(event) => set({ ...one, amount: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            w="6rem"
            inputMode="decimal"
            label={t('shares:simulation.margin')}
            value={one.margin}
            onChange={(event) => set({ ...one, margin: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('shares:simulation.remove', { rank: rank + 1 })}
            onClick={() => setContracts(contracts.filter(({ key }) => key !== one.key))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Row>
      ))}
      <Row gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            setContracts([
              ...contracts,
              {
                key: Math.max(0, ...contracts.map(({ key }) => key)) + 1,
                partnerId: group.members[0]?.id ?? '',
                amount: '',
                margin: '',
              },
            ])
          }
        >
          {t('shares:simulation.add')}
        </Button>
        <Button
          size="xs"
          onClick={run}
          loading={simulate.isPending}
          disabled={!isReadable || scheme.wrong.length > 0}
        >
          {t('shares:simulation.run')}
        </Button>
      </Row>
      {simulate.error !== null && <ProblemNotice error={simulate.error} />}
      {simulate.data !== undefined && <Result told={simulate.data} group={group} />}
    </Paper>
  );
}

function Result({ told, group }: { readonly told: GainSimulation; readonly group: Group }) {
  const { t, f } = useText('shares', 'groups', 'terms');
  const money = (cents: number | null) =>
    cents === null ? t('shares:unknown') : f.money(cents, told.currency);
  const nameOf = (id: string) => group.members.find((member) => member.id === id)?.name ?? '';
  return (
    <>
      <Text mt="md" fw={600} role="status">
        {told.bonus === null
          ? t('shares:bonus.none')
          : t('shares:simulation.bonus', { amount: money(told.bonus.totalCents) })}
      </Text>
      {told.bonus !== null && told.bonus.beforeCeilingCents > told.bonus.totalCents && (
        <Text size="sm">
          {t('shares:simulation.ceiling', { amount: money(told.bonus.beforeCeilingCents) })}
        </Text>
      )}
      {told.fellBackToEqual && <Text size="sm">{t('shares:simulation.fell_back')}</Text>}
      <Text size="sm" c="dimmed">
        {told.rule === null
          ? t('shares:simulation.no_costs')
          : t('shares:simulation.costs_by', { rule: t(`terms:rule.${told.rule}`) })}
      </Text>
      <Scrolling bare label={t('shares:simulation.title')}>
        <Table verticalSpacing={4} miw="46rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              {(['contracts', 'turnover', 'margin', 'bonus', 'pool', 'cost', 'net'] as const).map(
                (column) => (
                  <Table.Th key={column} ta="right">
                    {t(`shares:simulation.column.${column}`)}
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {told.partners.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Th scope="row" fw={500}>
                  {nameOf(one.id)}
                </Table.Th>
                <Table.Td ta="right">{f.number(one.contracts)}</Table.Td>
                <Table.Td ta="right">{money(one.turnoverCents)}</Table.Td>
                <Table.Td ta="right">{money(one.marginCents)}</Table.Td>
                <Table.Td ta="right">{money(-one.bonusCents)}</Table.Td>
                <Table.Td ta="right">{money(one.receivesCents - one.givesCents)}</Table.Td>
                <Table.Td ta="right">{money(one.costCents === null ? null : -one.costCents)}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {money(one.netCents)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}
