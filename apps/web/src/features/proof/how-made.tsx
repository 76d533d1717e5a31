import { Button, Code, Text, Title } from '@mantine/core';
import type { AnalysisDetail } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import classes from './proof.module.css';

/** Whatever is needed to make the analysis again, and find the same figures. */
export function HowMade({ data }: { readonly data: AnalysisDetail }) {
  const { t, f } = useText('proof');
  const path = useClusterPath();
  const { settings, study, waves, firms, software, dataHash, finishedAt } = data;
  const lines: [string, string][] = [
    [
      'waves',
      f.list(waves.map((wave) => t('proof:wave_named', { ...wave, date: Date.parse(wave.opensOn) }))),
    ],
    ...(study === null ? [] : [['study', study.title] as [string, string]]),
    ...(firms === null ? [] : [['firms', f.number(firms)] as [string, string]]),
    ['resamples', f.number(settings.resamples)],
    ['seed', String(settings.seed)],
    ...(software === null ? [] : [['software', software] as [string, string]]),
    ...(finishedAt === null ? [] : [['date', f.dateTime(finishedAt)] as [string, string]]),
  ];
  return (
    <section aria-labelledby="made">
      <Title id="made" order={2} size="h4" mb="xs">
        {t('proof:detail.made')}
      </Title>
      <dl className={classes['facts']}>
        {lines.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`proof:made.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {dataHash !== null && (
        <Text size="sm" mt="xs">
          {t('proof:made.hash')} <Code className={classes['hash'] ?? ''}>{dataHash}</Code>
        </Text>
      )}
      {settings.model !== null && (
        <Code block mt="xs" aria-label={t('proof:made.model')}>
          {settings.model}
        </Code>
      )}
      {data.result !== null && (
        <>
          <Button
            component="a"
            variant="default"
            mt="sm"
            href={path(`/analyses/${data.id}/files.zip`)}
            download
          >
            {t('proof:made.files')}
          </Button>
          <Text size="sm" c="dimmed" mt={4}>
            {t(study === null ? 'proof:made.files_private' : 'proof:made.files_research')}
          </Text>
        </>
      )}
    </section>
  );
}
