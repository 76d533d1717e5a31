import { Button, Group, List, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClusterDiagnosisShape } from '@grappe/contracts/api';
import { tellDiagnosis } from '@grappe/messages';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { BrakeTable, ComparisonTable, SegmentTable, TerritoryTable } from './diagnosis-tables.tsx';
import { diagnosisQuery } from './diagnosis-queries.ts';
import { FrameworkPicture } from './framework-picture.tsx';

/** What holds the firms of the cluster back, and what changes: sentences, the framework, segments, other clusters. */
export function DiagnosisPage() {
  const { t, f } = useText('diagnosis', 'errors');
  const [waveId, setWaveId] = useState<string | null>(null);
  const { data } = useSuspenseQuery(diagnosisQuery(useClusterPath()(''), waveId));
  const { wave } = data;
  const isResearcher = usePlace()?.roles.includes('researcher') === true;
  return (
    <Page
      place={t('diagnosis:place')}
      title={t('diagnosis:title')}
      lead={t('diagnosis:lead')}
      action={data.mayRun ? <LaunchButton /> : isResearcher && <Questionnaires />}
    >
      {wave === null ? (
        <Empty title={t('diagnosis:none')}>
          {t(data.mayRun ? 'diagnosis:none_text' : 'diagnosis:none_reader')}
        </Empty>
      ) : (
        <Stack gap="lg">
          <Group align="end">
            <NativeSelect
              label={t('diagnosis:wave')}
              value={wave.id}
              onChange={(event) => setWaveId(event.currentTarget.value)}
              data={data.waves.map((one) => ({
                value: one.id,
                label: t('diagnosis:wave_named', { ...one, date: Date.parse(one.opensOn) }),
              }))}
            />
            <Documents waveId={wave.id} />
            {data.mayRun && (
              <Link to="/diagnosis/waves/$waveId" params={{ waveId: wave.id }}>
                {t('diagnosis:progress.title')}
              </Link>
            )}
          </Group>
          {data.isDemonstration && <Text c="dimmed">{t('diagnosis:fictional')}</Text>}
          {data.asked !== null && data.submitted !== null && data.asked > 0 && (
            <Text>
              {t('diagnosis:answered', {
                count: data.submitted,
                asked: f.number(data.asked),
                share: f.percent(data.submitted / data.asked),
              })}
            </Text>
          )}
          <Findings data={data} />
          <FrameworkPicture constructs={data.constructs} />
          <SegmentTable data={data} />
          <BrakeTable data={data} />
          <ComparisonTable data={data} />
          <TerritoryTable data={data} />
          <section aria-labelledby="how">
            <Title id="how" order={2} size="h4" mb="xs">
              {t('diagnosis:how')}
            </Title>
            <Text maw="52rem">{t('diagnosis:how_text')}</Text>
          </section>
        </Stack>
      )}
    </Page>
  );
}

function Questionnaires() {
  const { t } = useText('diagnosis');
  return (
    <Button component={Link} variant="default" to="/diagnosis/instruments">
      {t('diagnosis:instruments')}
    </Button>
  );
}

function LaunchButton() {
  const { t } = useText('diagnosis');
  return (
    <Group gap="sm">
      <Questionnaires />
      <Button component={Link} to="/diagnosis/new">
        {t('diagnosis:launch')}
      </Button>
    </Group>
  );
}

function Documents({ waveId }: { readonly waveId: string }) {
  const { t, language } = useText('diagnosis');
  const path = useClusterPath();
  return (
    <Group gap="xs" role="group" aria-label={t('diagnosis:report')}>
      {(['docx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          variant="default"
          href={path(`/diagnosis/${waveId}/report.${format}?language=${language}`)}
          download
        >
          {t('diagnosis:report')} ({t(`diagnosis:report_${format === 'docx' ? 'word' : 'pdf'}`)})
        </Button>
      ))}
    </Group>
  );
}

function Findings({ data }: { readonly data: ClusterDiagnosisShape }) {
  const { t, f, language } = useText('diagnosis');
  const told = tellDiagnosis({ t, f, language }, data);
  if (told.length === 0) return <Text fw={600}>{t('diagnosis:too_little')}</Text>;
  return (
    <List spacing="xs" size="lg">
      {told.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  );
}
