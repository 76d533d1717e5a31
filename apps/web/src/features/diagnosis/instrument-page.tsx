import { Button, Group, List, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { InstrumentVersionShape } from '@grappe/contracts/api';
import { call, readText } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { instrumentsQuery, versionQuery } from './diagnosis-queries.ts';
import { ItemTables } from './item-tables.tsx';

/** One version of a questionnaire: its sentences and where each comes from; those of a draft are changed one by one, or as YAML. */
export function InstrumentPage() {
  const { t, f } = useText('diagnosis', 'errors');
  const { versionId } = useParams({ from: '/inside/diagnosis/instruments/$versionId' });
  const path = useClusterPath();
  const { data } = useSuspenseQuery(versionQuery(path(''), versionId));
  const { data: list } = useSuspenseQuery(instrumentsQuery(path('')));
  const mayEdit = list.mayWrite && data.publishedAt === null;
  const minutes = (form: 'long' | 'short'): string => f.number(Math.ceil(data.estimates[form].seconds / 60));
  return (
    <Page
      place={<Link to="/diagnosis/instruments">{t('diagnosis:instruments')}</Link>}
      title={`${data.name}, ${t('diagnosis:instrument.version', { ordinal: data.ordinal }).toLowerCase()}`}
      lead={t('diagnosis:instrument.estimate', { long: minutes('long'), short: minutes('short') })}
      action={list.mayWrite && <Acts data={data} />}
    >
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          {t('diagnosis:instrument.estimate_how', { words: f.number(data.estimates.long.words) })}
        </Text>
        <OnPaper data={data} />
        <ItemTables data={data} mayEdit={mayEdit} />
        <Sources data={data} />
        {mayEdit && <Editor key={data.version} data={data} />}
      </Stack>
    </Page>
  );
}

interface PartProps {
  readonly data: InstrumentVersionShape;
}

function Acts({ data }: PartProps) {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const publish = useMutation({
    mutationFn: () => call(path(`/instruments/versions/${data.id}/publish`), { method: 'POST', body: {} }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      await say({ color: 'leaf', message: t('diagnosis:instrument.publish_done') });
    },
  });
  const copy = useMutation({
    mutationFn: async () => {
      const yaml = await readText(path(`/instruments/versions/${data.id}/instrument.yaml`));
      return call<{ id: string }>(path(`/instruments/${data.instrumentId}/versions`), {
        method: 'POST',
        body: { yaml },
      });
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['instruments'] });
      await navigate({ to: '/diagnosis/instruments/$versionId', params: { versionId: id } });
    },
  });
  return data.publishedAt === null ? (
    <Button loading={publish.isPending} onClick={() => publish.mutate()}>
      {t('diagnosis:instrument.publish')}
    </Button>
  ) : (
    <Button loading={copy.isPending} onClick={() => copy.mutate()}>
      {t('diagnosis:instrument.new_version')}
    </Button>
  );
}

function Editor({ data }: PartProps) {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const { data: kept } = useQuery({
    queryKey: ['instrument-yaml', data.id, data.version],
    queryFn: () => readText(path(`/instruments/versions/${data.id}/instrument.yaml`)),
  });
  const [typed, setTyped] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () =>
      call(path(`/instruments/versions/${data.id}`), {
        method: 'PUT',
        body: { version: data.version, yaml: typed },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['instrument-version'] });
      await say({ color: 'leaf', message: t('diagnosis:instrument.saved') });
    },
  });
  if (kept === undefined) return null;
  return (
    <details>
      <summary>{t('diagnosis:instrument.as_yaml')}</summary>
      <Stack gap="sm" mt="sm">
        <Textarea
          label={t('diagnosis:instrument.yaml')}
          value={typed ?? kept}
          onChange={(event) => setTyped(event.currentTarget.value)}
          rows={18}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        {save.error !== null && <ProblemNotice error={save.error} />}
        <Button
          disabled={typed === null}
          loading={save.isPending}
          onClick={() => save.mutate()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('diagnosis:instrument.save')}
        </Button>
      </Stack>
    </details>
  );
}

/** The questionnaire on paper, in both languages, and the text that it is made from. */
function OnPaper({ data }: PartProps) {
  const { t, language } = useText('diagnosis');
  const path = useClusterPath();
  const [tongue, setTongue] = useState(language);
  const address = path(`/instruments/versions/${data.id}`);
  return (
    <Group align="end" gap="sm">
      <NativeSelect
        label={t('diagnosis:instrument.print_language')}
        value={tongue}
        data={(['fr', 'en'] as const).map((value) => ({
          value,
          label: t(`diagnosis:instrument.language.${value}`),
        }))}
        onChange={(event) => setTongue(event.currentTarget.value === 'fr' ? 'fr' : 'en')}
      />
      {(['short', 'long'] as const).map((form) => (
        <Button
          key={form}
          component="a"
          variant="default"
          href={`${address}/questionnaire.pdf?form=${form}&language=${tongue}`}
          download
        >
          {t(`diagnosis:instrument.print_${form}`)}
        </Button>
      ))}
      <Button component="a" variant="default" href={`${address}/instrument.yaml`} download>
        {t('diagnosis:instrument.download')}
      </Button>
    </Group>
  );
}

function Sources({ data }: PartProps) {
  const { t } = useText('diagnosis');
  return (
    <section aria-labelledby="sources">
      <Title id="sources" order={2} size="h5" mb="xs">
        {t('diagnosis:instrument.sources')}
      </Title>
      <List>
        {Object.entries(data.content.sources).map(([paper, title]) => (
          <List.Item key={paper}>
            {paper} : {title}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
