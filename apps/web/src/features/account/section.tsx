import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** One thing to set, with a heading of its own. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <Paper component="section" withBorder p="md" bg="var(--grappe-surface)" aria-labelledby={id}>
      <Title id={id} order={2} size="h5" mb={4}>
        {title}
      </Title>
      <Stack gap="sm">
        {lead !== undefined && (
          <Text size="sm" c="dimmed">
            {lead}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
