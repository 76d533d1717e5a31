import { Button, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { analysisKinds, fewestFirms, type AnalysisKindShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { analysisWish, emptyDraft, type AnalysisDraft } from './analysis-draft.ts';
import { AnalysisQuestion } from './analysis-question.tsx';
import { AnalysisSettingsFields } from './analysis-settings-fields.tsx';
import { analysesQuery, columnsQuery } from './proof-queries.ts';

/** What to know, from which answers; everything else may stay as it is. */
export function NewAnalysisPage() {
  const { t } = useText('proof', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(analysesQuery(path('')));
  const [draft, setDraft] = useState<AnalysisDraft>(() => emptyDraft(data));
  const [touched, setTouched] = useState(false);
  const title = draft.title ?? t(`proof:kind.${draft.kind}`);
  const columns = useQuery(columnsQuery(path(''), draft.waveId, draft.studyId));
  const start = useMutation({
    mutationFn: () =>
      call<{ id: string }>(path('/analyses'), {
        method: 'POST',
        body: analysisWish(draft, title, columns.data),
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['analyses'] });
      await navigate({ to: '/proof/$analysisId', params: { analysisId: id } });
    },
  });
  const change = (part: Partial<AnalysisDraft>): void => setDraft((before) => ({ ...before, ...part }));
  return (
    <Page
      place={<Link to="/proof">{t('proof:place')}</Link>}
      title={t('proof:form.title')}
      lead={t('proof:form.lead')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          if (title.trim() !== '') start.mutate();
        }}
      >
        <Stack gap="lg" maw="52rem">
          <Radio.Group
            label={t('proof:form.question')}
            value={draft.kind}
            onChange={(kind) => change({ kind: kind as AnalysisKindShape })}
          >
            <Stack gap="sm" mt="xs">
              {analysisKinds
                .filter((kind) => kind !== 'involvement' || draft.studyId === null)
                .map((kind) => (
                  <Radio
                    key={kind}
                    value={kind}
                    label={t(`proof:kind.${kind}`)}
                    description={t(`proof:kind_text.${kind}`)}
                  />
                ))}
            </Stack>
          </Radio.Group>
          {data.managed && data.studies.length > 0 && (
            <NativeSelect
              label={t('proof:form.place')}
              value={draft.studyId ?? ''}
              onChange={(event) => change({ studyId: event.currentTarget.value || null })}
              data={[
                { value: '', label: t('proof:form.all_answers') },
                ...data.studies.map((one) => ({
                  value: one.id,
                  label: t('proof:form.study', { title: one.title }),
                })),
              ]}
            />
          )}
          <Waves draft={draft} change={change} />
          {columns.error !== null && <ProblemNotice error={columns.error} />}
          {columns.data !== undefined && (
            <>
              <Text>
                {t('proof:form.firms', { count: columns.data.firms })}{' '}
                {columns.data.firms < fewestFirms && t('proof:form.below_six')}
              </Text>
              <AnalysisQuestion draft={draft} change={change} columns={columns.data} />
            </>
          )}
          <TextInput
            label={t('proof:form.name')}
            value={title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            maxLength={200}
            error={touched && title.trim() === '' ? t('proof:form.name_needed') : undefined}
            required
          />
          <AnalysisSettingsFields draft={draft} change={change} />
          {start.error !== null && <ProblemNotice error={start.error} />}
          <Button type="submit" loading={start.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('proof:form.start')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}

interface FieldProps {
  readonly draft: AnalysisDraft;
  readonly change: (part: Partial<AnalysisDraft>) => void;
}

/** One wave, or the first and the last of a change. */
function Waves({ draft, change }: FieldProps) {
  const { t } = useText('proof');
  const { data } = useSuspenseQuery(analysesQuery(useClusterPath()('')));
  const options = data.waves.map((wave) => ({
    value: wave.id,
    label: t('proof:wave_named', { ...wave, date: Date.parse(wave.opensOn) }),
  }));
  const isPair = draft.kind === 'change' || draft.kind === 'involvement';
  return (
    <>
      {isPair && (
        <NativeSelect
          label={t('proof:form.first_wave')}
          value={draft.firstWaveId}
          onChange={(event) => change({ firstWaveId: event.currentTarget.value })}
          data={[
            ...(draft.kind === 'involvement' ? [{ value: '', label: t('proof:form.same_wave') }] : []),
            ...options,
          ]}
        />
      )}
      <NativeSelect
        label={t(isPair ? 'proof:form.last_wave' : 'proof:form.wave')}
        value={draft.waveId}
        onChange={(event) => change({ waveId: event.currentTarget.value, groups: null })}
        data={options}
      />
    </>
  );
}
