import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Paper,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterProfileShape } from '@grappe/contracts/api';
import { EXCHANGES } from '@grappe/contracts/clusters';
import type { ClusterExchanges } from '@grappe/contracts/clusters';
import { call } from '../../app/api.ts';
import { isConflict } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

const none = {
  exchanges: null,
  disparityFelt: false,
  convention: false,
  projects: 0,
  note: null,
  version: 0,
};

/** What our team knows of its dealings with this cluster: it counts in the suggestions, and nobody else reads it. */
export function Dealings({ profile }: { readonly profile: ClusterProfileShape }) {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const standing = profile.dealings ?? none;
  const [draft, setDraft] = useState<typeof standing>(standing);
  const save = useMutation({
    mutationFn: () =>
      call<ClusterProfileShape>(path(`/cluster-profiles/${profile.id}/dealings`), {
        method: 'PUT',
        body: { ...draft, version: standing.version },
      }),
    onSuccess: () => refreshAll(queryClient),
    onError: (error) => (isConflict(error) ? refreshAll(queryClient) : undefined),
  });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="dealings">
      <Title id="dealings" order={2} size="h5">
        {t('clusters:dealings.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('clusters:dealings.lead')}
      </Text>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <Stack gap="sm">
        <Group align="end" gap="lg">
          <NativeSelect
            label={t('clusters:dealings.exchanges')}
            value={draft.exchanges ?? ''}
            onChange={(event) =>
              setDraft({
                ...draft,
                exchanges: (event.currentTarget.value || null) as ClusterExchanges | null,
              })
            }
            data={[
              { value: '', label: t('clusters:dealings.none') },
              ...EXCHANGES.map((value) => ({ value, label: t(`clusters:dealings.${value}`) })),
            ]}
          />
          <NumberInput
            label={t('clusters:dealings.projects')}
            min={0}
            max={1000}
            w="9rem"
            value={draft.projects}
            onChange={(value) => setDraft({ ...draft, projects: Number(value) || 0 })}
          />
          <Checkbox
            label={t('clusters:dealings.convention')}
            checked={draft.convention}
            onChange={(event) => setDraft({ ...draft, convention: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('clusters:dealings.disparity')}
            checked={draft.disparityFelt}
            onChange={(event) => setDraft({ ...draft, disparityFelt: event.currentTarget.checked })}
          />
        </Group>
        <Textarea
          autosize
          label={t('clusters:dealings.note')}
          maxLength={2000}
          value={draft.note ?? ''}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value || null })}
        />
        <Button
          variant="light"
          loading={save.isPending}
          onClick={() => save.mutate()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('clusters:dealings.save')}
        </Button>
      </Stack>
    </Paper>
  );
}
