import {
  Button,
  Group as Row,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Incubator, IncubatorLesson } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { useIncubatorChange } from './use-incubator-change.ts';

/** What each group learned, and which others took it up. */
export function Lessons({ incubator }: { readonly incubator: Incubator }) {
  const { t } = useText('incubators', 'errors', 'terms');
  return (
    <Stack gap="md">
      <NewLesson incubator={incubator} />
      {incubator.lessons.map((lesson) => (
        <OneLesson key={lesson.id} lesson={lesson} incubator={incubator} />
      ))}
      {incubator.lessons.length === 0 && <Text size="sm">{t('incubators:lessons.none')}</Text>}
    </Stack>
  );
}

function NewLesson({ incubator }: { readonly incubator: Incubator }) {
  const { t } = useText('incubators', 'life', 'errors', 'terms');
  const empty = { groupId: '', kind: 'worked', title: '', lesson: '' };
  const [told, setTold] = useState(empty);
  const change = useIncubatorChange(incubator.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...told, groupId: told.groupId === '' ? null : told.groupId };
    change.mutate({ rest: '/lessons', method: 'POST', body }, { onSuccess: () => setTold(empty) });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="new-lesson">
      <Title id="new-lesson" order={2} size="h5">
        {t('incubators:lessons.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('incubators:lessons.lead')}
      </Text>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <form onSubmit={submit}>
        <Stack gap="xs" maw="40rem">
          <NativeSelect
            size="sm"
            label={t('incubators:lessons.from')}
            value={told.groupId}
            data={[
              { value: '', label: t('incubators:lessons.elsewhere') },
              ...incubator.groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setTold({ ...told, groupId: event.currentTarget.value })}
          />
          <NativeSelect
            size="sm"
            label={t('life:lessons.kind')}
            value={told.kind}
            data={(['worked', 'avoid', 'idea'] as const).map((value) => ({
              value,
              label: t(`life:lesson.${value}`),
            }))}
            onChange={(event) => setTold({ ...told, kind: event.currentTarget.value })}
          />
          <TextInput
            required
            label={t('incubators:lessons.name')}
            value={told.title}
            maxLength={200}
            onChange={(event) => setTold({ ...told, title: event.currentTarget.value })}
          />
          <Textarea
            required
            autosize
            label={t('incubators:lessons.what')}
            value={told.lesson}
            maxLength={4000}
            onChange={(event) => setTold({ ...told, lesson: event.currentTarget.value })}
          />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('incubators:lessons.add')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}

interface OneLessonProps {
  readonly lesson: IncubatorLesson;
  readonly incubator: Incubator;
}

function OneLesson({ lesson, incubator }: OneLessonProps) {
  const { t, f } = useText('incubators', 'life', 'errors', 'terms');
  const change = useIncubatorChange(incubator.id);
  const [groupId, setGroupId] = useState('');
  const [note, setNote] = useState('');
  const nameOf = (id: string | null) =>
    incubator.groups.find((group) => group.id === id)?.name ?? t('incubators:lessons.elsewhere');
  const others = incubator.groups.filter(({ id }) => id !== lesson.groupId);
  const takeUp = () =>
    change.mutate(
      {
        rest: `/lessons/${lesson.id}/uses/${groupId}`,
        method: 'PUT',
        body: { note, was: lesson.uses.find((use) => use.groupId === groupId)?.note ?? null },
      },
      {
        onSuccess: () => {
          setGroupId('');
          setNote('');
        },
      },
    );
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={lesson.title}>
      <Row justify="space-between">
        <Title order={3} size="h6">
          {lesson.title}
        </Title>
        {lesson.audience === 'incubator' && (
          <TwoStepButton
            label={t('incubators:groups.remove')}
            spoken={t('incubators:lessons.remove_name', { title: lesson.title })}
            sure={t('incubators:lessons.remove_sure')}
            busy={change.isPending}
            onSure={() => change.mutate({ rest: `/lessons/${lesson.id}/remove`, method: 'POST' })}
          />
        )}
      </Row>
      <Text size="xs" c="dimmed">
        {[
          ...(lesson.kind === null ? [] : [t(`life:lesson.${lesson.kind}`)]),
          t('incubators:lessons.learned', { group: nameOf(lesson.groupId), date: f.date(lesson.learnedOn) }),
          ...(lesson.audience === 'cluster' ? [t('life:lesson_audience.cluster')] : []),
        ].join(' · ')}
      </Text>
      <Text mt="xs" style={{ whiteSpace: 'pre-line' }}>
        {lesson.lesson}
      </Text>
      {lesson.uses.map((use) => (
        <Text key={use.groupId} size="sm" mt="xs">
          {t('incubators:lessons.taken_up', { group: nameOf(use.groupId), date: f.date(use.takenUpOn) })}
          {use.note !== '' && ` ${use.note}`}
        </Text>
      ))}
      {change.error !== null && <ProblemNotice error={change.error} />}
      {others.length > 0 && (
        <Row align="flex-end" gap="xs" mt="xs">
          <NativeSelect
            size="xs"
            label={t('incubators:lessons.for')}
            value={groupId}
            data={[
              { value: '', label: t('incubators:groups.choose') },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setGroupId(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            style={{ flex: '1 1 12rem' }}
            label={t('incubators:lessons.note')}
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            size="xs"
            variant="default"
            disabled={groupId === ''}
            loading={change.isPending}
            onClick={takeUp}
          >
            {t('incubators:lessons.pass_on')}
          </Button>
        </Row>
      )}
    </Paper>
  );
}
