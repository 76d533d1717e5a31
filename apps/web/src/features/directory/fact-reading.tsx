import { Table, Text } from '@mantine/core';
import type { FactShape } from '@grappe/contracts/api';
import { AudienceMark } from '../../app/audience-select.tsx';
import { FactValue } from '../../app/fact-value.tsx';
import { useText } from '../../app/use-text.ts';
import { FactSource } from './fact-source.tsx';
import { groupFacts } from './fact-groups.ts';

/** The facts as they are read: those that came together share a line. */
export function FactReading({ facts }: { readonly facts: readonly FactShape[] }) {
  const { t } = useText('directory', 'terms');
  return (
    <Table verticalSpacing={6} miw="30rem">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('directory:fact.column.name')}</Table.Th>
          <Table.Th>{t('directory:fact.column.value')}</Table.Th>
          <Table.Th>{t('directory:fact.column.audience')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groupFacts(facts).map(({ id, facts: together }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={500}>
              {t(`terms:fact.${together[0].key}`)}
            </Table.Th>
            <Table.Td>
              {together.map((fact) => (
                <Text key={fact.id}>
                  <FactValue fact={fact} />
                </Text>
              ))}
              <FactSource fact={together[0]} />
            </Table.Td>
            <Table.Td>
              <AudienceMark value={together[0].audience} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
