import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DuplicateCandidate } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { JobProgress } from '../../app/job-progress.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { Pager } from '../../app/pager.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useChange } from '../../app/use-change.tsx';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { duplicatesQuery } from './import-queries.ts';
import classes from './imports.module.css';

const pageSize = 10;

/** Pairs that may be one organisation, the likeliest first; merging keeps everything and can be undone. */
export function Duplicates() {
  const { t } = useText('imports', 'terms', 'errors');
  const path = useClusterPath();
  const [page, setPage] = useState(1);
  const { data, error } = useQuery(duplicatesQuery(path('')));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <PageLoading />;
  if (data.length === 0) return <NoDuplicates />;
  const last = Math.max(1, Math.ceil(data.length / pageSize));
  const shown = data.slice((Math.min(page, last) - 1) * pageSize, Math.min(page, last) * pageSize);
  return (
    <Stack gap="md">
      <Text>{t('imports:duplicates.lead')}</Text>
      {shown.map((candidate) => (
        <Candidate key={candidate.id} candidate={candidate} />
      ))}
      <Pager page={Math.min(page, last)} pageSize={pageSize} total={data.length} onPage={setPage} />
    </Stack>
  );
}

/** Imports look for duplicates by themselves; one may also ask for it. */
function NoDuplicates() {
  const { t } = useText('imports', 'errors');
  const path = useClusterPath();
  const search = useMutation({
    mutationFn: () =>
      call<{ readonly jobId: string }>(path('/duplicates/search'), { method: 'POST', body: {} }),
  });
  const { job, cancel } = useJob(search.data?.jobId);
  return (
    <Stack>
      {search.error !== null && <ProblemNotice error={search.error} />}
      <JobProgress title={t('imports:duplicates.searching')} job={job} cancel={cancel} />
      <Empty
        title={t('imports:duplicates.none')}
        action={
          <Button variant="light" loading={search.isPending} onClick={() => search.mutate()}>
            {t('imports:duplicates.search')}
          </Button>
        }
      >
        {t('imports:duplicates.none_body')}
      </Empty>
    </Stack>
  );
}

/** Keeping two organisations apart changes neither: there is nothing to undo. */
interface Decided {
  readonly changeSetId: string | null;
}

type Decision = 'merge_into_left' | 'merge_into_right' | 'distinct';

function Candidate({ candidate }: { readonly candidate: DuplicateCandidate }) {
  const { t, f } = useText('imports', 'terms', 'errors');
  const path = useClusterPath();
  const { left, right, score, reasons } = candidate;
  const decide = useChange(
    (decision: Decision) =>
      call<Decided>(path(`/duplicates/${candidate.id}/decision`), { method: 'POST', body: { decision } }),
    (decision) =>
      decision === 'distinct'
        ? t('imports:duplicates.kept_apart', { left: left.name, right: right.name })
        : t('imports:duplicates.merged', { name: decision === 'merge_into_left' ? left.name : right.name }),
  );
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--grappe-surface)"
      component="article"
      aria-label={`${left.name} / ${right.name}`}
    >
      {decide.error !== null && <ProblemNotice error={decide.error} />}
      <Group gap={6} mb="sm">
        <Text size="sm" fw={600}>
          {t('imports:duplicates.likeness', { score: f.percent(score) })}
        </Text>
        {reasons.map((reason) => (
          <Badge key={reason} variant="light" tt="none" c="inherit">
            {t(`imports:duplicates.reason.${reason}`)}
          </Badge>
        ))}
      </Group>
      <div className={classes['sides']}>
        <Side
          side={left}
          other={right}
          busy={decide.isPending}
          onKeep={() => decide.mutate('merge_into_left')}
        />
        <Side
          side={right}
          other={left}
          busy={decide.isPending}
          onKeep={() => decide.mutate('merge_into_right')}
        />
      </div>
      <Button mt="sm" variant="default" disabled={decide.isPending} onClick={() => decide.mutate('distinct')}>
        {t('imports:duplicates.distinct')}
      </Button>
    </Paper>
  );
}

interface SideProps {
  readonly side: DuplicateCandidate['left'];
  readonly other: DuplicateCandidate['left'];
  readonly busy: boolean;
  readonly onKeep: () => void;
}

/** What is the same on both sides is tinted, so that the eye goes to what differs. */
function Side({ side, other, busy, onKeep }: SideProps) {
  const { t, f } = useText('imports', 'terms');
  const lines = [
    { name: t('terms:identity.kind'), value: t(`terms:kind.${side.kind}`), same: side.kind === other.kind },
    { name: t('terms:identity.town'), value: side.town, same: side.town === other.town },
    {
      name: t('terms:identity.country'),
      value: side.country === null ? null : f.country(side.country),
      same: side.country === other.country,
    },
    { name: t('terms:fact.siren'), value: side.siren, same: side.siren === other.siren },
  ];
  return (
    <div className={classes['side']}>
      <Title order={3} size="h6">
        <OrganisationLink id={side.id}>{side.name}</OrganisationLink>
      </Title>
      {lines.map(({ name, value, same }) => (
        <Text key={name} size="sm" className={same && value !== null ? classes['same'] : ''}>
          <Text span c="dimmed" size="xs">
            {name}
          </Text>{' '}
          {value ?? t('shell:unknown')}
        </Text>
      ))}
      <Text size="xs" c="dimmed" mt={4}>
        {t('imports:duplicates.holds', {
          facts: t('imports:duplicates.facts', { count: side.factCount }),
          ties: t('imports:duplicates.ties', { count: side.tieCount }),
        })}
        {side.sources.length > 0 && ` · ${f.list(side.sources)}`}
      </Text>
      <Button mt="xs" size="compact-sm" variant="light" disabled={busy} onClick={onKeep}>
        {t('imports:duplicates.merge_into', { name: side.name })}
      </Button>
    </div>
  );
}
