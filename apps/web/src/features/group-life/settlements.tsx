import { Alert, Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupAccounts, SettlementPreview, SettlementShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { daysFromNow } from './days-from-now.ts';
import { accountsQuery, useAct } from './life-queries.ts';
import { RuleSelect } from './rule-select.tsx';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

/** Who owes whom: looked at first, then drawn up, after which it stays as it is. */
export function Settlements({ accounts }: { readonly accounts: GroupAccounts }) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const [onDate, setOnDate] = useState(daysFromNow(0));
  const [rule, setRule] = useState<string>(accounts.rule ?? '');
  const address = path(`/groups/${accounts.groupId}/settlements`);
  const body = { version: accounts.version, onDate, rule };
  const look = useMutation({
    mutationFn: () => call<SettlementPreview>(`${address}/preview`, { method: 'POST', body }),
  });
  const draw = useAct<GroupAccounts>(accountsQuery(path(''), accounts.groupId).queryKey);
  const change = (act: () => void) => {
    look.reset();
    draw.reset();
    act();
  };
  const error = look.error ?? draw.error;
  return (
    <Section title={t('life:settle.title')} lead={t('life:settle.lead')}>
      {error !== null && <ProblemNotice error={error} />}
      <div className={classes['fields']}>
        <TextInput
          type="date"
          required
          label={t('life:settle.until')}
          value={onDate}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change(() => setOnDate(value));
          }}
        />
        <RuleSelect
          label={t('life:settle.rule')}
          value={rule}
          onChange={(chosen) => change(() => setRule(chosen))}
        />
        <Button
          variant="default"
          disabled={rule === ''}
          loading={look.isPending}
          onClick={() => look.mutate()}
        >
          {t('life:settle.look')}
        </Button>
      </div>
      {look.data !== undefined && (
        <Preview
          preview={look.data}
          busy={draw.isPending}
          onDraw={() =>
            draw.mutate(
              { path: address, method: 'POST', body: { ...body, occasion: 'interim' } },
              { onSuccess: () => look.reset() },
            )
          }
        />
      )}
      <Stack gap="md" mt="md">
        {accounts.settlements.map((settlement) => (
          <Past key={settlement.id} settlement={settlement} />
        ))}
      </Stack>
    </Section>
  );
}

type Unsettled = Exclude<SettlementPreview, { kind: 'settled' }>;

/** What stands against these accounts: whose fact is missing, or why the rule gives no answer. */
function NoAccounts({ preview }: { readonly preview: Unsettled }) {
  const { t, f, has } = useText('life', 'shares', 'terms');
  const words = (): string => {
    if (preview.kind === 'nothing') return t('life:settle.nothing');
    if (preview.kind === 'undefined') {
      const why = `shares:why.${preview.why}`;
      return has(why) ? t(why) : t('life:settle.undefined');
    }
    const missing = preview.missing.map(({ organisation: { name }, fact }) =>
      t('shares:missing_of', { fact: t(`terms:share_fact.${fact}`), name }),
    );
    return t('shares:missing', { list: f.list([...new Set(missing)]) });
  };
  return (
    <Alert mt="sm" color="yellow" role="status">
      {words()}
    </Alert>
  );
}

interface PreviewProps {
  readonly preview: SettlementPreview;
  readonly busy: boolean;
  readonly onDraw: () => void;
}

function Preview({ preview, busy, onDraw }: PreviewProps) {
  const { t, f } = useText('life');
  if (preview.kind !== 'settled') return <NoAccounts preview={preview} />;
  const { partners, transfers, currency, totalCents, accountCents, costs } = preview;
  const name = (firm: { readonly name: string } | null) => firm?.name ?? t('life:costs.account');
  return (
    <div role="status">
      <Text mt="sm">{t('life:settle.about', { count: costs, amount: f.money(totalCents, currency) })}</Text>
      <Balances lines={partners} currency={currency} />
      {transfers.length > 0 && (
        <>
          <Title order={3} size="h6" mt="sm">
            {t('life:settle.transfers')}
          </Title>
          <ul className={classes['facts']}>
            {transfers.map(({ from, to, amountCents }) => (
              <li key={`${from?.id} ${to?.id}`}>
                {t('life:settle.pays', {
                  from: name(from),
                  to: name(to),
                  amount: f.money(amountCents, currency),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {accountCents < 0 && (
        <Text size="sm" c="dimmed">
          {t('life:settle.account_lacks', { amount: f.money(-accountCents, currency) })}
        </Text>
      )}
      <Group mt="sm">
        <Button loading={busy} onClick={onDraw}>
          {t('life:settle.draw')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('life:settle.stays')}
        </Text>
      </Group>
    </div>
  );
}

interface BalancesProps {
  readonly lines: readonly {
    readonly organisation: { readonly id: string; readonly name: string };
    readonly dueCents: number;
    readonly paidCents: number;
    readonly balanceCents: number;
  }[];
  readonly currency: string;
}

function Balances({ lines, currency }: BalancesProps) {
  const { t, f } = useText('life');
  return (
    <Scrolling bare label={t('life:settle.title')}>
      <Table verticalSpacing={4} miw="30rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('life:members.firm')}</Table.Th>
            <Table.Th ta="right">{t('life:settle.due')}</Table.Th>
            <Table.Th ta="right">{t('life:settle.paid')}</Table.Th>
            <Table.Th ta="right">{t('life:settle.balance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ organisation, dueCents, paidCents, balanceCents }) => (
            <Table.Tr key={organisation.id}>
              <Table.Th scope="row" fw={500}>
                {organisation.name}
              </Table.Th>
              <Table.Td ta="right">{f.money(dueCents, currency)}</Table.Td>
              <Table.Td ta="right">{f.money(paidCents, currency)}</Table.Td>
              <Table.Td ta="right">
                {t(balanceCents < 0 ? 'life:settle.owes' : 'life:settle.is_owed', {
                  amount: f.money(Math.abs(balanceCents), currency),
                })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

/** Accounts that were drawn up. */
function Past({ settlement }: { readonly settlement: SettlementShape }) {
  const { t, f, has } = useText('life', 'terms');
  const { onDate, occasion, rule, currency, totalCents, madeBy, lines } = settlement;
  return (
    <article>
      <Title order={3} size="h6">
        {t('life:settle.past', { date: f.date(onDate), occasion: t(`life:occasion.${occasion}`) })}
      </Title>
      <Text size="sm" c="dimmed">
        {[
          f.money(totalCents, currency),
          has(`terms:rule.${rule}`) ? t(`terms:rule.${rule}`) : rule,
          ...(madeBy === null ? [] : [madeBy]),
        ].join(' · ')}
      </Text>
      <Balances lines={lines} currency={currency} />
    </article>
  );
}
