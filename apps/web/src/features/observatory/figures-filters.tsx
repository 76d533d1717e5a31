import { NativeSelect, SimpleGrid } from '@mantine/core';
import { statisticsDimensions, statisticsLevels } from '@grappe/contracts/api';
import type { Aggregates, AggregatesQuery, StatisticsDimension } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { useCodeName } from './use-code-name.ts';

interface FiguresFiltersProps {
  readonly data: Aggregates;
  readonly asked: AggregatesQuery;
  readonly onAsk: (change: AggregatesQuery) => void;
}

/** What to tell apart, and among whom. */
export function FiguresFilters({ data, asked, onAsk }: FiguresFiltersProps) {
  const { t } = useText('aggregates');
  const ways = statisticsDimensions.flatMap((by) =>
    Array.from({ length: statisticsLevels[by] }, (_, index) => ({
      value: `${by} ${index + 1}`,
      label: t(`aggregates:by.${by}_${index + 1}`),
    })),
  );
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm" className="not-printed">
      <NativeSelect
        label={t('aggregates:by.label')}
        data={ways}
        value={`${data.by} ${data.level}`}
        onChange={(event) => {
          const [by = 'kind', level = '1'] = event.currentTarget.value.split(' ');
          onAsk({ by: by as StatisticsDimension, level });
        }}
      />
      {statisticsDimensions.map((dimension) => (
        <Filter key={dimension} dimension={dimension} data={data} asked={asked} onAsk={onAsk} />
      ))}
    </SimpleGrid>
  );
}

function Filter({
  dimension,
  data,
  asked,
  onAsk,
}: FiguresFiltersProps & { readonly dimension: StatisticsDimension }) {
  const { t } = useText('aggregates');
  const nameOf = useCodeName();
  const choices = (data.choices[dimension] ?? []).map((path) => {
    const codes = path.split('/');
    return { value: path, label: `${'\u2002'.repeat(codes.length - 1)}${nameOf(dimension, codes)}` };
  });
  return (
    <NativeSelect
      label={t(`aggregates:dimension.${dimension}`)}
      data={[{ value: '', label: t('aggregates:all') }, ...choices]}
      value={asked[dimension] ?? ''}
      onChange={(event) => onAsk({ [dimension]: event.currentTarget.value || undefined })}
    />
  );
}
