import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ClusterKey } from '@grappe/contracts/clusters';
import { call, ProblemError } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { ownFiguresQuery } from './cluster-queries.ts';
import { draftOf, readDraft } from './value-draft.ts';
import { ValueInput } from './value-input.tsx';

const outsideKeys: readonly ClusterKey[] = ['sectors', 'country', 'regions', 'kind', 'foundedOn', 'members'];

/** Which cluster to add: our own, from our data, or another. */
export function NewClusterPage() {
  const { t } = useText('clusters', 'errors');
  const { own } = useSearch({ from: '/inside/clusters/new' });
  return (
    <Page
      place={<Link to="/clusters">{t('clusters:place')}</Link>}
      title={t(own === undefined ? 'clusters:new.title' : 'clusters:new.own_title')}
    >
      <Paper withBorder p="md" bg="var(--grappe-surface)">
        {own === undefined ? (
          <ClusterForm own={false} name="" values={{}} keys={outsideKeys} />
        ) : (
          <OwnCluster />
        )}
      </Paper>
    </Page>
  );
}

function OwnCluster() {
  const { t } = useText('clusters');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(ownFiguresQuery(path('')));
  const keys = [...new Set([...outsideKeys, ...(Object.keys(data.values) as ClusterKey[])])];
  return (
    <Stack>
      <Text size="sm">{t('clusters:new.proposed')}</Text>
      <ClusterForm own name={data.name} values={data.values} keys={keys} />
    </Stack>
  );
}

interface ClusterFormProps {
  readonly own: boolean;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly keys: readonly ClusterKey[];
}

function ClusterForm({ own, name: proposed, values, keys }: ClusterFormProps) {
  const { t, language } = useText('clusters', 'errors');
  const [name, setName] = useState(proposed);
  const [note, setNote] = useState('');
  const [drafts, setDrafts] = useState<Partial<Record<ClusterKey, string>>>(() =>
    Object.fromEntries(keys.map((key) => [key, draftOf(key, values[key], language)])),
  );
  const readings = keys.map((key) => [key, readDraft(key, drafts[key] ?? '')] as const);
  const make = useMake({ own, name, note, readings });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(false);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        {make.error !== null && <ProblemNotice error={make.error} />}
        <KeptAlready error={make.error} onAnother={() => make.mutate(true)} />
        <TextInput
          required
          label={t('clusters:new.name')}
          value={name}
          maxLength={300}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {keys.map((key) => (
          <ValueInput
            key={key}
            id={key}
            text={drafts[key] ?? ''}
            onChange={(text) => setDrafts({ ...drafts, [key]: text })}
          />
        ))}
        {!own && (
          <TextInput
            label={t('clusters:new.source_note')}
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <Button
          type="submit"
          loading={make.isPending}
          disabled={readings.some(([, reading]) => reading.kind === 'unreadable')}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('clusters:new.save')}
        </Button>
      </Stack>
    </form>
  );
}

interface ToMake {
  readonly own: boolean;
  readonly name: string;
  readonly note: string;
  readonly readings: readonly (readonly [ClusterKey, ReturnType<typeof readDraft>])[];
}

function useMake({ own, name, note, readings }: ToMake) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (distinct: boolean) => {
      const values = Object.fromEntries(
        readings.flatMap(([key, reading]) =>
          reading.kind === 'value' && reading.value !== null ? [[key, reading.value]] : [],
        ),
      );
      const body = {
        name,
        own,
        values,
        asOf: new Date().toISOString().slice(0, 10),
        source: own ? 'computed' : 'conversation',
        sourceNote: note.trim() === '' ? null : note,
        distinct,
      };
      return call<{ id: string }>(path('/cluster-profiles'), { method: 'POST', body });
    },
    onSuccess: async ({ id }) => {
      await refreshAll(queryClient);
      await navigate({ to: '/clusters/$clusterProfileId', params: { clusterProfileId: id } });
    },
  });
}

/** Somebody keeps one of that name: open it, or say that this is another. */
function KeptAlready({ error, onAnother }: { readonly error: unknown; readonly onAnother: () => void }) {
  const { t } = useText('clusters');
  if (!(error instanceof ProblemError) || error.problem.code !== 'cluster_kept_already') return null;
  const { id, name } = error.problem.current as { id: string; name: string };
  return (
    <Group gap="xs">
      <Button
        size="compact-md"
        renderRoot={(props) => (
          <Link to="/clusters/$clusterProfileId" params={{ clusterProfileId: id }} {...props} />
        )}
      >
        {t('clusters:new.open_kept', { name })}
      </Button>
      <Button size="compact-md" variant="default" onClick={onAnother}>
        {t('clusters:new.another')}
      </Button>
    </Group>
  );
}
