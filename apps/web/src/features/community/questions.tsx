import {
  Badge,
  Button,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CommunityQuestionShape, PracticeNoteShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { useAuthorWords } from './author-words.ts';

interface QuestionsProps {
  readonly questions: readonly CommunityQuestionShape[];
  readonly notes: readonly PracticeNoteShape[];
}

export function Questions({ questions, notes }: QuestionsProps) {
  const { t } = useText('community');
  if (questions.length === 0) return <Text size="sm">{t('community:questions_none')}</Text>;
  return questions.map((question) => <Question key={question.id} question={question} notes={notes} />);
}

function Question({
  question,
  notes,
}: {
  readonly question: CommunityQuestionShape;
  readonly notes: QuestionsProps['notes'];
}) {
  const { t, f } = useText('community', 'errors');
  const authorWords = useAuthorWords();
  const [answers, setAnswers] = useState(false);
  const act = useAction();
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={question.title}>
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h5">
          {question.title}
        </Title>
        <Badge variant="light" tt="none">
          {t(`community:topic.${question.topic}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {authorWords(question.author, question.askedOn)}
        {question.closedOn !== null && ` · ${t('community:closed', { date: f.date(question.closedOn) })}`}
      </Text>
      {question.body !== '' && <Text size="sm">{question.body}</Text>}
      <Stack gap="xs" mt="sm">
        <Text size="sm" fw={600}>
          {t('community:answers', { count: question.answers.length })}
        </Text>
        {question.answers.map((answer) => (
          <Paper key={answer.id} withBorder p="sm">
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {answer.body}
            </Text>
            <Text size="xs" c="dimmed">
              {t('community:lived_is', { lived: answer.lived })} ·{' '}
              {authorWords(answer.author, answer.answeredOn)}
              {answer.note !== null && ` · ${t('community:see_note', { title: answer.note.title })}`}
            </Text>
          </Paper>
        ))}
        {act.error !== null && <ProblemNotice error={act.error} />}
        {answers ? (
          <AnswerForm question={question} notes={notes} onDone={() => setAnswers(false)} />
        ) : (
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('community:answer_to', { title: question.title })}
              onClick={() => setAnswers(true)}
            >
              {t('community:answer')}
            </Button>
            {question.author.mine && question.closedOn === null && (
              <Button
                size="compact-sm"
                variant="default"
                loading={act.isPending}
                onClick={() =>
                  act.mutate({
                    address: `/community/questions/${question.id}/close`,
                    said: t('community:close'),
                  })
                }
              >
                {t('community:close')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

interface AnswerFormProps {
  readonly question: CommunityQuestionShape;
  readonly notes: QuestionsProps['notes'];
  readonly onDone: () => void;
}

function AnswerForm({ question, notes, onDone }: AnswerFormProps) {
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
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={act.isPending}>
            {t('community:send')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            {t('community:keep')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
