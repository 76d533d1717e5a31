import { Table, Text, Title } from '@mantine/core';
import type { Plan } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';

/** What is not known, firm by firm: filling it in makes the next plan better. */
export function MissingData({ plan }: { readonly plan: Plan }) {
  const { t, f, has } = useText('groups', 'terms');
  if (plan.missingData.length === 0) return null;
  const nameOf = (code: string): string => {
    const known = [
      `groups:missing.${code}`,
      `terms:fact.${code}`,
      `terms:identity.${code}`,
      `terms:criterion.${code}`,
    ];
    const key = known.find(has);
    return key === undefined ? code : t(key);
  };
  return (
    <section aria-labelledby="missing">
      <Title id="missing" order={2} size="h5">
        {t('groups:missing.title', { count: plan.missingData.length })}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('groups:missing.lead')}
      </Text>
      <Scrolling label={t('groups:missing.title', { count: plan.missingData.length })}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              <Table.Th>{t('groups:missing.what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.missingData.map(({ organisation, missing }) => (
              <Table.Tr key={organisation.id}>
                <Table.Td>
                  <OrganisationLink id={organisation.id}>{organisation.name}</OrganisationLink>
                </Table.Td>
                <Table.Td>{f.list(missing.map(nameOf))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}
