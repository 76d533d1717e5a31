import { Badge, Button, Checkbox, Stack, Table, Text, TextInput, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../app/empty.tsx';
import { NewPanel } from '../../app/new-panel.tsx';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { interviewsQuery } from './interview-queries.ts';

/** Which interview studies is the reader named on, and what waits there? */
export function InterviewsPage() {
  const { t } = useText('interviews', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(interviewsQuery(path('')));
  const [opens, setOpens] = useState(false);
  return (
    <Page
      place={t('shell:pages.interviews')}
      title={t('interviews:title')}
      lead={t('interviews:lead')}
      action={!opens && <Button onClick={() => setOpens(true)}>{t('interviews:open')}</Button>}
    >
      <Stack gap="lg">
        {opens && <NewStudy />}
        {data.length === 0 ? (
          !opens && <Empty title={t('interviews:empty.title')}>{t('interviews:empty.body')}</Empty>
        ) : (
          <Studies />
        )}
      </Stack>
    </Page>
  );
}

function Studies() {
  const { t, f } = useText('interviews');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(interviewsQuery(path('')));
  return (
    <Scrolling label={t('interviews:title')}>
      <Table verticalSpacing="xs" miw="44rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('interviews:column.study')}</Table.Th>
            <Table.Th>{t('interviews:column.role')}</Table.Th>
            {(['people', 'cases', 'transcripts', 'codes', 'codings'] as const).map((column) => (
              <Table.Th key={column} ta="right">
                {t(`interviews:column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row">
                <Link to="/interviews/$projectId" params={{ projectId: one.id }}>
                  {one.title}
                </Link>
                {one.isFictional && (
                  <Text size="xs" c="dimmed">
                    {t('interviews:fictional')}
                  </Text>
                )}
                {one.waitingCount > 0 && (
                  <Badge variant="light" tt="none" mt={4}>
                    {t('interviews:waiting', { count: one.waitingCount })}
                  </Badge>
                )}
              </Table.Th>
              <Table.Td>{t(`interviews:role.${one.role}`)}</Table.Td>
              {[one.personCount, one.caseCount, one.transcriptCount, one.codeCount, one.codingCount].map(
                (count, rank) => (
                  <Table.Td key={rank} ta="right">
                    {f.number(count)}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

function NewStudy() {
  const { t } = useText('interviews', 'errors');
  const navigate = useNavigate();
  const [told, setTold] = useState({ title: '', purpose: '', isFictional: false });
  return (
    <NewPanel
      title={t('interviews:open')}
      rest="/interviews"
      listed="interviews"
      body={told}
      onMade={(id) => navigate({ to: '/interviews/$projectId', params: { projectId: id } })}
    >
      <TextInput
        required
        label={t('interviews:name')}
        value={told.title}
        maxLength={200}
        onChange={(event) => setTold({ ...told, title: event.currentTarget.value })}
      />
      <Textarea
        autosize
        label={t('interviews:purpose')}
        value={told.purpose}
        maxLength={4000}
        onChange={(event) => setTold({ ...told, purpose: event.currentTarget.value })}
      />
      <Checkbox
        label={t('interviews:is_fictional')}
        checked={told.isFictional}
        onChange={(event) => setTold({ ...told, isFictional: event.currentTarget.checked })}
      />
    </NewPanel>
  );
}
