import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ClusterProfileShape } from '@grappe/contracts/api';
import { clusterAudiences, clusterSources, proposedAudience } from '@grappe/contracts/clusters';
import type { ClusterAudience, ClusterKey, ClusterSource } from '@grappe/contracts/clusters';
import { call } from '../../app/api.ts';
import { isConflict } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { draftOf, readDraft } from './value-draft.ts';
import { ValueInput } from './value-input.tsx';

interface ValuesFormProps {
  readonly profile: ClusterProfileShape;
  readonly keys: readonly ClusterKey[];
  readonly onDone: () => void;
}

/** Changes values of one group: only those that were touched are written, with one date and one source. */
export function ValuesForm({ profile, keys, onDone }: ValuesFormProps) {
  const { t, language } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [drafts, setDrafts] = useState<Partial<Record<ClusterKey, string>>>({});
  const [audiences, setAudiences] = useState<Partial<Record<ClusterKey, ClusterAudience>>>({});
  const [asOf, setAsOf] = useState(() => new Date().toISOString().slice(0, 10));
  const [source, setSource] = useState<ClusterSource>(profile.isOwn ? 'declared' : 'conversation');
  const [note, setNote] = useState('');
  const standing = (key: ClusterKey) => profile.values.find((value) => value.key === key);
  const readings = keys.map((key) => ({ key, reading: readTouched(key, drafts[key]) }));
  const save = useMutation({
    mutationFn: () => {
      const touched = readings.flatMap(({ key, reading }): [ClusterKey, unknown][] => {
        if (reading !== undefined && reading.kind === 'value') return [[key, reading.value]];
        return audiences[key] === undefined || standing(key) === undefined
          ? []
          : [[key, standing(key)?.value]];
      });
      const body = {
        version: profile.version,
        values: Object.fromEntries(touched),
        audiences,
        asOf,
        source,
        sourceNote: note.trim() === '' ? null : note,
      };
      return call(path(`/cluster-profiles/${profile.id}`), { method: 'PUT', body });
    },
    onSuccess: async () => {
      await refreshAll(queryClient);
      onDone();
    },
    onError: (error) => (isConflict(error) ? refreshAll(queryClient) : undefined),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {save.error !== null && <ProblemNotice error={save.error} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {keys.map((key) => (
            <Stack key={key} gap={4}>
              <ValueInput
                id={key}
                text={drafts[key] ?? draftOf(key, standing(key)?.value, language)}
                onChange={(text) => setDrafts({ ...drafts, [key]: text })}
              />
              {profile.isOwn && (
                <NativeSelect
                  size="xs"
                  aria-label={`${t(`clusters:field.${key}`)} – ${t('clusters:profile.audience')}`}
                  value={audiences[key] ?? standing(key)?.audience ?? proposedAudience(key)}
                  onChange={(event) =>
                    setAudiences({ ...audiences, [key]: event.currentTarget.value as ClusterAudience })
                  }
                  data={clusterAudiences.map((value) => ({ value, label: t(`clusters:audience.${value}`) }))}
                />
              )}
            </Stack>
          ))}
        </SimpleGrid>
        <Group align="end" gap="sm">
          <TextInput
            type="date"
            required
            label={t('clusters:profile.as_of')}
            value={asOf}
            onChange={(event) => setAsOf(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('clusters:profile.source')}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value as ClusterSource)}
            data={clusterSources.map((value) => ({ value, label: t(`clusters:source.${value}`) }))}
          />
          <TextInput
            label={t('clusters:profile.source_note')}
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Group>
        <Group gap="xs">
          <Button
            type="submit"
            loading={save.isPending}
            disabled={readings.some(({ reading }) => reading?.kind === 'unreadable')}
          >
            {t('clusters:profile.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('clusters:profile.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const readTouched = (key: ClusterKey, text: string | undefined) =>
  text === undefined ? undefined : readDraft(key, text);
