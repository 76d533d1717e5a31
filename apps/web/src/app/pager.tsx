import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useText } from './use-text.ts';

interface PagerProps {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** "51 to 100 of 812", and the two ways to go on. Absent when one page holds everything. */
export function Pager({ page, pageSize, total, onPage }: PagerProps) {
  const { t, f } = useText();
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, total);
  return (
    <Group gap="xs" mt="sm" justify="flex-end" className="not-printed">
      <Text size="sm" c="dimmed">
        {t('shell:table.range', { from: f.number(from), to: f.number(to), total: f.number(total) })}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
        aria-label={t('shell:table.previous')}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
        aria-label={t('shell:table.next')}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
