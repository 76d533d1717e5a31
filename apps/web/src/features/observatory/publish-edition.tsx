import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Published } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { sayProblem } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';

/** A coordinator publishes the figures of today; nothing is published by itself. */
export function PublishEdition({ first }: { readonly first: boolean }) {
  const { t, f } = useText('aggregates', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const publish = useMutation({
    mutationFn: () => call<Published>(path('/aggregates/editions'), { method: 'POST', body: {} }),
    onSuccess: async ({ changed, ordinal }) => {
      await refreshAll(queryClient);
      const message = changed
        ? t('aggregates:published', { ordinal: f.number(ordinal) })
        : t('aggregates:unchanged');
      await say({ autoClose: 10_000, color: 'leaf', message });
    },
    onError: (cause) => sayProblem(cause, t),
  });
  return (
    <Button onClick={() => publish.mutate()} loading={publish.isPending}>
      {t(first ? 'aggregates:publish_first' : 'aggregates:publish')}
    </Button>
  );
}
