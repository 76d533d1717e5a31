import { Group, Paper, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** At the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a tab, with its title. */
export function Section({ title, lead, aside, children }: SectionProps) {
  const id = useId();
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby={id}>
      <Group justify="space-between" align="baseline">
        <Title id={id} order={2} size="h5">
          {title}
        </Title>
        {aside}
      </Group>
      {lead !== undefined && (
        <Text size="sm" c="dimmed" mb="sm" maw="48rem">
          {lead}
        </Text>
      )}
      {children}
    </Paper>
  );
}
