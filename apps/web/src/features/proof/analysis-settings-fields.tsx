import { NativeSelect, NumberInput, SimpleGrid } from '@mantine/core';
import { useText } from '../../app/use-text.ts';
import type { AnalysisDraft } from './analysis-draft.ts';

interface SettingsProps {
  readonly draft: AnalysisDraft;
  readonly change: (part: Partial<AnalysisDraft>) => void;
}

/** What makes an analysis the same again: seed, resamples, confidence, missing answers. */
export function AnalysisSettingsFields({ draft, change }: SettingsProps) {
  const { t, f } = useText('proof');
  return (
    <details>
      <summary>{t('proof:form.more')}</summary>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
        <NumberInput
          label={t('proof:form.resamples')}
          value={draft.resamples}
          min={100}
          max={10_000}
          step={500}
          onChange={(value) => change({ resamples: Number(value) || 2000 })}
        />
        <NumberInput
          label={t('proof:form.seed')}
          description={t('proof:form.seed_text')}
          value={draft.seed}
          min={0}
          max={2_147_483_647}
          onChange={(value) => change({ seed: Number(value) || 0 })}
        />
        <NativeSelect
          label={t('proof:form.confidence')}
          value={String(draft.confidence)}
          onChange={(event) => change({ confidence: Number(event.currentTarget.value) })}
          data={[0.9, 0.95, 0.99].map((value) => ({ value: String(value), label: f.percent(value) }))}
        />
        <NativeSelect
          label={t('proof:form.missing')}
          value={draft.missing}
          onChange={(event) => change({ missing: event.currentTarget.value as AnalysisDraft['missing'] })}
          data={(['listwise', 'mean'] as const).map((value) => ({ value, label: t(`proof:form.${value}`) }))}
        />
      </SimpleGrid>
    </details>
  );
}
