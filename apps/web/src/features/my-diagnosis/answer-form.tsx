import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResponseShape } from '@grappe/contracts/api';
import { askedItems } from '@grappe/contracts/instruments';
import { call } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Question } from './question.tsx';
import { useAnswers } from './use-answers.ts';

/** The questions, section by section; each answer is kept as it is given. */
export function AnswerForm({ response }: { readonly response: ResponseShape }) {
  const { t, language } = useText('diagnosis', 'errors');
  const { answers, state, give, flush } = useAnswers(response);
  const asked = askedItems(response.items, answers);
  const sections = response.sections.filter(({ id }) => asked.some(({ section }) => section === id));
  const [at, setAt] = useState(() => firstUnanswered(response));
  const section = sections[Math.min(at, sections.length - 1)];
  const finish = useFinish(response.id, flush);
  if (section === undefined) return null;
  const isLast = at >= sections.length - 1;
  const move = (to: number) => {
    setAt(to);
    window.scrollTo({ top: 0 });
  };
  return (
    <Page
      place={`${t('diagnosis:place')} · ${t('diagnosis:mine.step', { at: Math.min(at, sections.length - 1) + 1, of: sections.length })}`}
      title={section.title[language]}
      lead={section.lead?.[language]}
    >
      <Stack gap="lg" maw="40rem">
        <Progress
          value={(100 * (at + 1)) / sections.length}
          aria-label={t('diagnosis:mine.step', { at: at + 1, of: sections.length })}
        />
        {!response.open && <Text fw={600}>{t('diagnosis:mine.closed')}</Text>}
        {asked
          .filter((item) => item.section === section.id)
          .map((item) => (
            <Question
              key={item.id}
              item={item}
              scale={response.scale[language]}
              answer={answers[item.id]}
              onAnswer={(answer) => give(item.id, answer)}
            />
          ))}
        {finish.error !== null && <ProblemNotice error={finish.error} />}
        {isLast && (
          <Text size="sm" c="dimmed">
            {t('diagnosis:mine.finish_lead')}
          </Text>
        )}
        <Group justify="space-between">
          <Button variant="default" disabled={at === 0} onClick={() => move(at - 1)}>
            {t('diagnosis:mine.previous')}
          </Button>
          <Text size="sm" role="status" c={state === 'not_saved' ? 'red' : 'dimmed'}>
            {t(`diagnosis:mine.${state}`)}
          </Text>
          {isLast ? (
            <Button loading={finish.isPending} onClick={() => finish.mutate()}>
              {t('diagnosis:mine.finish')}
            </Button>
          ) : (
            <Button onClick={() => move(at + 1)}>{t('diagnosis:mine.next')}</Button>
          )}
        </Group>
      </Stack>
    </Page>
  );
}

/** Where whoever comes back goes on. */
function firstUnanswered({ items, sections, answers }: ResponseShape): number {
  const asked = askedItems(items, answers);
  const shown = sections.filter(({ id }) => asked.some(({ section }) => section === id));
  if (Object.keys(answers).length === 0) return 0;
  const found = shown.findIndex(({ id }) =>
    asked.some(({ section, id: item }) => section === id && answers[item] === undefined),
  );
  return found === -1 ? Math.max(shown.length - 1, 0) : found;
}

function useFinish(responseId: string, flush: () => Promise<void>) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await flush();
      await call(path(`/me/diagnosis/responses/${responseId}/submit`), { method: 'POST', body: {} });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['asked-waves'] });
      await queryClient.invalidateQueries({ queryKey: ['response'] });
      window.scrollTo({ top: 0 });
    },
  });
}
