import { Button, Group as Row, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CodebookVersion, InterviewProject } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { codebooksQuery } from './interview-queries.ts';
import { useInterviewChange } from './use-interview-change.ts';

/** The codebook as it stood: each double coding refers to one of these. */
export function CodebookVersions({ project }: { readonly project: InterviewProject }) {
  const { t, f } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  const [note, setNote] = useState('');
  const [shown, setShown] = useState<number | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ rest: '/codebooks', method: 'POST', body: { note } }, { onSuccess: () => setNote('') });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="versions">
      <Title id="versions" order={2} size="h5">
        {t('interviews:codebook.versions')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('interviews:codebook.versions_lead')}
      </Text>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <form onSubmit={submit}>
        <Row gap="xs" align="flex-end">
          <TextInput
            size="sm"
            label={t('interviews:codebook.note')}
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={change.isPending}
            disabled={project.codes.length === 0}
          >
            {t('interviews:codebook.keep')}
          </Button>
        </Row>
      </form>
      {project.codebooks.length === 0 && (
        <Text size="sm" mt="xs">
          {t('interviews:codebook.none_kept')}
        </Text>
      )}
      <Stack gap={4} mt="xs">
        {project.codebooks.map(({ ordinal, savedAt, savedBy, note: said }) => (
          <div key={ordinal}>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-expanded={shown === ordinal}
              onClick={() => setShown(shown === ordinal ? null : ordinal)}
            >
              {t('interviews:codebook.version', { ordinal, date: f.date(savedAt.slice(0, 10)) })}
            </Button>
            <Text size="xs" c="dimmed" component="span">
              {[savedBy ?? '', said].filter((part) => part !== '').join(' · ')}
            </Text>
            {shown === ordinal && <VersionCodes projectId={project.id} ordinal={ordinal} />}
          </div>
        ))}
      </Stack>
    </Paper>
  );
}

function VersionCodes({ projectId, ordinal }: { readonly projectId: string; readonly ordinal: number }) {
  const path = useClusterPath();
  const { data } = useQuery(codebooksQuery(path(''), projectId));
  const version = data?.find((one) => one.ordinal === ordinal);
  if (version === undefined) return null;
  return <Branch codes={version.codes} parentId={null} />;
}

function Branch({
  codes,
  parentId,
}: {
  readonly codes: CodebookVersion['codes'];
  readonly parentId: string | null;
}) {
  const own = codes.filter((code) => code.parentId === parentId);
  if (own.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
      {own.map((code) => (
        <li key={code.id}>
          <Text size="sm">{[code.name, code.definition].filter((part) => part !== '').join(' – ')}</Text>
          <Branch codes={codes} parentId={code.id} />
        </li>
      ))}
    </ul>
  );
}
