import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { HeaderMenu } from '../../app/header-menu.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

const files = [
  { what: 'members', formats: ['xlsx', 'csv'] },
  { what: 'ties', formats: ['xlsx', 'csv', 'gexf', 'graphml'] },
  { what: 'facts', formats: ['xlsx', 'csv'] },
] as const;

/** Everything comes out in the formats in which it came in. */
export function ExportMenu() {
  const { t, language } = useText('imports');
  const path = useClusterPath();
  const entries = files.flatMap(({ what, formats }) =>
    formats.map((format) => ({
      key: `${what}.${format}`,
      label: t('imports:export.as', { what: t(`imports:export.${what}`), format: format.toUpperCase() }),
      file: path(`/export/${what}.${format}?language=${language}`),
    })),
  );
  return (
    <HeaderMenu
      position="bottom-end"
      entries={entries}
      button={
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('imports:export.button')}
        </Button>
      }
    />
  );
}
