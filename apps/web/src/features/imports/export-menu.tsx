import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
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
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('imports:export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.flatMap(({ what, formats }) => [
          <Menu.Label key={what}>{t(`imports:export.${what}`)}</Menu.Label>,
          ...formats.map((format) => (
            <Menu.Item
              key={`${what}.${format}`}
              component="a"
              href={path(`/export/${what}.${format}?language=${language}`)}
              download
            >
              {t('imports:export.as', { what: t(`imports:export.${what}`), format: format.toUpperCase() })}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
