import { Button, Checkbox, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { findingKinds, findingMechanisms } from '@grappe/contracts/api';
import { tellAnalysis } from '@grappe/messages';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { analysisQuery } from '../proof/proof-queries.ts';
import { evidenceQuery } from './evidence-queries.ts';
import { emptyFinding, findingFaults, findingWish, type FindingDraft } from './finding-draft.ts';

/** A finding by hand, from an analysis (`?analysis=`) or from a passage of an interview (`?project=&transcript=&coding=`). */
export function NewFindingPage() {
  const { t } = useText('proof', 'statistics', 'errors');
  const search = useSearch({ from: '/inside/evidence/new' });
  const path = useClusterPath();
  const analysis = useQuery({
    ...analysisQuery(path(''), search.analysis ?? ''),
    enabled: search.analysis !== undefined,
  });
  const waits = search.analysis !== undefined && analysis.data === undefined;
  return (
    <Page
      place={<Link to="/evidence">{t('proof:evidence.place')}</Link>}
      title={t('proof:evidence.form.title')}
      {...(search.coding === undefined ? {} : { lead: t('proof:evidence.form.from_interview') })}
    >
      {analysis.error !== null && <ProblemNotice error={analysis.error} />}
      {!waits && <FindingForm analysis={analysis.data} />}
    </Page>
  );
}

function FindingForm({
  analysis,
}: {
  readonly analysis: (Parameters<typeof tellAnalysis>[0] & { readonly title?: string }) | undefined;
}) {
  const { t, f, language } = useText('proof', 'statistics', 'errors');
  const search = useSearch({ from: '/inside/evidence/new' });
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(evidenceQuery(path('')));
  const [draft, setDraft] = useState<FindingDraft>(() => {
    const told = analysis === undefined ? [] : tellAnalysis(analysis, { t, formats: f, language }).answers;
    return emptyFinding(search, { title: analysis?.title ?? '', body: told.join('\n') });
  });
  const [touched, setTouched] = useState(false);
  const faults = touched ? findingFaults(draft) : [];
  const change = (part: Partial<FindingDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => call(path('/evidence'), { method: 'POST', body: findingWish(draft, search) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['evidence'] });
      await navigate({ to: '/evidence' });
      await say({ color: 'leaf', message: t('proof:evidence.form.saved') });
    },
  });
  const needed = (field: string): string | undefined =>
    faults.includes(field) ? t('proof:evidence.form.needed') : undefined;
  const isFixed = search.analysis !== undefined || search.coding !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (findingFaults(draft).length === 0) save.mutate();
      }}
    >
      <Stack gap="md" maw="44rem">
        {!isFixed && (
          <Radio.Group
            label={t('proof:evidence.form.kind')}
            value={draft.kind}
            onChange={(kind) => change({ kind: kind as FindingDraft['kind'] })}
          >
            <Stack gap="xs" mt="xs">
              {findingKinds.map((kind) => (
                <Radio key={kind} value={kind} label={t(`proof:evidence.kind.${kind}`)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <TextInput
          label={t('proof:evidence.form.name')}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          maxLength={200}
          error={needed('title')}
          required
        />
        {search.coding === undefined && (
          <Textarea
            label={t(`proof:evidence.form.body_${draft.kind}`)}
            value={draft.body}
            onChange={(event) => change({ body: event.currentTarget.value })}
            maxLength={4000}
            autosize
            minRows={3}
            error={needed('body')}
          />
        )}
        <Origin draft={draft} change={change} needed={needed} />
        <NativeSelect
          label={t('proof:evidence.form.subject')}
          value={draft.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
          data={[
            { value: 'cluster', label: t('proof:evidence.subject.cluster') },
            ...data.subjects.map(({ kind, id, title }) => ({
              value: `${kind} ${id}`,
              label: t('proof:evidence.about', { kind: t(`proof:evidence.subject.${kind}`), title }),
            })),
            { value: 'action', label: t('proof:evidence.subject.action') },
          ]}
        />
        {draft.subject === 'action' && (
          <TextInput
            label={t('proof:evidence.form.action')}
            value={draft.action}
            onChange={(event) => change({ action: event.currentTarget.value })}
            maxLength={300}
            error={needed('action')}
            required
          />
        )}
        <NativeSelect
          label={t('proof:evidence.form.mechanism')}
          value={draft.mechanism}
          onChange={(event) => change({ mechanism: event.currentTarget.value })}
          data={[
            { value: '', label: t('proof:evidence.form.no_mechanism') },
            ...findingMechanisms.map((value) => ({ value, label: t(`proof:evidence.mechanism.${value}`) })),
          ]}
        />
        <TextInput
          type="date"
          label={t('proof:evidence.form.date')}
          value={draft.observedOn}
          onChange={(event) => change({ observedOn: event.currentTarget.value })}
          error={needed('observedOn')}
          required
        />
        {data.mayTell && (
          <Checkbox
            label={t('proof:evidence.form.tell')}
            checked={draft.told}
            onChange={(event) => change({ told: event.currentTarget.checked })}
          />
        )}
        {save.error !== null && <ProblemNotice error={save.error} />}
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('proof:evidence.form.save')}
        </Button>
      </Stack>
    </form>
  );
}

interface OriginProps {
  readonly draft: FindingDraft;
  readonly change: (part: Partial<FindingDraft>) => void;
  readonly needed: (field: string) => string | undefined;
}

/** Where it comes from: what was counted, who said it and agreed, which study. */
function Origin({ draft, change, needed }: OriginProps) {
  const { t } = useText('proof');
  return (
    <>
      {draft.kind === 'benefit' && (
        <Checkbox
          label={t('proof:evidence.form.measured')}
          checked={draft.measured}
          onChange={(event) => change({ measured: event.currentTarget.checked })}
        />
      )}
      {draft.kind === 'verbatim' && (
        <>
          <TextInput
            label={t('proof:evidence.form.pseudonym')}
            value={draft.pseudonym}
            onChange={(event) => change({ pseudonym: event.currentTarget.value })}
            maxLength={100}
          />
          <Checkbox
            label={t('proof:evidence.form.consented')}
            checked={draft.consented}
            onChange={(event) => change({ consented: event.currentTarget.checked })}
            error={needed('consented') === undefined ? undefined : t('proof:evidence.form.consent_needed')}
          />
        </>
      )}
      <TextInput
        label={t('proof:evidence.form.source')}
        description={t('proof:evidence.form.source_text')}
        value={draft.source}
        onChange={(event) => change({ source: event.currentTarget.value })}
        maxLength={500}
        error={needed('source')}
      />
      {draft.kind === 'test' && <Text size="sm">{t('proof:evidence.scale')}</Text>}
    </>
  );
}
