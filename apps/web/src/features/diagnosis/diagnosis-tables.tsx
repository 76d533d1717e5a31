import { Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClusterDiagnosisShape } from '@grappe/contracts/api';
import { nameStratum } from '@grappe/messages';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';

interface TablesProps {
  readonly data: ClusterDiagnosisShape;
}

/** Constraints and mechanisms by segment; a segment with too few firms says so. */
export function SegmentTable({ data }: TablesProps) {
  const { t, f, language } = useText('diagnosis');
  const strata = data.strata.filter((stratum) => stratum !== '');
  if (strata.length === 0) return null;
  const rows = data.constructs.filter(
    ({ role, whole }) => (role === 'constraint' || role === 'mechanism') && whole !== null,
  );
  return (
    <TableSection id="segments" title={t('diagnosis:by_segment')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('diagnosis:construct')}</Table.Th>
          {strata.map((stratum) => (
            <Table.Th key={stratum} scope="col" ta="end">
              {nameStratum(t, data.stratumBy, stratum)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Th scope="row" fw={400}>
              {row.name[language]}
            </Table.Th>
            {strata.map((stratum) => {
              const figure = row.strata.find((one) => one.stratum === stratum);
              return (
                <Table.Td key={stratum} ta="end">
                  {figure === undefined ? t('diagnosis:hidden') : f.number(Math.round(figure.mean * 10) / 10)}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </TableSection>
  );
}

/** The same figures of clusters that published theirs. */
export function ComparisonTable({ data }: TablesProps) {
  const { t, f, language } = useText('diagnosis');
  if (!data.mayRun) return null;
  if (data.others.length === 0)
    return (
      <section aria-labelledby="others">
        <Title id="others" order={2} size="h4" mb="xs">
          {t('diagnosis:others')}
        </Title>
        <Text>{t('diagnosis:others_none')}</Text>
      </section>
    );
  const points = (value: number | undefined): string =>
    value === undefined ? '–' : f.number(Math.round(value * 10) / 10);
  return (
    <TableSection id="others" title={t('diagnosis:others')} lead={t('diagnosis:others_lead')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('diagnosis:construct')}</Table.Th>
          <Table.Th scope="col" ta="end">
            {t('diagnosis:us')}
          </Table.Th>
          {data.others.map(({ cluster, territory }) => (
            <Table.Th key={cluster} scope="col" ta="end">
              {cluster}
              {territory !== null && ` (${territory})`}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.constructs
          .filter(({ whole }) => whole !== null)
          .map(({ id, name, whole }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {name[language]}
              </Table.Th>
              <Table.Td ta="end">{points(whole?.mean)}</Table.Td>
              {data.others.map(({ cluster, measures }) => (
                <Table.Td key={cluster} ta="end">
                  {points(measures[id])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
      </Table.Tbody>
    </TableSection>
  );
}

/** Means of whole territories, when clusters of two of them at least tell theirs. */
export function TerritoryTable({ data }: TablesProps) {
  const { t, f, language } = useText('diagnosis');
  const { territories } = data;
  if (territories.length < 2) return null;
  return (
    <TableSection id="territories" title={t('diagnosis:territories')} lead={t('diagnosis:territories_lead')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('diagnosis:construct')}</Table.Th>
          {territories.map(({ territory, clusters }) => (
            <Table.Th key={territory} scope="col" ta="end">
              {territory} ({t('diagnosis:territory_clusters', { count: clusters })})
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.constructs
          .filter(({ id }) => territories.some(({ measures }) => measures[id] !== undefined))
          .map(({ id, name }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {name[language]}
              </Table.Th>
              {territories.map(({ territory, measures }) => {
                const figure = measures[id];
                return (
                  <Table.Td key={territory} ta="end">
                    {figure === undefined
                      ? t('diagnosis:hidden')
                      : t('diagnosis:mine_report.of_firms', {
                          mean: f.number(Math.round(figure.mean * 10) / 10),
                          count: figure.firms,
                        })}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
      </Table.Tbody>
    </TableSection>
  );
}

/** What brakes cooperation, and what firms say would lift each brake. */
export function BrakeTable({ data }: TablesProps) {
  const { t, f, language } = useText('diagnosis');
  const { brakes } = data.findings;
  if (brakes.length === 0) return null;
  const nameOf = (id: string): string => data.constructs.find((one) => one.id === id)?.name[language] ?? id;
  return (
    <TableSection id="brakes" title={t('diagnosis:doc.cooperation')} lead={t('diagnosis:brakes_lead')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('diagnosis:role.brake')}</Table.Th>
          <Table.Th scope="col" ta="end">
            {t('diagnosis:high')}
          </Table.Th>
          <Table.Th scope="col">{t('diagnosis:lifts')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {brakes.map(({ id, highRatio, lifts }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={400}>
              {nameOf(id)}
            </Table.Th>
            <Table.Td ta="end">{f.percent(Math.round(highRatio * 100) / 100)}</Table.Td>
            <Table.Td>
              {lifts
                .map((lift) => `${nameOf(lift.id)} (${f.percent(Math.round(lift.highRatio * 100) / 100)})`)
                .join(', ')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </TableSection>
  );
}

function TableSection({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <Title id={id} order={2} size="h4" mb="xs">
        {title}
      </Title>
      {lead !== undefined && <Text mb="xs">{lead}</Text>}
      <Scrolling label={title}>
        <Table>{children}</Table>
      </Scrolling>
    </section>
  );
}
