import { Alert, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { AgreementValue, CodingAgreementShape } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { roundQuery } from './interview-queries.ts';
import classes from './interviews.module.css';

type Agreement = Extract<CodingAgreementShape, { kind: 'agreement' }>;
type Figures = Agreement['overall'];

/** Do two people code alike, and where do they not? */
export function RoundPage() {
  const { t } = useText('interviews', 'errors');
  const { projectId, roundId } = useParams({ from: '/inside/interviews/$projectId/rounds/$roundId' });
  const path = useClusterPath();
  const { data } = useSuspenseQuery(roundQuery(path(''), projectId, roundId));
  const [first, second] = data.round.coders;
  return (
    <Page
      place={
        <Link to="/interviews/$projectId" params={{ projectId }} search={{ part: 'double' }}>
          {data.round.transcriptTitle}
        </Link>
      }
      title={t('interviews:agreement.title', { first: first?.name ?? '', second: second?.name ?? '' })}
      lead={<Lead data={data} />}
    >
      {data.kind === 'not_concluded' ? (
        <Alert color="yellow" title={t('interviews:agreement.not_concluded')}>
          <Reason reason={data.reason} />
        </Alert>
      ) : (
        <Stack gap="md">
          <Verdict overall={data.overall} />
          <FiguresTable agreement={data} />
          <Text size="sm" c="dimmed">
            {t('interviews:agreement.why')}
          </Text>
          <Differences agreement={data} projectId={projectId} />
        </Stack>
      )}
    </Page>
  );
}

function Lead({ data }: { readonly data: CodingAgreementShape }) {
  const { t, f } = useText('interviews');
  if (data.kind === 'not_concluded') return null;
  return (
    <>
      {t('interviews:agreement.units', {
        units: f.number(data.units),
        codes: f.number(data.codes.length),
        decisions: f.number(data.units * data.codes.length),
        resamples: f.number(data.resamples),
      })}
    </>
  );
}

function Reason({ reason }: { readonly reason: string }) {
  const { t, has } = useText('interviews');
  const key = `interviews:agreement.reason.${reason}`;
  return <>{t(has(key) ? key : 'interviews:agreement.reason.other')}</>;
}

const thresholds = { reliable: 0.8, tentative: 0.667 } as const;

function Verdict({ overall: { alpha } }: { readonly overall: Figures }) {
  const { t } = useText('interviews');
  if (alpha.kind === 'not_concluded')
    return (
      <Alert color="yellow">
        <Reason reason={alpha.reason} />
      </Alert>
    );
  const low = alpha.interval?.low ?? alpha.value;
  const verdict =
    alpha.value < thresholds.tentative
      ? 'unreliable'
      : low < thresholds.tentative
        ? 'undecided'
        : alpha.value >= thresholds.reliable
          ? 'reliable'
          : 'tentative';
  return (
    <Alert variant="light" color={verdict === 'reliable' ? 'leaf' : 'yellow'}>
      {t(`interviews:agreement.verdict.${verdict}`)}
    </Alert>
  );
}

function FiguresTable({ agreement }: { readonly agreement: Agreement }) {
  const { t, f } = useText('interviews');
  const [first, second] = agreement.round.coders;
  const columns = [
    t('interviews:agreement.both'),
    t('interviews:agreement.only', { name: first?.name ?? '' }),
    t('interviews:agreement.only', { name: second?.name ?? '' }),
    ...(['percent', 'holsti', 'kappa', 'weighted', 'alpha'] as const).map((name) =>
      t(`interviews:agreement.${name}`),
    ),
  ];
  const lines = [
    { key: 'overall', name: t('interviews:agreement.overall'), figures: agreement.overall },
    ...agreement.codes
      .filter(({ both, first: one, second: other }) => both + one + other > 0)
      .map((code) => ({ key: code.codeId, name: code.name, figures: code })),
  ];
  return (
    <Scrolling label={t('interviews:agreement.by_code')}>
      <Table verticalSpacing="xs" miw="52rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('interviews:code')}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ key, name, figures }) => (
            <Table.Tr key={key} fw={key === 'overall' ? 600 : undefined}>
              <Table.Th scope="row">{name}</Table.Th>
              {[figures.both, figures.first, figures.second].map((count, rank) => (
                <Table.Td key={rank} ta="right">
                  {f.number(count)}
                </Table.Td>
              ))}
              <Table.Td ta="right">{f.percent(figures.percent)}</Table.Td>
              <Table.Td ta="right">{figures.holsti === null ? '–' : f.percent(figures.holsti)}</Table.Td>
              {[figures.kappa, figures.weightedKappa, figures.alpha].map((value, rank) => (
                <Table.Td key={rank} ta="right">
                  <Coefficient value={value} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

/** Never a number that looks fine: what cannot be concluded is said. */
function Coefficient({ value }: { readonly value: AgreementValue }) {
  const { t, f } = useText('interviews');
  if (value.kind === 'not_concluded')
    return (
      <Text size="xs" c="dimmed">
        {t('interviews:agreement.not_concluded')}
      </Text>
    );
  return (
    <>
      {f.number(value.value, 2)}
      {value.interval !== null && (
        <Text size="xs" c="dimmed">
          {t('interviews:agreement.interval', {
            low: f.number(value.interval.low, 2),
            high: f.number(value.interval.high, 2),
          })}
        </Text>
      )}
    </>
  );
}

function Differences({
  agreement,
  projectId,
}: {
  readonly agreement: Agreement;
  readonly projectId: string;
}) {
  const { t, f } = useText('interviews');
  const { round, codes, differences, differenceCount } = agreement;
  const said = (degree: number): string =>
    degree < 0
      ? t('interviews:agreement.said_absent')
      : degree === 0
        ? t('interviews:agreement.said_there')
        : f.number(degree);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="differences">
      <Title id="differences" order={2} size="h5" mb="xs">
        {t('interviews:agreement.differences')}
      </Title>
      {differences.length === 0 && <Text size="sm">{t('interviews:agreement.no_difference')}</Text>}
      {differenceCount > differences.length && (
        <Text size="sm" c="dimmed">
          {t('interviews:agreement.more', {
            shown: f.number(differences.length),
            all: f.number(differenceCount),
          })}
        </Text>
      )}
      <Stack gap="sm">
        {differences.map(({ codeId, start, text, said: pair }) => (
          <article key={`${codeId} ${start}`}>
            <Text size="sm" fw={600}>
              {codes.find((code) => code.codeId === codeId)?.name}
              <Text component="span" size="xs" c="dimmed" ml={8}>
                {round.coders
                  .map(({ name }, rank) =>
                    t('interviews:document.attribute', { name, value: said(pair[rank] ?? -1) }),
                  )
                  .join(' · ')}
              </Text>
            </Text>
            <blockquote className={classes['excerpt']}>{text}</blockquote>
            <Link
              to="/interviews/$projectId/transcripts/$transcriptId"
              params={{ projectId, transcriptId: round.transcriptId }}
              search={{ at: String(start) }}
            >
              {t('interviews:agreement.go')}
            </Link>
          </article>
        ))}
      </Stack>
    </Paper>
  );
}
