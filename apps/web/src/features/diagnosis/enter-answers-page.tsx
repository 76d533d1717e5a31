import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InstrumentVersionShape, WaveProgress } from '@grappe/contracts/api';
import {
  askedItems,
  itemsOfForm,
  type SurveyAnswer,
  type SurveyAnswers,
} from '@grappe/contracts/instruments';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Question } from '../my-diagnosis/question.tsx';
import { progressQuery, versionQuery } from './diagnosis-queries.ts';

/** Enters what one firm answered on paper, sentence by sentence, as it stands on the sheet. */
export function EnterAnswersPage() {
  const { t } = useText('diagnosis', 'errors');
  const { waveId } = useParams({ from: '/inside/diagnosis/waves/$waveId/enter' });
  const path = useClusterPath();
  const { data } = useSuspenseQuery(progressQuery(path(''), waveId));
  const { data: version } = useSuspenseQuery(versionQuery(path(''), data.wave.instrumentVersionId));
  const [round, setRound] = useState(0);
  return (
    <Page
      place={
        <Link to="/diagnosis/waves/$waveId" params={{ waveId }}>
          {t('diagnosis:progress.question')}
        </Link>
      }
      title={t('diagnosis:enter.title')}
      lead={t('diagnosis:enter.lead')}
    >
      {data.wave.closedAt === null ? (
        <OneFirm
          key={round}
          data={data}
          version={version}
          onEntered={() => {
            setRound(round + 1);
            window.scrollTo({ top: 0 });
          }}
        />
      ) : (
        <Text>{t('diagnosis:enter.closed')}</Text>
      )}
    </Page>
  );
}

interface OneFirmProps {
  readonly data: WaveProgress;
  readonly version: InstrumentVersionShape;
  readonly onEntered: () => void;
}

function OneFirm({ data, version, onEntered }: OneFirmProps) {
  const { t, f } = useText('diagnosis', 'errors');
  const [organisationId, setOrganisationId] = useState('');
  const [consent, setConsent] = useState(false);
  const [forResearch, setForResearch] = useState(false);
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const enter = useEnter(data.wave.id, onEntered);
  const waiting = data.firms.filter(({ state }) => state !== 'submitted');
  const firm = waiting.find((one) => one.organisationId === organisationId);
  const given = Object.values(answers).filter((answer) => answer !== undefined).length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (firm !== undefined)
      enter.mutate({ organisationId: firm.organisationId, name: firm.name, forResearch, answers });
  };
  if (waiting.length === 0) return <Text>{t('diagnosis:enter.none_left')}</Text>;
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" maw="40rem">
        <Paper withBorder p="md" bg="var(--grappe-surface)">
          <Stack gap="sm">
            <NativeSelect
              required
              label={t('diagnosis:enter.firm')}
              value={organisationId}
              data={[
                { value: '', label: t('diagnosis:enter.which') },
                ...waiting.map((one) => ({ value: one.organisationId, label: one.name })),
              ]}
              onChange={(event) => setOrganisationId(event.currentTarget.value)}
            />
            {firm?.state === 'started' && <Text size="sm">{t('diagnosis:enter.started')}</Text>}
            <Checkbox
              required
              label={t('diagnosis:enter.consent')}
              checked={consent}
              onChange={(event) => setConsent(event.currentTarget.checked)}
            />
            <Checkbox
              label={t('diagnosis:enter.research')}
              checked={forResearch}
              onChange={(event) => setForResearch(event.currentTarget.checked)}
            />
          </Stack>
        </Paper>
        <Sheet
          data={data}
          version={version}
          answers={answers}
          onAnswer={(item, answer) => setAnswers({ ...answers, [item]: answer ?? undefined })}
        />
        {enter.error !== null && <ProblemNotice error={enter.error} />}
        <Group>
          <Button type="submit" disabled={given === 0} loading={enter.isPending}>
            {t('diagnosis:enter.keep')}
          </Button>
          <Text size="sm" role="status">
            {t('diagnosis:enter.given', { count: given, n: f.number(given) })}
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {t('diagnosis:enter.once')}
        </Text>
      </Stack>
    </form>
  );
}

interface SheetProps {
  readonly data: WaveProgress;
  readonly version: InstrumentVersionShape;
  readonly answers: SurveyAnswers;
  readonly onAnswer: (item: string, answer: SurveyAnswer | null) => void;
}

/** The sentences as they are printed, numbered likewise. */
function Sheet({ data, version: { content }, answers, onAnswer }: SheetProps) {
  const { language } = useText();
  const printed = itemsOfForm(content, data.wave.form);
  const asked = askedItems(printed, answers);
  return content.sections.map((section) => {
    const own = asked.filter((item) => item.section === section.id);
    if (own.length === 0) return null;
    return (
      <section key={section.id} aria-labelledby={`part-${section.id}`}>
        <Title id={`part-${section.id}`} order={2} size="h4" mb="sm">
          {section.title[language]}
        </Title>
        <Stack gap="sm">
          {own.map((item) => (
            <Question
              key={item.id}
              item={item}
              rank={printed.indexOf(item) + 1}
              scale={content.scale[language]}
              answer={answers[item.id]}
              onAnswer={(answer) => onAnswer(item.id, answer)}
            />
          ))}
        </Stack>
      </section>
    );
  });
}

interface Entered {
  readonly organisationId: string;
  readonly name: string;
  readonly forResearch: boolean;
  readonly answers: SurveyAnswers;
}

function useEnter(waveId: string, onEntered: () => void) {
  const { t } = useText('diagnosis');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name: _name, ...body }: Entered) =>
      call(path(`/waves/${waveId}/responses`), { method: 'POST', body }),
    onSuccess: async (_, { name }) => {
      await queryClient.invalidateQueries({ queryKey: ['wave'] });
      await say({ color: 'leaf', message: t('diagnosis:enter.kept', { name }) });
      onEntered();
    },
  });
}
