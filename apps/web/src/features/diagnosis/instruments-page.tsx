import { Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { instrumentsQuery } from './diagnosis-queries.ts';

/** Questionnaires of the cluster with their versions. */
export function InstrumentsPage() {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(instrumentsQuery(path('')));
  const add = useMutation({
    mutationFn: (body: { name: string; yaml: string | null }) =>
      call<{ versionId: string }>(path('/instruments'), { method: 'POST', body }),
    onSuccess: async ({ versionId }) => {
      await queryClient.invalidateQueries({ queryKey: ['instruments'] });
      await navigate({ to: '/diagnosis/instruments/$versionId', params: { versionId } });
    },
  });
  const adopt = (
    <Group>
      <Button
        loading={add.isPending}
        onClick={() => add.mutate({ name: t('diagnosis:instrument.adopt_name'), yaml: null })}
      >
        {t('diagnosis:instrument.adopt')}
      </Button>
      <FileButton
        accept=".yaml,.yml"
        onChange={(file) => {
          if (file === null) return;
          void file.text().then((yaml) => add.mutate({ name: file.name.replace(/\.ya?ml$/, ''), yaml }));
        }}
      >
        {(props) => (
          <Button {...props} variant="default">
            {t('diagnosis:instrument.upload')}
          </Button>
        )}
      </FileButton>
    </Group>
  );
  return (
    <Page
      place={<Link to="/diagnosis">{t('diagnosis:place')}</Link>}
      title={t('diagnosis:instrument.title')}
      lead={t('diagnosis:instrument.lead')}
    >
      <Stack gap="md" maw="46rem">
        {add.error !== null && <ProblemNotice error={add.error} />}
        {data.instruments.length === 0 ? (
          <Empty title={t('diagnosis:instrument.none')} action={data.mayWrite && adopt}>
            {t('diagnosis:instrument.none_text')}
          </Empty>
        ) : (
          data.mayWrite && adopt
        )}
        {data.instruments.map((one) => (
          <Paper
            key={one.id}
            withBorder
            p="md"
            bg="var(--grappe-surface)"
            component="article"
            aria-label={one.name}
          >
            <Title order={2} size="h4">
              {one.name}
            </Title>
            {one.versions.map((version) => (
              <Text key={version.id}>
                <Link to="/diagnosis/instruments/$versionId" params={{ versionId: version.id }}>
                  {t('diagnosis:instrument.version', { ordinal: version.ordinal })}
                </Link>{' '}
                ·{' '}
                {version.publishedAt === null
                  ? t('diagnosis:instrument.draft')
                  : t('diagnosis:instrument.published', { date: Date.parse(version.publishedAt) })}
              </Text>
            ))}
          </Paper>
        ))}
      </Stack>
    </Page>
  );
}
