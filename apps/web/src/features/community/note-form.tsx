import { Checkbox, NativeSelect, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { communityTopics, type PracticeNoteShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { FormEnd } from './form-end.tsx';

interface NoteFormProps {
  /** The note that this one goes on from. */
  readonly basedOn: PracticeNoteShape | null;
  readonly onDone: () => void;
}

/** A practice note: how to do something, and where that comes from. */
export function NoteForm({ basedOn, onDone }: NoteFormProps) {
  const { t, language } = useText('community', 'errors');
  const [draft, setDraft] = useState({
    topic: basedOn?.topic ?? ('governance' as PracticeNoteShape['topic']),
    title: basedOn?.title ?? '',
    body: basedOn?.body ?? '',
    source: '',
    shownToMembers: false,
  });
  const act = useAction();
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...draft, language, basedOn: basedOn?.id ?? null };
    act.mutate({ address: '/community/notes', body, said: draft.title }, { onSuccess: onDone });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="40rem">
        {act.error !== null && <ProblemNotice error={act.error} />}
        {basedOn !== null && (
          <Text size="sm" c="dimmed">
            {t('community:based_on', { title: basedOn.title })}
          </Text>
        )}
        <NativeSelect
          label={t('community:topic.label')}
          value={draft.topic}
          data={communityTopics.map((value) => ({ value, label: t(`community:topic.${value}`) }))}
          onChange={(event) => change({ topic: event.currentTarget.value as PracticeNoteShape['topic'] })}
        />
        <TextInput
          required
          label={t('community:note_title')}
          maxLength={200}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={4}
          label={t('community:note_body')}
          maxLength={10_000}
          value={draft.body}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
        <TextInput
          required
          label={t('community:note_source')}
          maxLength={500}
          value={draft.source}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
        <Checkbox
          label={t('community:note_shown')}
          description={t('community:note_shown_hint')}
          checked={draft.shownToMembers}
          onChange={(event) => change({ shownToMembers: event.currentTarget.checked })}
        />
        <FormEnd busy={act.isPending} onKeep={onDone} />
      </Stack>
    </Paper>
  );
}
