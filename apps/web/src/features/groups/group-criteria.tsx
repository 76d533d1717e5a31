import { Paper, Table, Text, Title } from '@mantine/core';
import type { Criterion, Group } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useText } from '../../app/use-text.ts';
import { CriteriaRadar } from './criteria-radar.tsx';

const criteria: readonly Criterion[] = ['markets', 'complementarity', 'proximity', 'trust', 'mentoring'];

/** The five criteria of the group, as a picture and as a table. */
export function GroupCriteria({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups', 'terms');
  const values = criteria.map((criterion) => ({
    criterion,
    name: t(`terms:criterion.${criterion}`),
    value: group.criteria[criterion] ?? null,
  }));
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="criteria">
      <Title id="criteria" order={2} size="h5">
        {t('groups:criteria.title')}
      </Title>
      <CriteriaRadar values={values} />
      <Table verticalSpacing={3}>
        <Table.Tbody>
          {values.map(({ criterion, name, value }) => (
            <Table.Tr key={criterion}>
              <Table.Th scope="row" fw={500}>
                {name}
                <Text size="xs" c="dimmed" fw={400}>
                  {t(`terms:criterion_meaning.${criterion}`)}
                </Text>
              </Table.Th>
              <Table.Td ta="right">{value === null ? t('shell:unknown') : f.fixed(value, 2)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <HowComputed of="groups:how.criteria" />
    </Paper>
  );
}
