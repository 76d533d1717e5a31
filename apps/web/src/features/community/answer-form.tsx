import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CommunityQuestionShape, PracticeNoteShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { FormEnd } from './form-end.tsx';

interface AnswerFormProps {
  readonly question: CommunityQuestionShape;
  readonly notes: readonly PracticeNoteShape[];
  readonly onDone: () => void;
}

/** An answer by somebody who lived it: where and when, and a note if there is one. */
export function AnswerForm({ question, notes, onDone }: AnswerFormProps) {
  const { t } = useText('community', 'errors');
  const [draft, setDraft] = useState({ body: '', lived: '', noteId: '' });
  const act = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...draft, noteId: draft.noteId === '' ? null : draft.noteId };
    const address = `/community/questions/${question.id}/answers`;
    act.mutate({ address, body, said: t('community:answer') }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <Textarea
          required
          autosize
          label={t('community:answer_body')}
          maxLength={4000}
          value={draft.body}
          onChange={(event) => setDraft({ ...draft, body: event.currentTarget.value })}
        />
        <TextInput
          required
          label={t('community:lived')}
          maxLength={500}
          value={draft.lived}
          onChange={(event) => setDraft({ ...draft, lived: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('community:attach_note')}
          value={draft.noteId}
          data={[
            { value: '', label: t('community:attach_none') },
            ...notes.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(event) => setDraft({ ...draft, noteId: event.currentTarget.value })}
        />
        <FormEnd busy={act.isPending} compact onKeep={onDone} />
      </Stack>
    </form>
  );
}
