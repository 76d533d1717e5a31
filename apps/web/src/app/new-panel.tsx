import { Button, Paper, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { call } from './api.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { useClusterPath } from './session.ts';

interface NewPanelProps {
  /** What the form and its button do. */
  readonly title: string;
  /** Where in the cluster; the list that is read there is read again. */
  readonly rest: string;
  readonly listed: string;
  readonly body: object;
  readonly onMade: (id: string) => void | Promise<void>;
  readonly children: ReactNode;
}

/** A short form that makes one more of something, under its list. */
export function NewPanel({ title, rest, listed, body, onMade, children }: NewPanelProps) {
  const heading = useId();
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () => call<{ id: string }>(path(rest), { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: [listed] });
      await onMade(id);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby={heading}>
      <Title id={heading} order={2} size="h5" mb="xs">
        {title}
      </Title>
      {make.error !== null && <ProblemNotice error={make.error} />}
      <form onSubmit={submit}>
        <Stack gap="xs" maw="36rem">
          {children}
          <Button type="submit" loading={make.isPending} style={{ alignSelf: 'flex-start' }}>
            {title}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
