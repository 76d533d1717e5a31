import { Group as Row, Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { Group } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { QualityBar } from './quality-bar.tsx';
import { Reasons } from './reasons.tsx';

/** Who is in the group, and the reasons why they are together. */
export function GroupMembers({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups', 'terms');
  const { members, reasons, quality, balance, diameterKm, commonMarkets } = group;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="members">
      <Row justify="space-between" align="flex-start" wrap="nowrap">
        <Title id="members" order={2} size="h5">
          {t('groups:group.members', { count: members.length })}
        </Title>
        <QualityBar quality={quality} />
      </Row>
      <Scrolling bare label={t('groups:group.members', { count: members.length })}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('terms:identity.name')}</Table.Th>
              <Table.Th>{t('terms:identity.town')}</Table.Th>
              <Table.Th ta="right">{t('terms:fact.headcount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map(({ id, name, town, headcount }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <OrganisationLink id={id}>{name}</OrganisationLink>
                </Table.Td>
                <Table.Td>{town ?? t('shell:unknown')}</Table.Td>
                <Table.Td ta="right">
                  {headcount === null ? t('shell:unknown') : t('terms:word.employees', { count: headcount })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <Stack gap={4} mt="sm">
        <Text size="sm">
          {t('groups:group.markets', { markets: f.list(commonMarkets.map((code) => f.country(code))) })}
        </Text>
        <Text size="sm">
          {diameterKm === null
            ? t('groups:card.distance_unknown')
            : t('groups:card.within', { km: f.km(diameterKm) })}
          {' · '}
          {t('groups:group.balance', { balance: f.number(balance, 2) })}
        </Text>
        <HowComputed of="groups:how.quality" />
      </Stack>
      <Title order={3} size="h6" mt="md">
        {t('groups:group.why')}
      </Title>
      <Reasons reasons={reasons} names={members} />
    </Paper>
  );
}
