import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function PartTitle({ children }: { readonly children: ReactNode }) {
  return (
    <Title order={3} size="h6" mt="md">
      {children}
    </Title>
  );
}
