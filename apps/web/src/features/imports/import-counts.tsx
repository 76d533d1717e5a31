import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ImportPreview } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type Counts = ImportPreview['counts'];
const shown: readonly (keyof Counts)[] = [
  'lines',
  'created',
  'updated',
  'unchanged',
  'withWarnings',
  'withErrors',
];

/** What would happen, in six figures, before anything does. */
export function ImportCounts({ preview }: { readonly preview: ImportPreview }) {
  const { t, f } = useText('imports');
  const { counts, format, encoding, delimiter } = preview;
  const details = [
    format.toUpperCase(),
    encoding,
    delimiter === null
      ? null
      : t('imports:counts.delimiter', { delimiter: delimiter === '\t' ? '⇥' : delimiter }),
  ].filter((part) => part !== null);
  return (
    <section aria-label={t('imports:counts.title')}>
      <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} spacing="xs">
        {shown.map((name) => (
          <Paper key={name} withBorder p="xs" bg="var(--grappe-surface)">
            <Text
              fz={22}
              fw={680}
              lh={1.2}
              c={name === 'withErrors' && counts[name] > 0 ? 'var(--mantine-color-error)' : 'inherit'}
            >
              {f.number(counts[name])}
            </Text>
            <Text size="xs">{t(`imports:counts.${name}`, { count: counts[name] })}</Text>
          </Paper>
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={4}>
        {details.join(' · ')}
      </Text>
    </section>
  );
}
