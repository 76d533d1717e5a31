import { Button, Group as Row, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InterviewProject } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { codeTree } from './code-tree.ts';
import { useInterviewChange } from './use-interview-change.ts';

/** What the team thinks as it codes: about a code, an interview, or the whole study. */
export function Memos({ project }: { readonly project: InterviewProject }) {
  const { t, f } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  const [about, setAbout] = useState('');
  const [body, setBody] = useState('');
  const subjects = [
    { value: '', label: t('interviews:codebook.whole') },
    ...codeTree(project.codes).map(({ code }) => ({ value: code.id, label: code.name })),
    ...project.transcripts.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const codeId = project.codes.some(({ id }) => id === about) ? about : null;
    const transcriptId = codeId === null && about !== '' ? about : null;
    change.mutate(
      { rest: '/memos', method: 'POST', body: { codeId, transcriptId, body } },
      { onSuccess: () => setBody('') },
    );
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="memos">
      <Title id="memos" order={2} size="h5" mb="xs">
        {t('interviews:codebook.memos')}
      </Title>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <Stack gap="sm">
        {project.memos.map((memo) => (
          <article key={memo.id}>
            <Row justify="space-between" wrap="nowrap">
              <Text size="xs" c="dimmed">
                {[
                  subjects.find(({ value }) => value === (memo.codeId ?? memo.transcriptId ?? ''))?.label ??
                    '',
                  t('interviews:codebook.written', {
                    author: memo.author ?? '–',
                    date: f.date(memo.writtenAt.slice(0, 10)),
                  }),
                ].join(' · ')}
              </Text>
              {memo.own && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="red"
                  onClick={() => change.mutate({ rest: `/memos/${memo.id}/remove`, method: 'POST' })}
                >
                  {t('interviews:codebook.remove_memo')}
                </Button>
              )}
            </Row>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {memo.body}
            </Text>
          </article>
        ))}
        <form onSubmit={submit}>
          <Stack gap="xs" maw="34rem">
            <NativeSelect
              size="sm"
              label={t('interviews:codebook.about')}
              value={about}
              data={subjects}
              onChange={(event) => setAbout(event.currentTarget.value)}
            />
            <Textarea
              required
              autosize
              minRows={2}
              label={t('interviews:codebook.memo')}
              value={body}
              maxLength={20_000}
              onChange={(event) => setBody(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              loading={change.isPending}
              style={{ alignSelf: 'flex-start' }}
            >
              {t('interviews:codebook.add_memo')}
            </Button>
          </Stack>
        </form>
      </Stack>
    </Paper>
  );
}
