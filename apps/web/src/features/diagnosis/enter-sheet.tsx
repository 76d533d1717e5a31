import { Button, FileButton, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EnteredFile, WaveProgress } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

/** Answers given on paper: printed, entered firm by firm, or a sheet to fill in and hand back, with what is wrong line by line. */
export function EnterSheet({ data }: { readonly data: WaveProgress }) {
  const { id: waveId, form, instrumentVersionId: versionId } = data.wave;
  const { t, language } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const enter = useMutation({
    mutationFn: async (file: File) =>
      call<EnteredFile>(path(`/waves/${waveId}/responses/file`), {
        method: 'POST',
        body: { fileName: file.name, content: await base64Of(file) },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['wave'] }),
  });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="paper">
      <Stack gap="sm">
        <Title id="paper" order={2} size="h4">
          {t('diagnosis:progress.paper')}
        </Title>
        <Text>{t('diagnosis:progress.paper_lead')}</Text>
        <Group>
          <Button component={Link} variant="default" to={`/diagnosis/waves/${waveId}/enter`}>
            {t('diagnosis:enter.open')}
          </Button>
          <Button
            component="a"
            variant="default"
            href={path(
              `/instruments/versions/${versionId}/questionnaire.pdf?form=${form}&language=${language}`,
            )}
            download
          >
            {t('diagnosis:enter.print')}
          </Button>
          <Button
            component="a"
            variant="default"
            href={path(`/waves/${waveId}/answers.xlsx?language=${language}`)}
            download
          >
            {t('diagnosis:progress.sheet')}
          </Button>
          <FileButton accept=".xlsx,.csv" onChange={(file) => file !== null && enter.mutate(file)}>
            {(props) => (
              <Button {...props} loading={enter.isPending}>
                {t('diagnosis:progress.give_back')}
              </Button>
            )}
          </FileButton>
        </Group>
        {enter.error !== null && <ProblemNotice error={enter.error} />}
        {enter.data !== undefined && <Entered entered={enter.data} />}
      </Stack>
    </Paper>
  );
}

function Entered({ entered }: { readonly entered: EnteredFile }) {
  const { t } = useText('diagnosis');
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>{t('diagnosis:progress.entered', { count: entered.entered })}</Text>
      <List>
        {entered.problems.map(({ line, column, code, value }) => (
          <List.Item key={`${line} ${column}`}>
            {t('diagnosis:progress.line', {
              line,
              column,
              problem: t(`diagnosis:progress.problem.${code}`, { value }),
            })}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return btoa(text);
}
