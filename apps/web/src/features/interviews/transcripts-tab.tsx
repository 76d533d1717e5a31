import { Button, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { InterviewProject } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { Cases } from './cases.tsx';
import { ImportTranscript } from './import-transcript.tsx';

/** The interviews of a study, and the cases that they are about. */
export function TranscriptsTab({ project }: { readonly project: InterviewProject }) {
  const { t, f } = useText('interviews');
  const [imports, setImports] = useState(false);
  return (
    <Stack gap="md">
      {imports ? (
        <ImportTranscript project={project} onDone={() => setImports(false)} />
      ) : (
        project.role === 'lead' && (
          <Button style={{ alignSelf: 'flex-start' }} onClick={() => setImports(true)}>
            {t('interviews:transcripts.import')}
          </Button>
        )
      )}
      <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="transcripts">
        <Title id="transcripts" order={2} size="h5" mb="xs">
          {t('interviews:part.transcripts')}
        </Title>
        {project.transcripts.length === 0 ? (
          <Text size="sm">{t('interviews:transcripts.none')}</Text>
        ) : (
          <Scrolling bare label={t('interviews:part.transcripts')}>
            <Table verticalSpacing="xs" miw="36rem">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('interviews:column.transcript')}</Table.Th>
                  <Table.Th>{t('interviews:column.case')}</Table.Th>
                  <Table.Th>{t('interviews:column.date')}</Table.Th>
                  <Table.Th ta="right">{t('interviews:column.words')}</Table.Th>
                  <Table.Th ta="right">{t('interviews:column.codings')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {project.transcripts.map((one) => (
                  <Table.Tr key={one.id}>
                    <Table.Th scope="row">
                      <Link
                        to="/interviews/$projectId/transcripts/$transcriptId"
                        params={{ projectId: project.id, transcriptId: one.id }}
                      >
                        {one.title}
                      </Link>
                      <Text size="xs" c="dimmed">
                        {t(`interviews:format.${one.format}`)}
                      </Text>
                    </Table.Th>
                    <Table.Td>{project.cases.find(({ id }) => id === one.caseId)?.pseudonym ?? '–'}</Table.Td>
                    <Table.Td>{one.recordedOn === null ? '–' : f.date(one.recordedOn)}</Table.Td>
                    <Table.Td ta="right">{f.number(one.words)}</Table.Td>
                    <Table.Td ta="right">{f.number(one.codingCount)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scrolling>
        )}
      </Paper>
      <Cases project={project} />
    </Stack>
  );
}
