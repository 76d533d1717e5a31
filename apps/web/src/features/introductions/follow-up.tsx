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
