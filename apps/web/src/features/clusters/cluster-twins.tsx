import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClusterList } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

/** Profiles that are probably one cluster: merging is proposed, never done alone. */
export function ClusterTwins({ list }: { readonly list: ClusterList }) {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const merge = useMutation({
    mutationFn: ({ from, into }: { from: string; into: string }) =>
      call(path(`/cluster-profiles/${from}/merge`), { method: 'POST', body: { into } }),
    onSuccess: async () => {
      await refreshAll(queryClient);
      await say({ color: 'leaf', message: t('clusters:twins.done') });
    },
  });
  const tellApart = useMutation({
    mutationFn: ({ one, other }: { one: string; other: string }) =>
      call(path(`/cluster-profiles/${one}/distinct`), { method: 'POST', body: { otherId: other } }),
    onSuccess: () => refreshAll(queryClient),
  });
  const error = merge.error ?? tellApart.error;
  const pairs = list.twins
    .flatMap((twin) => {
      const first = list.clusters.find(({ id }) => id === twin.id);
      const second = list.clusters.find(({ id }) => id === twin.otherId);
      if (first === undefined || second === undefined) return [];
      // A cluster's own profile stays, ours or theirs; else the better known one does.
      const into = second.isOwn || (!first.isOwn && second.known > first.known) ? second : first;
      return [{ first, second, into, from: into === first ? second : first }];
    })
    .slice(0, 3);
  if (pairs.length === 0) return null;
  return (
    <Alert variant="light" title={t('clusters:twins.title')}>
      <Stack gap="sm">
        {error !== null && <ProblemNotice error={error} />}
        {pairs.map(({ first, second, into, from }) => (
          <Group key={`${first.id} ${second.id}`} gap="sm">
            <Text size="sm">
              {t(into.mine ? 'clusters:twins.body' : 'clusters:twins.shows_its_own', {
                first: into.mine ? first.name : into.name,
                second: into.mine ? second.name : from.name,
              })}
            </Text>
            <Button
              size="compact-sm"
              loading={merge.isPending}
              onClick={() => merge.mutate({ from: from.id, into: into.id })}
            >
              {t('clusters:twins.merge', { name: into.name })}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              loading={tellApart.isPending}
              onClick={() => tellApart.mutate({ one: first.id, other: second.id })}
            >
              {t('clusters:twins.distinct')}
            </Button>
          </Group>
        ))}
        <Text size="xs">{t('clusters:merge.why')}</Text>
      </Stack>
    </Alert>
  );
}
