import { Badge, Button, List, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { InstrumentVersionShape } from '@grappe/contracts/api';
import { call, readText } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { instrumentsQuery, versionQuery } from './diagnosis-queries.ts';

/** One version of a questionnaire: its sentences and where each comes from; a draft is edited as YAML. */
export function InstrumentPage() {
  const { t, f } = useText('diagnosis', 'errors');
  const { versionId } = useParams({ from: '/inside/diagnosis/instruments/$versionId' });
  const path = useClusterPath();
  const { data } = useSuspenseQuery(versionQuery(path(''), versionId));
  const { data: list } = useSuspenseQuery(instrumentsQuery(path('')));
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
        <Button
          component="a"
          variant="default"
          href={path(`/instruments/versions/${data.id}/instrument.yaml`)}
          download
          style={{ alignSelf: 'flex-start' }}
        >
          {t('diagnosis:instrument.download')}
        </Button>
        {list.mayWrite && data.publishedAt === null && <Editor key={data.version} data={data} />}
        <Items data={data} />
        <Sources data={data} />
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
    <Stack gap="sm">
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
  );
}

function Items({ data }: PartProps) {
  const { t, language } = useText('diagnosis');
  const { sections, items, constructs } = data.content;
  const nameOf = (id: string | undefined): string =>
    constructs.find((one) => one.id === id)?.name[language] ?? '';
  return (
    <Stack gap="md">
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <Title id={`section-${section.id}`} order={2} size="h5" mb="xs">
            {section.title[language]}
          </Title>
          <Scrolling label={section.title[language]}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {['item', 'measures', 'source'].map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`diagnosis:instrument.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items
                  .filter((item) => item.section === section.id)
                  .map((item) => (
                    <Table.Tr key={item.id}>
                      <Table.Td miw="18rem">
                        {item[language]}{' '}
                        <span>
                          {item.short && <Badge variant="light">{t('diagnosis:instrument.short')}</Badge>}
                          {item.reverse && (
                            <Badge variant="outline">{t('diagnosis:instrument.reverse')}</Badge>
                          )}
                        </span>
                      </Table.Td>
                      <Table.Td>{nameOf(item.construct)}</Table.Td>
                      <Table.Td>{item.source}</Table.Td>
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </Scrolling>
        </section>
      ))}
    </Stack>
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
