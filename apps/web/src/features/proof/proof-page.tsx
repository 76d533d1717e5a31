import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Analyses, AnalysisStatus } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { analysesQuery } from './proof-queries.ts';

/** Does the cluster change anything, and how sure are we? The analyses that were made, and one more. */
export function ProofPage() {
  const { t } = useText('proof', 'errors');
  const { data } = useSuspenseQuery(analysesQuery(useClusterPath()('')));
  const mayStart = data.waves.length > 0 && (data.managed || data.studies.length > 0);
  return (
    <Page
      place={t('proof:place')}
      title={t('proof:title')}
      lead={t('proof:lead')}
      action={mayStart && <NewButton />}
    >
      <Stack gap="lg">
        <Link to="/evidence">{t('proof:shelf')}</Link>
        {data.isFictional && <Text fw={600}>{t('proof:fictional')}</Text>}
        {data.managed && <Text c="dimmed">{t('proof:rows_private')}</Text>}
        {data.analyses.length === 0 ? <Nothing data={data} mayStart={mayStart} /> : <List data={data} />}
      </Stack>
    </Page>
  );
}

function NewButton() {
  const { t } = useText('proof');
  return (
    <Button component={Link} to="/proof/new">
      {t('proof:new')}
    </Button>
  );
}

function Nothing({ data, mayStart }: { readonly data: Analyses; readonly mayStart: boolean }) {
  const { t } = useText('proof');
  const why = mayStart ? 'none' : !data.managed && data.studies.length === 0 ? 'no_study' : 'no_wave';
  return <Empty title={t(`proof:${why}`)}>{t(`proof:${why}_text`)}</Empty>;
}

const colours: Record<AnalysisStatus, string> = {
  queued: 'gray',
  running: 'blue',
  failed: 'red',
  cancelled: 'gray',
  concluded: 'leaf',
  not_concluded: 'orange',
};

function List({ data }: { readonly data: Analyses }) {
  const { t, f } = useText('proof');
  return (
    <Scrolling label={t('proof:title')}>
      <Table verticalSpacing="xs" miw="44rem">
        <Table.Thead>
          <Table.Tr>
            {(['title', 'kind', 'status'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`proof:column.${column}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col" ta="end">
              {t('proof:column.firms')}
            </Table.Th>
            <Table.Th scope="col">{t('proof:column.when')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.analyses.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row" fw={400}>
                <Link to="/proof/$analysisId" params={{ analysisId: one.id }}>
                  {one.title}
                </Link>
                {one.study !== null && (
                  <Text size="xs" c="dimmed">
                    {t('proof:form.study', { title: one.study.title })}
                  </Text>
                )}
              </Table.Th>
              <Table.Td>{t(`proof:kind.${one.kind}`)}</Table.Td>
              <Table.Td>
                <Badge color={colours[one.status]} variant="outline" tt="none" fw={500} c="inherit">
                  {t(`proof:status.${one.status}`)}
                </Badge>
              </Table.Td>
              <Table.Td ta="end">{one.firms === null ? '–' : f.number(one.firms)}</Table.Td>
              <Table.Td>{f.date(one.createdAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}
