import { Alert, Paper, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Incubator, IncubatorSharesShape } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { Estimated } from '../shares/estimated.tsx';
import { useText } from '../../app/use-text.ts';

type Shared = Extract<IncubatorSharesShape, { kind: 'shared' }>;

interface IncubatorSharesProps {
  readonly incubator: Incubator;
  readonly currency: string;
}

/** What each group pays of the second level, and each firm inside it. */
export function IncubatorShares({ incubator, currency }: IncubatorSharesProps) {
  const { t, f, has } = useText('incubators', 'groups', 'shares', 'terms');
  const { shares } = incubator;
  if (shares === null) return null;
  if (shares.kind !== 'shared') {
    const key = shares.kind === 'undefined' ? `shares:why.${shares.why}` : '';
    const words =
      shares.kind === 'missing_data'
        ? t('shares:missing', {
            list: f.list(
              shares.missing.map(({ organisation, fact }) =>
                t('shares:missing_of', { fact: t(`terms:share_fact.${fact}`), name: organisation.name }),
              ),
            ),
          })
        : t(has(key) ? key : 'shares:why.other');
    return (
      <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
        {words}
      </Alert>
    );
  }
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="second-level">
      <Title id="second-level" order={2} size="h5">
        {t('incubators:shares.title')}
      </Title>
      <Stability shares={shares} incubator={incubator} currency={currency} />
      <Estimated estimated={shares.estimated} currency={currency} />
      <GroupTable shares={shares} incubator={incubator} currency={currency} />
      <LineTable shares={shares} incubator={incubator} currency={currency} />
    </Paper>
  );
}

interface SharedProps extends IncubatorSharesProps {
  readonly shares: Shared;
}

function Stability({ shares, incubator, currency }: SharedProps) {
  const { t, f } = useText('incubators');
  if (shares.mostAggrieved === null)
    return (
      <Text my="sm" fw={600}>
        <IconCircleCheck size={18} aria-hidden style={{ verticalAlign: '-4px' }} />{' '}
        {t('incubators:shares.nobody')}
      </Text>
    );
  const names = shares.mostAggrieved.groups.map(
    (id) => incubator.groups.find((group) => group.id === id)?.name ?? '',
  );
  return (
    <Text my="sm" fw={600}>
      <IconAlertTriangle size={18} aria-hidden style={{ verticalAlign: '-4px' }} />{' '}
      {t('incubators:shares.apart', {
        names: f.list(names),
        amount: f.money(shares.mostAggrieved.complaintCents, currency),
      })}
    </Text>
  );
}

function GroupTable({ shares, incubator, currency }: SharedProps) {
  const { t, f } = useText('incubators', 'groups');
  const cells = ({
    paysCents,
    aloneCents,
    savesCents,
  }: Shared['groups'][number]['partners'][number] | Shared['groups'][number]) =>
    [paysCents, aloneCents, savesCents].map((cents, rank) => (
      <Table.Td key={rank} ta="right">
        {f.money(cents, currency)}
      </Table.Td>
    ));
  return (
    <Scrolling bare label={t('incubators:shares.title')}>
      <Table verticalSpacing={4} miw="34rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('incubators:shares.who')}</Table.Th>
            <Table.Th ta="right">{t('incubators:shares.pays')}</Table.Th>
            <Table.Th ta="right">{t('groups:shares.alone')}</Table.Th>
            <Table.Th ta="right">{t('groups:shares.saves')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shares.groups.map((group) => (
            <Fragment key={group.id}>
              <Table.Tr fw={700}>
                <Table.Th scope="row">
                  {incubator.groups.find(({ id }) => id === group.id)?.name ?? ''}
                </Table.Th>
                {cells(group)}
              </Table.Tr>
              {group.partners.map((partner) => (
                <Table.Tr key={partner.organisation.id}>
                  <Table.Th scope="row" fw={400} pl="xl">
                    {partner.organisation.name}
                  </Table.Th>
                  {cells(partner)}
                </Table.Tr>
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('groups:shares.total')}</Table.Th>
            <Table.Th ta="right">{f.money(shares.totalCents, currency)}</Table.Th>
            <Table.Td colSpan={2} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Scrolling>
  );
}

function LineTable({ shares, incubator, currency }: SharedProps) {
  const { t, f } = useText('incubators', 'shares', 'terms');
  const nameOf = ({ code, lineId, market }: Shared['lines'][number]): string => {
    const line = incubator.budget?.lines.find(({ id }) => id === lineId);
    const named =
      line === undefined || line.label === '' ? t(`terms:purpose.${line?.purpose ?? 'other'}`) : line.label;
    const placed = market === null ? named : t('shares:line_in', { line: named, market: f.country(market) });
    return code === 'subsidy' ? t('shares:aid_on', { line: placed }) : placed;
  };
  return (
    <>
      <Title order={3} size="h6" mt="md">
        {t('shares:line_by_line')}
      </Title>
      <Scrolling bare label={t('shares:line_by_line')}>
        <Table verticalSpacing={4} miw="34rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('shares:line')}</Table.Th>
              <Table.Th ta="right">{t('shares:cost')}</Table.Th>
              {incubator.groups.map(({ id, name }) => (
                <Table.Th key={id} ta="right">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shares.lines.map((line) => (
              <Table.Tr key={`${line.code}-${line.lineId}-${line.market}`}>
                <Table.Th scope="row" fw={500}>
                  {nameOf(line)}
                </Table.Th>
                <Table.Td ta="right">{f.money(line.costCents, currency)}</Table.Td>
                {incubator.groups.map(({ id }) => (
                  <Table.Td key={id} ta="right">
                    {f.money(line.groups.find((group) => group.id === id)?.cents ?? 0, currency)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}
