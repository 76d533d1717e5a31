import { NativeSelect, Paper, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { communityTopics, type NewCommunityQuestion } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { FormEnd } from './form-end.tsx';

/** A question to all those who run a cluster. */
export function QuestionForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText('community', 'errors');
  const [draft, setDraft] = useState<NewCommunityQuestion>({ topic: 'governance', title: '', body: '' });
  const act = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ address: '/community/questions', body: draft, said: draft.title }, { onSuccess: onDone });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="40rem">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <NativeSelect
          label={t('community:topic.label')}
          value={draft.topic}
          data={communityTopics.map((value) => ({ value, label: t(`community:topic.${value}`) }))}
          onChange={(event) =>
            setDraft({ ...draft, topic: event.currentTarget.value as NewCommunityQuestion['topic'] })
          }
        />
        <TextInput
          required
          label={t('community:ask_title')}
          maxLength={200}
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
        />
        <Textarea
          autosize
          label={t('community:ask_body')}
          maxLength={4000}
          value={draft.body ?? ''}
          onChange={(event) => setDraft({ ...draft, body: event.currentTarget.value })}
        />
        <FormEnd busy={act.isPending} onKeep={onDone} />
      </Stack>
    </Paper>
  );
}
