import { Button, Group, List, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import {
  introductionOutcomes,
  type IntroductionShape,
  type NewIntroductionStep,
} from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';

/** What came of an accepted introduction, told by either firm or either team. */
export function FollowUp({ introduction }: { readonly introduction: IntroductionShape }) {
  const { t, f } = useText('introductions', 'errors');
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [step, setStep] = useState<NewIntroductionStep>({ outcome: 'met', happenedOn: today, note: '' });
  const act = useAction();
  const heardOn = heardSince(introduction, today);
  const change = (part: Partial<NewIntroductionStep>) => setStep({ ...step, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      { address: `/introductions/${introduction.id}/steps`, body: step, said: t('introductions:recorded') },
      { onSuccess: () => change({ note: '' }) },
    );
  };
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {t('introductions:follow')}
      </Text>
      {introduction.steps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('introductions:no_steps')}
        </Text>
      ) : (
        <List size="sm">
          {introduction.steps.map(({ id, outcome, happenedOn, note }) => (
            <List.Item key={id}>
              {f.date(happenedOn)} · {t(`introductions:outcome.${outcome}`)}
              {note !== '' && ` · ${note}`}
            </List.Item>
          ))}
        </List>
      )}
      {heardOn !== null && (
        <Text size="sm" fw={600} c="var(--grappe-contrast)">
          {t('introductions:no_news', { date: f.date(heardOn) })}
        </Text>
      )}
      {act.error !== null && <ProblemNotice error={act.error} />}
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs">
          <NativeSelect
            size="xs"
            label={t('introductions:outcome.label')}
            value={step.outcome}
            data={introductionOutcomes.map((value) => ({
              value,
              label: t(`introductions:outcome.${value}`),
            }))}
            onChange={(event) =>
              change({ outcome: event.currentTarget.value as NewIntroductionStep['outcome'] })
            }
          />
          <TextInput
            size="xs"
            type="date"
            required
            label={t('introductions:happened_on')}
            value={step.happenedOn}
            onChange={(event) => change({ happenedOn: event.currentTarget.value })}
          />
          <Textarea
            size="xs"
            autosize
            style={{ flex: '1 1 14rem' }}
            label={t('introductions:note')}
            maxLength={2000}
            value={step.note ?? ''}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
          <Button type="submit" size="xs" variant="default" loading={act.isPending}>
            {t('introductions:record')}
          </Button>
        </Group>
      </form>
    </Stack>
  );
}

const ended: readonly string[] = ['agreement', 'nothing'];

/** The day of the last news of an introduction that goes on and has been silent for a month; null: nothing to ask. */
function heardSince({ steps, settledOn }: IntroductionShape, today: string): string | null {
  const [last] = steps;
  if (settledOn === null || (last !== undefined && ended.includes(last.outcome))) return null;
  const heardOn = last !== undefined && last.happenedOn > settledOn ? last.happenedOn : settledOn;
  return Date.parse(today) - Date.parse(heardOn) > 30 * 86_400_000 ? heardOn : null;
}
