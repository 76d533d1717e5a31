import { Table } from '@mantine/core';
import type { OrganisationRef, RuleInDetail } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { PartTitle } from './part-title.tsx';

interface LineByLineProps {
  readonly parts: Extract<RuleInDetail, { kind: 'shared' }>['parts'];
  readonly members: readonly OrganisationRef[];
  readonly currency: string;
}

/** Each line of the budget and what each pays of it: anybody can check the sum. */
export function LineByLine({ parts, members, currency }: LineByLineProps) {
  const { t, f } = useText('shares', 'terms');
  if (parts.length === 0) return null;
  const nameOf = ({ code, label, purpose, market }: LineByLineProps['parts'][number]): string => {
    const named = label !== '' ? label : purpose === null ? t('shares:line') : t(`terms:purpose.${purpose}`);
    const placed = market === null ? named : t('shares:line_in', { line: named, market: f.country(market) });
    return code === 'subsidy' ? t('shares:aid_on', { line: placed }) : placed;
  };
  return (
    <>
      <PartTitle>{t('shares:line_by_line')}</PartTitle>
      <Scrolling bare label={t('shares:line_by_line')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('shares:line')}</Table.Th>
              <Table.Th ta="right">{t('shares:cost')}</Table.Th>
              {members.map(({ id, name }) => (
                <Table.Th key={id} ta="right">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map((part) => (
              <Table.Tr key={`${part.code}-${part.lineId}-${part.market}`}>
                <Table.Th scope="row" fw={500}>
                  {nameOf(part)}
                </Table.Th>
                <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                  {f.money(part.costCents, currency)}
                </Table.Td>
                {members.map(({ id }) => (
                  <Table.Td key={id} ta="right" style={{ whiteSpace: 'nowrap' }}>
                    {f.money(part.partners.find((partner) => partner.id === id)?.cents ?? 0, currency)}
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
