import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CommunityQuestionShape, PracticeNoteShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { AnswerForm } from './answer-form.tsx';
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
