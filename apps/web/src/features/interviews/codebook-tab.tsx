import { Button, FileButton, Group as Row, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InterviewProject } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { CodeForm } from './code-form.tsx';
import { codeTree } from './code-tree.ts';
import { CodebookVersions } from './codebook-versions.tsx';
import { colourOf } from './colours.ts';
import classes from './interviews.module.css';
import { Memos } from './memos.tsx';

/** The codebook as a tree, its versions, and memos. */
export function CodebookTab({ project }: { readonly project: InterviewProject }) {
  const { t, f } = useText('interviews', 'errors');
  const [edited, setEdited] = useState<string | null>(null);
  const tree = codeTree(project.codes);
  const retired = project.codes.filter((code) => code.retired);
  const close = () => setEdited(null);
  return (
    <Stack gap="md">
      <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="codes">
        <Row justify="space-between" mb="xs">
          <Title id="codes" order={2} size="h5">
            {t('interviews:codebook.title')}
          </Title>
          <Row gap="xs">
            <ImportCodebook projectId={project.id} />
            <Button size="compact-sm" onClick={() => setEdited('new')}>
              {t('interviews:codebook.add')}
            </Button>
          </Row>
        </Row>
        {edited === 'new' && <CodeForm project={project} code={null} onDone={close} />}
        {tree.length === 0 && edited !== 'new' && <Text size="sm">{t('interviews:codebook.none')}</Text>}
        <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {tree.map(({ code, depth }) => (
            <li key={code.id} style={{ marginInlineStart: depth * 18 }}>
              {edited === code.id ? (
                <CodeForm project={project} code={code} onDone={close} />
              ) : (
                <Row justify="space-between" wrap="nowrap" align="flex-start">
                  <div>
                    <Text size="sm" component="span" fw={600}>
                      <span
                        className={classes['dot']}
                        style={{ background: colourOf(code.colour) }}
                        aria-hidden
                      />
                      {code.name}
                    </Text>
                    <Text size="xs" c="dimmed" component="span" ml={8}>
                      {t('interviews:codebook.uses', {
                        count: code.codingCount,
                        n: f.number(code.codingCount),
                      })}
                    </Text>
                    {(code.definition !== '' || code.levels.length > 0) && (
                      <Text size="xs" c="dimmed">
                        {[code.definition, code.levels.join(' < ')].filter((part) => part !== '').join(' · ')}
                      </Text>
                    )}
                  </div>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('interviews:codebook.change_name', { name: code.name })}
                    onClick={() => setEdited(code.id)}
                  >
                    {t('interviews:codebook.change')}
                  </Button>
                </Row>
              )}
            </li>
          ))}
        </Stack>
        {retired.length > 0 && (
          <Text size="xs" c="dimmed" mt="sm">
            {t('interviews:document.attribute', {
              name: t('interviews:codebook.retired'),
              value: f.list(retired.map(({ name }) => name)),
            })}
          </Text>
        )}
      </Paper>
      <CodebookVersions project={project} />
      <Memos project={project} />
    </Stack>
  );
}

function ImportCodebook({ projectId }: { readonly projectId: string }) {
  const { t } = useText('interviews', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const take = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('file', file);
      return call<{ added: number }>(path(`/interviews/${projectId}/codebooks/import`), {
        method: 'POST',
        form,
      });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['interview'] }),
  });
  return (
    <>
      {take.error !== null && <ProblemNotice error={take.error} />}
      {take.data !== undefined && (
        <Text size="sm" role="status">
          {t('interviews:codebook.imported', { count: take.data.added })}
        </Text>
      )}
      <FileButton accept=".qdc,.qdpx,.xml" onChange={(file) => file !== null && take.mutate(file)}>
        {(props) => (
          <Button {...props} size="compact-sm" variant="default" loading={take.isPending}>
            {t('interviews:codebook.import')}
          </Button>
        )}
      </FileButton>
    </>
  );
}
