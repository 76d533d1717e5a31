import { Anchor, Badge, Group, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { explainProblem } from '@grappe/messages';
import type { ImportPreview, LineProblemShape } from '@grappe/contracts/api';
import { Pager } from '../../app/pager.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';

const pageSize = 25;

interface LineProblemsProps {
  readonly preview: ImportPreview;
  readonly problemsFile: string;
}

/** Line, column, what is wrong, what to do: errors keep a line out, warnings let it in. */
export function LineProblems({ preview, problemsFile }: LineProblemsProps) {
  const { t, language } = useText('imports', 'errors');
  const [page, setPage] = useState(1);
  const { problems, problemCount } = preview;
  const shown = problems.slice((page - 1) * pageSize, page * pageSize);
  return (
    <section aria-labelledby="problems">
      <Group justify="space-between" mb="xs">
        <Title id="problems" order={2} size="h5">
          {t('imports:problems.title', { count: problemCount })}
        </Title>
        {problemCount > 0 && (
          <Anchor size="sm" href={`${problemsFile}?language=${language}`} download>
            {t('imports:problems.download')}
          </Anchor>
        )}
      </Group>
      {problemCount === 0 ? (
        <Text c="dimmed">{t('imports:problems.none')}</Text>
      ) : (
        <Scrolling label={t('imports:problems.title', { count: problemCount })}>
          <Table verticalSpacing={6} miw="42rem">
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="right">{t('imports:problems.line')}</Table.Th>
                <Table.Th>{t('imports:problems.column')}</Table.Th>
                <Table.Th>{t('imports:problems.what')}</Table.Th>
                <Table.Th>{t('imports:problems.remedy')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((problem, index) => (
                <ProblemRow
                  key={`${problem.line} ${problem.column} ${problem.problem.code} ${index}`}
                  problem={problem}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
      <Pager page={page} pageSize={pageSize} total={problems.length} onPage={setPage} />
    </section>
  );
}

function ProblemRow({ problem }: { readonly problem: LineProblemShape }) {
  const { t, f } = useText('imports', 'errors');
  const { line, column, severity, problem: what, value } = problem;
  const words = explainProblem({ code: what.code, params: { value, column, ...what.params } }, t);
  const isError = severity === 'error';
  const SeverityIcon = isError ? IconCircleX : IconAlertTriangle;
  return (
    <Table.Tr>
      <Table.Td ta="right">{f.number(line)}</Table.Td>
      <Table.Td>{column}</Table.Td>
      <Table.Td>
        <Badge
          variant="light"
          color={isError ? 'red' : 'yellow'}
          c="inherit"
          size="sm"
          tt="none"
          mr={6}
          leftSection={<SeverityIcon size={12} aria-hidden />}
        >
          {t(`imports:problems.${severity}`)}
        </Badge>
        {words.what}
      </Table.Td>
      <Table.Td>{words.remedy}</Table.Td>
    </Table.Tr>
  );
}
