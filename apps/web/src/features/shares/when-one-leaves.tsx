import { Table, Text } from '@mantine/core';
import type { OrganisationRef, RuleInDetail } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { PartTitle } from './part-title.tsx';

interface WhenOneLeavesProps {
  readonly leaving: Extract<RuleInDetail, { kind: 'shared' }>['leaving'];
  readonly members: readonly OrganisationRef[];
  readonly currency: string;
}

/** What each of those who stay would pay, more or less, if one left. */
export function WhenOneLeaves({ leaving, members, currency }: WhenOneLeavesProps) {
  const { t, f } = useText('shares');
  if (leaving === null || leaving.length === 0) return null;
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? '';
  const signed = (cents: number) => `${cents > 0 ? '+' : ''}${f.money(cents, currency)}`;
  return (
    <>
      <PartTitle>{t('shares:leaving.title')}</PartTitle>
      <Text size="sm" c="dimmed">
        {t('shares:leaving.lead')}
      </Text>
      <Scrolling bare label={t('shares:leaving.title')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('shares:leaving.who')}</Table.Th>
              {members.map(({ id, name }) => (
                <Table.Th key={id} ta="right">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {leaving.map(({ leaverId, totalCents, partners }) => (
              <Table.Tr key={leaverId}>
                <Table.Th scope="row" fw={500}>
                  {nameOf(leaverId)}
                </Table.Th>
                {members.map(({ id }) => {
                  const change = partners.find((partner) => partner.id === id)?.changeCents;
                  return (
                    <Table.Td key={id} ta="right" style={{ whiteSpace: 'nowrap' }}>
                      {id === leaverId
                        ? '–'
                        : totalCents === null || change === undefined
                          ? t('shares:unknown')
                          : signed(change)}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}
