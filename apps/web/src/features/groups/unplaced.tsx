import { Table, Title } from '@mantine/core';
import type { Plan } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { Reasons } from './reasons.tsx';

/** Each firm left out, why, and what would change it. */
export function Unplaced({ plan }: { readonly plan: Plan }) {
  const { t } = useText('groups', 'terms');
  if (plan.unplaced.length === 0) return null;
  const names = [
    ...plan.unplaced.map(({ organisation }) => organisation),
    ...plan.groups.flatMap(({ members }) => members),
  ];
  return (
    <section aria-labelledby="unplaced">
      <Title id="unplaced" order={2} size="h5" mb="xs">
        {t('groups:unplaced.title', { count: plan.unplaced.length })}
      </Title>
      <Scrolling label={t('groups:unplaced.title', { count: plan.unplaced.length })}>
        <Table verticalSpacing={6} miw="30rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              <Table.Th>{t('groups:unplaced.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.unplaced.map(({ organisation, reasons }) => (
              <Table.Tr key={organisation.id}>
                <Table.Td>
                  <OrganisationLink id={organisation.id}>{organisation.name}</OrganisationLink>
                </Table.Td>
                <Table.Td>
                  <Reasons reasons={reasons} names={names} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}
