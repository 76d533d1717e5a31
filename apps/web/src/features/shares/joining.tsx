import { Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Group } from '@grappe/contracts/api';
import { OrganisationPicker } from '../../app/organisation-picker.tsx';
import type { PickedOrganisation } from '../../app/organisation-picker.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useNoShareWords } from './no-share-words.ts';
import { joiningQuery } from './share-queries.ts';

interface JoiningProps {
  readonly group: Group;
  readonly currency: string;
}

/** What one more firm would pay, and what it would change for the others. */
export function Joining({ group, currency }: JoiningProps) {
  const { t } = useText('shares', 'terms', 'errors');
  const [firm, setFirm] = useState<PickedOrganisation | null>(null);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="joining">
      <Title id="joining" order={2} size="h5">
        {t('shares:joining.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('shares:joining.lead')}
      </Text>
      <div style={{ maxWidth: '22rem' }}>
        <OrganisationPicker
          label={t('shares:joining.firm')}
          value={firm}
          onChange={setFirm}
          except={group.members.map(({ id }) => id)}
        />
      </div>
      {firm !== null && <Changes group={group} currency={currency} firm={firm} />}
    </Paper>
  );
}

function Changes({ group, currency, firm }: JoiningProps & { readonly firm: PickedOrganisation }) {
  const { t, f } = useText('groups', 'shares', 'terms', 'errors');
  const path = useClusterPath();
  const { data, error } = useQuery(joiningQuery(path(''), group.id, firm.id));
  const noShare = useNoShareWords([...group.members, { ...firm, kind: 'firm' }]);
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return null;
  const signed = (cents: number) => `${cents > 0 ? '+' : ''}${f.money(cents, currency)}`;
  return (
    <Scrolling bare label={t('shares:joining.title')}>
      <Table verticalSpacing={4} mt="sm" miw="44rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('groups:shares.rule')}</Table.Th>
            <Table.Th ta="right">{t('shares:joining.pays', { name: firm.name })}</Table.Th>
            {group.members.map(({ id, name }) => (
              <Table.Th key={id} ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((rule) => (
            <Table.Tr key={rule.rule}>
              <Table.Th scope="row" fw={500}>
                {t(`terms:rule.${rule.rule}`)}
              </Table.Th>
              {rule.kind === 'shared' ? (
                <>
                  <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                    {f.money(rule.joiner.paysCents, currency)}
                  </Table.Td>
                  {group.members.map(({ id }) => (
                    <Table.Td key={id} ta="right" style={{ whiteSpace: 'nowrap' }}>
                      {signed(rule.partners.find((partner) => partner.id === id)?.changeCents ?? 0)}
                    </Table.Td>
                  ))}
                </>
              ) : (
                <Table.Td colSpan={group.members.length + 1} c="dimmed">
                  {noShare(rule)}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}
