import { Button, Group, List, Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { WaveProgress } from '@grappe/contracts/api';
import { nameStratum } from '@grappe/messages';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { progressQuery } from './diagnosis-queries.ts';
import { EnterSheet } from './enter-sheet.tsx';

const counts = ['asked', 'submitted', 'started', 'declined', 'unreachable'] as const;

/** Who answers a wave, who is missing, and whether those who answer look like the others; never what they say. */
export function WavePage() {
  const { t } = useText('diagnosis', 'errors');
  const { waveId } = useParams({ from: '/inside/diagnosis/waves/$waveId' });
  const { data } = useSuspenseQuery(progressQuery(useClusterPath()(''), waveId));
  return (
    <Page
      place={<Link to="/diagnosis">{t('diagnosis:place')}</Link>}
      title={t('diagnosis:progress.question')}
      lead={`${t('diagnosis:wave_named', { ...data.wave, date: Date.parse(data.wave.opensOn) })} · ${t('diagnosis:progress.lead')}`}
    >
      <Stack gap="lg">
        <Totals data={data} />
        <Acts data={data} />
        <Strata data={data} />
        <Bias data={data} />
        {data.wave.closedAt === null && <EnterSheet data={data} />}
        <Firms data={data} />
      </Stack>
    </Page>
  );
}

interface PartProps {
  readonly data: WaveProgress;
}

function Totals({ data }: PartProps) {
  const { t, f } = useText('diagnosis');
  return (
    <SimpleGrid cols={{ base: 2, sm: 5 }}>
      {counts.map((count) => (
        <Paper key={count} withBorder p="sm" bg="var(--grappe-surface)">
          <Text size="xl" fw={600}>
            {f.number(data.total[count])}
          </Text>
          <Text size="sm">{t(`diagnosis:progress.${count}`)}</Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function Acts({ data }: PartProps) {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const { wave } = data;
  const act = useMutation({
    mutationFn: async ({ address, body }: { address: string; body?: unknown; said: string }) =>
      call<{ told?: number } | undefined>(path(`/waves/${wave.id}${address}`), {
        method: 'POST',
        body: body ?? {},
      }),
    onSuccess: async (answer, { said }) => {
      await queryClient.invalidateQueries();
      const message =
        said === 'invited'
          ? t('diagnosis:progress.invited', { count: answer?.told ?? 0 })
          : t(`diagnosis:progress.${said}`);
      await say({ color: 'leaf', message });
    },
  });
  const isPublished = wave.publishedAt !== null;
  return (
    <Stack gap="sm">
      <Group>
        {wave.open && (
          <Button loading={act.isPending} onClick={() => act.mutate({ address: '/invite', said: 'invited' })}>
            {t('diagnosis:progress.invite')}
          </Button>
        )}
        {wave.closedAt === null ? (
          <TwoStepButton
            label={t('diagnosis:progress.close')}
            spoken={t('diagnosis:progress.close')}
            sure={t('diagnosis:progress.close_sure')}
            busy={act.isPending}
            onSure={() => act.mutate({ address: '/close', said: 'closed' })}
          />
        ) : (
          <Button
            variant="default"
            loading={act.isPending}
            onClick={() =>
              act.mutate({
                address: '/publication',
                body: { published: !isPublished },
                said: isPublished ? 'unpublished' : 'published',
              })
            }
          >
            {t(`diagnosis:progress.${isPublished ? 'unpublish' : 'publish'}`)}
          </Button>
        )}
      </Group>
      {act.error !== null && <ProblemNotice error={act.error} />}
    </Stack>
  );
}

function Strata({ data }: PartProps) {
  const { t, f } = useText('diagnosis');
  if (data.stratumBy === 'none') return null;
  return (
    <section aria-labelledby="strata">
      <Title id="strata" order={2} size="h4" mb="xs">
        {t('diagnosis:progress.rate')}
      </Title>
      <Scrolling label={t('diagnosis:progress.rate')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(`diagnosis:segment.${data.stratumBy}`)}</Table.Th>
              {(['asked', 'submitted', 'rate'] as const).map((column) => (
                <Table.Th key={column} scope="col" ta="end">
                  {t(`diagnosis:progress.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.strata.map(({ stratum, asked, submitted }) => (
              <Table.Tr key={stratum}>
                <Table.Th scope="row" fw={400}>
                  {nameStratum(t, data.stratumBy, stratum)}
                </Table.Th>
                <Table.Td ta="end">{f.number(asked)}</Table.Td>
                <Table.Td ta="end">{f.number(submitted)}</Table.Td>
                <Table.Td ta="end">{f.percent(submitted / asked)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}

function Bias({ data }: PartProps) {
  const { t, f } = useText('diagnosis');
  const biased = data.bias.filter((line) => line.biased);
  return (
    <section aria-labelledby="bias">
      <Title id="bias" order={2} size="h4" mb="xs">
        {t('diagnosis:progress.bias')}
      </Title>
      {biased.length === 0 ? (
        <Text>{t('diagnosis:progress.bias_none')}</Text>
      ) : (
        <List>
          {biased.map((line) => (
            <List.Item key={`${line.fact} ${line.value}`}>
              {t(`diagnosis:progress.fact.${line.fact}`)},{' '}
              {t('diagnosis:progress.bias_line', {
                value: nameStratum(t, line.fact, line.value),
                asked: f.percent(line.askedRatio),
                answered: f.percent(line.answeredRatio),
              })}{' '}
              ({t('diagnosis:progress.biased')})
            </List.Item>
          ))}
        </List>
      )}
    </section>
  );
}

function Firms({ data }: PartProps) {
  const { t } = useText('diagnosis');
  return (
    <section aria-labelledby="firms">
      <Title id="firms" order={2} size="h4" mb="xs">
        {t('diagnosis:progress.firms')}
      </Title>
      <Scrolling label={t('diagnosis:progress.firms')}>
        <Table>
          <Table.Tbody>
            {data.firms.map((firm) => (
              <Table.Tr key={firm.organisationId}>
                <Table.Th scope="row" fw={400}>
                  <OrganisationLink id={firm.organisationId}>{firm.name}</OrganisationLink>
                </Table.Th>
                <Table.Td>
                  {t(
                    firm.declined ? 'diagnosis:progress.declined' : `diagnosis:progress.state.${firm.state}`,
                  )}
                </Table.Td>
                <Table.Td>{!firm.reachable && t('diagnosis:progress.unreachable')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}
