import { Table, Text, Title } from '@mantine/core';
import { statisticsMeasures } from '@grappe/contracts/api';
import type { AggregateRow, Aggregates, AggregatesQuery, StatisticsMeasure } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { useCodeName } from './use-code-name.ts';
import classes from './observatory.module.css';

interface FiguresTableProps {
  readonly data: Aggregates;
  readonly asked: AggregatesQuery;
}

/** The answer: each line with its count, a bar for the eye, and the sums that may be told. */
export function FiguresTable({ data, asked }: FiguresTableProps) {
  const { t } = useText('aggregates');
  const measures = statisticsMeasures.filter((measure) => data.total?.sums[measure] !== undefined);
  if (data.total === null) return <Text>{t('aggregates:nothing_told')}</Text>;
  const title = t(`aggregates:by.${data.by}_${data.level}`);
  return (
    <section aria-labelledby="figures">
      <Title id="figures" order={2} size="h5" mb="xs">
        {title}
      </Title>
      <Scrolling label={title}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(`aggregates:dimension.${data.by}`)}</Table.Th>
              <Table.Th className={classes['number']}>{t('aggregates:organisations')}</Table.Th>
              {measures.map((measure) => (
                <Table.Th key={measure} className={classes['number']}>
                  {t(`aggregates:measure.${measure}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map((row) => (
              <Row key={row.code ?? ''} row={row} data={data} asked={asked} measures={measures} />
            ))}
            <Row row={data.total} data={data} asked={asked} measures={measures} isTotal />
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}

interface RowProps extends FiguresTableProps {
  readonly row: AggregateRow;
  readonly measures: readonly StatisticsMeasure[];
  readonly isTotal?: boolean;
}

function Row({ row, data, measures, isTotal = false }: RowProps) {
  const { t, f } = useText('aggregates');
  const nameOf = useCodeName();
  const total = data.total?.count ?? row.count;
  const path = [...Array.from({ length: data.level - 1 }, () => ''), row.code ?? ''];
  const name = isTotal
    ? t('aggregates:total')
    : row.code === null
      ? t('aggregates:not_told')
      : nameOf(data.by, path);
  return (
    <Table.Tr {...(isTotal ? { fw: 650 } : {})}>
      <Table.Th scope="row" fw="inherit" {...(row.code === null && !isTotal ? { c: 'dimmed' } : {})}>
        {name}
        <span className={classes['bar']} aria-hidden>
          <span style={{ width: `${Math.round((row.count / total) * 100)}%` }} />
        </span>
      </Table.Th>
      <Table.Td className={classes['number']}>{f.number(row.count)}</Table.Td>
      {measures.map((measure) => (
        <Table.Td key={measure} className={classes['number']}>
          <SumCell row={row} measure={measure} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function SumCell({ row, measure }: { readonly row: AggregateRow; readonly measure: StatisticsMeasure }) {
  const { t, f } = useText('aggregates');
  const told = row.sums[measure];
  if (told === undefined) {
    return (
      <Text span size="sm" c="dimmed">
        {t('aggregates:withheld')}
      </Text>
    );
  }
  const amount = measure === 'headcount' ? f.number(told.sum) : f.money(told.sum, 'EUR');
  if (told.units === row.count) return amount;
  return (
    <>
      {amount}
      <Text size="xs" c="dimmed">
        {t('aggregates:sum_over', { count: told.units, total: f.number(row.count) })}
      </Text>
    </>
  );
}
