import { Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import type { Home } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useText } from '../../app/use-text.ts';

type Figure = Home['figures'][number];

/** Five figures, each with its unit and what it was a year ago. */
export function HomeFigures({ figures }: { readonly figures: readonly Figure[] }) {
  const { t } = useText('home');
  return (
    <section aria-labelledby="figures">
      <Group justify="space-between" mb="xs">
        <Title id="figures" order={2} size="h5">
          {t('home:figures.title')}
        </Title>
        <HowComputed of="home:how" />
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
        {figures.map((figure) => (
          <Paper key={figure.code} withBorder p="sm" bg="var(--grappe-surface)">
            <FigureValue figure={figure} />
            <Text size="sm">{t(`home:figures.${figure.code}`)}</Text>
            <Trend figure={figure} />
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  );
}

function FigureValue({ figure }: { readonly figure: Figure }) {
  const { t, f } = useText('home');
  const { value, of, code } = figure;
  const isRatio = code === 'density';
  return (
    <Text fz={26} fw={680} lh={1.2}>
      {value === null ? t('home:figures.unknown') : isRatio ? f.percent(value, 1) : f.number(value)}
      {of !== null && value !== null && (
        <Text span size="sm" c="dimmed" fw={400}>
          {' '}
          {t('home:figures.of', { total: f.number(of) })}
        </Text>
      )}
    </Text>
  );
}

function Trend({ figure }: { readonly figure: Figure }) {
  const { t, f } = useText('home');
  const { value, before, code } = figure;
  if (value === null || before === null) {
    return (
      <Text size="xs" c="dimmed">
        {t('home:figures.no_trend')}
      </Text>
    );
  }
  const change = value - before;
  const difference = code === 'density' ? f.percent(Math.abs(change), 1) : f.number(Math.abs(change));
  const way = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  const TrendIcon = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual }[way];
  return (
    <Text size="xs" c="dimmed">
      <TrendIcon size={14} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
      {t(`home:figures.${way}`, { difference })}
    </Text>
  );
}
