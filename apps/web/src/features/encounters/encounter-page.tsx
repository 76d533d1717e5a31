import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { EncounterDetail } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { encounterQuery } from './encounter-queries.ts';
import { MyMeetings } from './my-meetings.tsx';
import { Participants } from './participants.tsx';
import { PlanForm } from './plan-form.tsx';
import { SchedulePart } from './schedule-part.tsx';

type Part = 'people' | 'schedule' | 'mine';

/** One event: who takes part, whom each wishes to meet, and the schedule. */
export function EncounterPage() {
  const { t, f } = useText('encounters', 'errors');
  const { encounterId } = useParams({ from: '/inside/encounters/$encounterId' });
  const path = useClusterPath();
  const { data: event } = useSuspenseQuery(encounterQuery(path(''), encounterId));
  const parts: readonly Part[] = event.organised ? ['people', 'schedule'] : ['people', 'mine'];
  const [part, setPart] = useState<Part>(event.status === 'published' ? parts[1]! : 'people');
  const [jobId, setJobId] = useState<string | null>(null);
  const { job, cancel, isOver } = useJob(jobId, () => setPart('schedule'));
  const compute = useMutation({
    mutationFn: () =>
      call<{ jobId: string }>(path(`/encounters/${encounterId}/schedule`), { method: 'POST', body: {} }),
    onSuccess: (answer) => setJobId(answer.jobId),
  });
  const [plans, setPlans] = useState(false);
  const mayPlan = event.organised && (event.status === 'draft' || event.status === 'open');
  const when = t('encounters:when', {
    date: f.date(event.heldOn),
    from: event.startsAt,
    to: event.slotTimes.at(-1)?.to ?? event.startsAt,
  });
  return (
    <Page
      place={<Link to="/encounters">{t('shell:pages.encounters')}</Link>}
      title={event.name}
      lead={[when, event.place, event.allianceName ?? '', t(`encounters:status.${event.status}`)]
        .filter((words) => words !== '')
        .join(' · ')}
      action={
        event.organised && (
          <NextStep
            event={event}
            busy={compute.isPending || (jobId !== null && !isOver)}
            onCompute={() => compute.mutate()}
          />
        )
      }
    >
      <Stack gap="md">
        {compute.error !== null && <ProblemNotice error={compute.error} />}
        <JobProgress title={t('encounters:part.schedule')} job={job} cancel={cancel} />
        <Group justify="space-between">
          <SegmentedControl
            aria-label={t('encounters:part.of')}
            value={part}
            onChange={(value) => setPart(value as Part)}
            data={parts.map((value) => ({ value, label: t(`encounters:part.${value}`) }))}
          />
          {mayPlan && !plans && (
            <Button size="compact-sm" variant="default" onClick={() => setPlans(true)}>
              {t('encounters:plan_change')}
            </Button>
          )}
        </Group>
        {plans && <PlanForm event={event} onDone={() => setPlans(false)} />}
        {part === 'people' && <Participants event={event} />}
        {part === 'schedule' && <SchedulePart event={event} />}
        {part === 'mine' && <MyMeetings event={event} />}
      </Stack>
    </Page>
  );
}

interface NextStepProps {
  readonly event: EncounterDetail;
  readonly busy: boolean;
  readonly onCompute: () => void;
}

/** Open, compute, publish, open again: whatever comes next. */
function NextStep({ event, busy, onCompute }: NextStepProps) {
  const { t } = useText('encounters', 'errors');
  const act = useAction();
  const go = (status: EncounterDetail['status']) =>
    act.mutate({
      address: `/encounters/${event.id}/state`,
      body: { version: event.version, status },
      said: t(`encounters:status.${status}`),
    });
  const ready = event.schedule !== null && !event.schedule.outdated;
  return (
    <Stack gap={4} align="flex-end">
      {event.status === 'draft' && (
        <Button loading={act.isPending} onClick={() => go('open')}>
          {t('encounters:open_it')}
        </Button>
      )}
      {event.status === 'open' && ready && (
        <Button loading={act.isPending} onClick={() => go('published')}>
          {t('encounters:publish')}
        </Button>
      )}
      {event.status === 'open' && (
        <Button variant={ready ? 'default' : 'filled'} loading={busy} onClick={onCompute}>
          {t('encounters:compute')}
        </Button>
      )}
      {event.status === 'published' && (
        <Button variant="default" loading={act.isPending} onClick={() => go('open')}>
          {t('encounters:reopen')}
        </Button>
      )}
      {act.error !== null && (
        <Text size="sm" component="div">
          <ProblemNotice error={act.error} />
        </Text>
      )}
    </Stack>
  );
}
