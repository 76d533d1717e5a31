import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { StudyShape } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { NewStudyForm } from './new-study-form.tsx';
import { ObservatoryTabs } from './observatory-tabs.tsx';
import { panelQuery, studiesQuery } from './observatory-queries.ts';

/** Which studies are open, for whom and until when; the panel for its researcher. */
export function StudiesPage() {
  const { t } = useText('aggregates', 'errors');
  const { data } = useSuspenseQuery(studiesQuery(useClusterPath()('')));
  const manages = usePlace().roles.includes('cluster_manager');
  return (
    <Page
      place={t('shell:pages.observatory')}
      title={t('aggregates:studies.title')}
      lead={t('aggregates:studies.lead')}
    >
      <ObservatoryTabs current="studies" />
      <Stack gap="lg">
        {manages && <NewStudyForm />}
        {data.length === 0 && (
          <Empty title={t('aggregates:studies.none')}>
            {t(manages ? 'aggregates:studies.none_manager' : 'aggregates:studies.none_researcher')}
          </Empty>
        )}
        {data.map((study) => (
          <StudyCard key={study.id} study={study} manages={manages} />
        ))}
      </Stack>
    </Page>
  );
}

function StudyCard({ study, manages }: { readonly study: StudyShape; readonly manages: boolean }) {
  const { t, f } = useText('aggregates', 'errors');
  const act = useAction();
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {study.title}
        </Title>
        {study.closed && <Badge variant="light">{t('aggregates:studies.closed')}</Badge>}
      </Group>
      <Text>{study.purpose}</Text>
      <Text size="sm" c="dimmed">
        {t('aggregates:studies.about', {
          name: study.researcher,
          from: f.date(study.openedAt),
          until: f.date(study.endsOn),
        })}
      </Text>
      {act.error !== null && <ProblemNotice error={act.error} />}
      {study.mine && !study.closed && <StudyPanel study={study} />}
      {manages && !study.closed && (
        <Button
          mt="sm"
          size="compact-sm"
          variant="default"
          aria-label={t('aggregates:studies.close_of', { title: study.title })}
          onClick={() =>
            act.mutate({ address: `/studies/${study.id}/close`, said: t('aggregates:studies.closed_now') })
          }
        >
          {t('aggregates:studies.close')}
        </Button>
      )}
    </Paper>
  );
}

function StudyPanel({ study }: { readonly study: StudyShape }) {
  const { t, f, language } = useText('aggregates', 'errors');
  const path = useClusterPath();
  const { data, error } = useQuery(panelQuery(path(''), study.id));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return null;
  if (data.rows.length === 0) return <Text mt="sm">{t('aggregates:studies.empty_panel')}</Text>;
  return (
    <Group mt="sm">
      <Button
        component="a"
        href={path(`/studies/${study.id}/panel.csv?language=${language}`)}
        download
        aria-label={t('aggregates:studies.download_of', { title: study.title })}
      >
        {t('aggregates:studies.download')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('aggregates:studies.panel', {
          count: data.organisations,
          editions: f.number(data.editions),
        })}
      </Text>
    </Group>
  );
}
