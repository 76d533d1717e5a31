import {
  Button,
  Group as Row,
  NativeSelect,
  Paper,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Textarea,
  VisuallyHidden,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { InterviewMatrix, InterviewProject } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { PageLoading } from '../../app/page-loading.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { branchOf, codeTree } from './code-tree.ts';
import { matrixQuery } from './interview-queries.ts';
import classes from './interviews.module.css';

type Cell = InterviewMatrix['cells'][number];

/** Conceptually clustered matrices: cases against codes, or one case at a time, with verbatims. */
export function MatricesTab({ project }: { readonly project: InterviewProject }) {
  const { t } = useText('interviews', 'errors');
  const path = useClusterPath();
  const [view, setView] = useState<'cross' | 'within'>('cross');
  const [caseId, setCaseId] = useState('');
  const [branch, setBranch] = useState('');
  const [attribute, setAttribute] = useState('');
  const [value, setValue] = useState('');
  const wanted = view === 'within' && caseId === '' ? (project.cases[0]?.id ?? '') : caseId;
  const { data } = useQuery(
    matrixQuery(path(''), project.id, {
      ...(wanted === '' ? {} : { cases: wanted }),
      ...(branch === '' ? {} : { codes: branchOf(project.codes, branch).join(',') }),
      ...(attribute === '' ? {} : { attribute, value }),
    }),
  );
  const names = [...new Set(project.cases.flatMap((one) => Object.keys(one.attributes)))].toSorted();
  const values = [
    ...new Set(
      project.cases.flatMap((one) =>
        one.attributes[attribute] === undefined ? [] : [one.attributes[attribute]],
      ),
    ),
  ].toSorted();
  const any = { value: '', label: t('interviews:matrix.any') };
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('interviews:matrix.lead')}
      </Text>
      <Row gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={t('interviews:matrix.view')}
          value={view}
          onChange={(chosen) => setView(chosen as 'cross' | 'within')}
          data={(['cross', 'within'] as const).map((one) => ({
            value: one,
            label: t(`interviews:matrix.${one}`),
          }))}
        />
        <NativeSelect
          size="xs"
          label={t('interviews:matrix.case')}
          value={wanted}
          data={[
            ...(view === 'cross' ? [any] : []),
            ...project.cases.map(({ id, pseudonym }) => ({ value: id, label: pseudonym })),
          ]}
          onChange={(event) => setCaseId(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label={t('interviews:matrix.codes')}
          value={branch}
          data={[
            any,
            ...codeTree(project.codes).map(({ code, depth }) => ({
              value: code.id,
              label: `${'\u2003'.repeat(depth)}${code.name}`,
            })),
          ]}
          onChange={(event) => setBranch(event.currentTarget.value)}
        />
        {names.length > 0 && view === 'cross' && (
          <NativeSelect
            size="xs"
            label={t('interviews:matrix.attribute')}
            value={attribute}
            data={[any, ...names.map((name) => ({ value: name, label: name }))]}
            onChange={(event) => {
              setAttribute(event.currentTarget.value);
              setValue('');
            }}
          />
        )}
        {attribute !== '' && view === 'cross' && (
          <NativeSelect
            size="xs"
            label={t('interviews:matrix.value')}
            value={value}
            data={[any, ...values.map((one) => ({ value: one, label: one }))]}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
      </Row>
      {data === undefined ? (
        <PageLoading />
      ) : data.cases.length === 0 || data.cells.length === 0 ? (
        <Text size="sm">{t('interviews:matrix.none')}</Text>
      ) : view === 'cross' ? (
        <CrossTable project={project} matrix={data} />
      ) : (
        <WithinCase project={project} matrix={data} />
      )}
    </Stack>
  );
}

interface TableProps {
  readonly project: InterviewProject;
  readonly matrix: InterviewMatrix;
}

const cellAt = ({ cells }: InterviewMatrix, caseId: string, codeId: string): Cell | undefined =>
  cells.find((cell) => cell.caseId === caseId && cell.codeId === codeId);

function CrossTable({ project, matrix }: TableProps) {
  const { t } = useText('interviews');
  const codes = matrix.codes.filter(({ id }) => matrix.cells.some(({ codeId }) => codeId === id));
  return (
    <Scrolling label={t('interviews:matrix.cross')}>
      <Table verticalSpacing="xs" withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('interviews:code')}</Table.Th>
            {matrix.cases.map(({ id, pseudonym }) => (
              <Table.Th key={id}>{pseudonym}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {codes.map((code) => (
            <Table.Tr key={code.id}>
              <Table.Th scope="row" style={{ verticalAlign: 'top', minWidth: '9rem' }}>
                {code.path !== '' && (
                  <Text size="xs" c="dimmed">
                    {code.path}
                  </Text>
                )}
                {code.name}
              </Table.Th>
              {matrix.cases.map(({ id, pseudonym }) => (
                <Table.Td key={id} className={classes['cell'] ?? ''}>
                  <MatrixCell
                    project={project}
                    caseId={id}
                    codeId={code.id}
                    names={{ case: pseudonym, code: code.name }}
                    cell={cellAt(matrix, id, code.id)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

/** One case, code after code. */
function WithinCase({ project, matrix }: TableProps) {
  const [one] = matrix.cases;
  if (one === undefined) return null;
  return (
    <Stack gap="sm">
      {matrix.codes
        .filter(({ id }) => cellAt(matrix, one.id, id) !== undefined)
        .map((code) => (
          <Paper
            key={code.id}
            withBorder
            p="sm"
            bg="var(--grappe-surface)"
            component="section"
            aria-label={code.name}
          >
            {code.path !== '' && (
              <Text size="xs" c="dimmed">
                {code.path}
              </Text>
            )}
            <Text fw={600} size="sm">
              {code.name}
            </Text>
            <MatrixCell
              project={project}
              caseId={one.id}
              codeId={code.id}
              names={{ case: one.pseudonym, code: code.name }}
              cell={cellAt(matrix, one.id, code.id)}
              isWhole
            />
          </Paper>
        ))}
    </Stack>
  );
}

interface MatrixCellProps {
  readonly project: InterviewProject;
  readonly caseId: string;
  readonly codeId: string;
  readonly names: { readonly case: string; readonly code: string };
  readonly cell: Cell | undefined;
  readonly isWhole?: boolean;
}

/** What is concluded, and what it rests on. */
function MatrixCell({ project, caseId, codeId, names, cell, isWhole = false }: MatrixCellProps) {
  const { t } = useText('interviews', 'errors');
  const [opened, setOpened] = useState(isWhole);
  const [edits, setEdits] = useState(false);
  const passages = cell?.passages ?? [];
  const shown = opened ? passages : [];
  return (
    <Stack gap={4} align="flex-start">
      {edits ? (
        <SummaryForm
          project={project}
          names={names}
          body={{ caseId, codeId, summary: cell?.summary ?? '', version: cell?.version ?? 0 }}
          onDone={() => setEdits(false)}
        />
      ) : (
        cell !== undefined && cell.summary !== '' && <Text size="sm">{cell.summary}</Text>
      )}
      {shown.map((passage) => (
        <blockquote key={`${passage.transcriptId} ${passage.start}`} className={classes['excerpt']}>
          {passage.text}{' '}
          <Link
            to="/interviews/$projectId/transcripts/$transcriptId"
            params={{ projectId: project.id, transcriptId: passage.transcriptId }}
            search={{ at: String(passage.start) }}
          >
            {[passage.speaker, passage.transcriptTitle].filter((part) => part !== null).join(', ')}
          </Link>
        </blockquote>
      ))}
      {cell !== undefined && opened && cell.count > passages.length && (
        <Text size="xs" c="dimmed">
          {t('interviews:matrix.more', { count: cell.count - passages.length })}
        </Text>
      )}
      <Row gap={4}>
        {cell !== undefined && cell.count > 0 && !isWhole && (
          <Button size="compact-xs" variant="light" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {t('interviews:matrix.passages', { count: cell.count })}
            <WhichCell names={names} />
          </Button>
        )}
        {!edits && (
          <Button size="compact-xs" variant="subtle" onClick={() => setEdits(true)}>
            {t('interviews:matrix.summary')}
            <WhichCell names={names} />
          </Button>
        )}
      </Row>
    </Stack>
  );
}

/** For who hears the page: the row and the column that the button speaks of. */
function WhichCell({ names }: { readonly names: MatrixCellProps['names'] }) {
  return <VisuallyHidden>{`, ${names.case}, ${names.code}`}</VisuallyHidden>;
}

interface SummaryFormProps {
  readonly project: InterviewProject;
  readonly names: MatrixCellProps['names'];
  readonly body: {
    readonly caseId: string;
    readonly codeId: string;
    readonly summary: string;
    readonly version: number;
  };
  readonly onDone: () => void;
}

function SummaryForm({ project, names, body, onDone }: SummaryFormProps) {
  const { t } = useText('interviews', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [summary, setSummary] = useState(body.summary);
  const save = useMutation({
    mutationFn: () =>
      call<InterviewMatrix>(path(`/interviews/${project.id}/cells`), {
        method: 'PUT',
        body: { ...body, summary },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['interview-matrix'] });
      onDone();
    },
  });
  return (
    <Stack gap={4} w="100%">
      {save.error !== null && <ProblemNotice error={save.error} />}
      <Textarea
        size="xs"
        autosize
        data-autofocus
        aria-label={t('interviews:matrix.summary_of', names)}
        value={summary}
        maxLength={4000}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      <Row gap={4}>
        <Button size="compact-xs" loading={save.isPending} onClick={() => save.mutate()}>
          {t('interviews:matrix.save')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t('interviews:coding.cancel')}
        </Button>
      </Row>
    </Stack>
  );
}
