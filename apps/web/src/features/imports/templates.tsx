import { Anchor, Group, Text } from '@mantine/core';
import { useText } from '../../app/use-text.ts';

const templates = [
  { kind: 'members', formats: ['xlsx', 'csv'] },
  { kind: 'ties', formats: ['xlsx', 'csv'] },
] as const;

/** Files to start from, with the titles of columns in the reader's language. */
export function Templates() {
  const { t, language } = useText('imports');
  return (
    <Group gap="xs" c="dimmed">
      <Text size="sm">{t('imports:templates.lead')}</Text>
      {templates.flatMap(({ kind, formats }) =>
        formats.map((format) => (
          <Anchor
            key={`${kind}.${format}`}
            size="sm"
            href={`/api/templates/${kind}.${format}?language=${language}`}
            download
          >
            {t(`imports:templates.${kind}`, { format: format.toUpperCase() })}
          </Anchor>
        )),
      )}
    </Group>
  );
}
