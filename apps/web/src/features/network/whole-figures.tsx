import { Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { NetworkAnalysis, WholeNetworkMeasures } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useText } from '../../app/use-text.ts';
import type { Formats } from '@grappe/messages';

interface WholeFigure {
  readonly code: string;
  readonly read: (whole: WholeNetworkMeasures, f: Formats) => string | null;
}

const shown: readonly WholeFigure[] = [
  { code: 'organisations', read: ({ organisations }, f) => f.number(organisations) },
  { code: 'ties', read: ({ ties }, f) => f.number(ties) },
  { code: 'density', read: ({ density }, f) => (density === null ? null : f.percent(density, 1)) },
  { code: 'components', read: ({ components }, f) => f.number(components) },
  {
    code: 'averagePathLength',
    read: ({ averagePathLength }, f) => (averagePathLength === null ? null : f.number(averagePathLength, 2)),
  },
  {
    code: 'averageClustering',
    read: ({ averageClustering }, f) => (averageClustering === null ? null : f.number(averageClustering, 2)),
  },
  { code: 'modularity', read: ({ modularity }, f) => (modularity === null ? null : f.number(modularity, 2)) },
  {
    code: 'centralisation',
    read: ({ centralisation: { degree } }, f) => (degree === null ? null : f.number(degree, 2)),
  },
];

/** The whole network in eight figures, each with its explanation. */
export function WholeFigures({ analysis }: { readonly analysis: NetworkAnalysis | null }) {
  const { t, f } = useText('network');
  if (analysis === null) return null;
  return (
    <section aria-labelledby="whole">
      <Group justify="space-between" mb="xs">
        <Title id="whole" order={2} size="h5">
          {t('network:whole.title')}
        </Title>
        <Text size="xs" c="dimmed">
          {t('network:whole.version', { version: analysis.methodsVersion, seed: analysis.seed })}
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4, xl: 8 }} spacing="xs">
        {shown.map(({ code, read }) => (
          <Paper key={code} withBorder p="xs" bg="var(--grappe-surface)">
            <Group justify="space-between" wrap="nowrap" gap={0} align="flex-start">
              <Text fz={20} fw={680} lh={1.2}>
                {read(analysis.whole, f) ?? t('shell:unknown')}
              </Text>
              <HowComputed of={`network:how_whole.${code}`} compact />
            </Group>
            <Text size="xs">{t(`network:whole.${code}`)}</Text>
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  );
}
