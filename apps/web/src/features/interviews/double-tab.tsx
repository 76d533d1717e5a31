import { Badge, Button, Group as Row, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CodingRound, InterviewProject } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { useInterviewChange } from './use-interview-change.ts';

/** Double codings: who codes what twice, who is done, and how far they agree. */
export function DoubleTab({ project }: { readonly project: InterviewProject }) {
  const { t } = useText('interviews', 'errors');
  const present = project.people.filter((person) => person.present);
  const possible =
    present.length > 1 && project.transcripts.length > 0 && project.codes.some(({ retired }) => !retired);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="double">
      <Title id="double" order={2} size="h5">
        {t('interviews:double.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('interviews:double.lead')}
      </Text>
      <Stack gap="sm">
        {project.rounds.length === 0 && <Text size="sm">{t('interviews:double.none')}</Text>}
        {project.rounds.map((round) => (
          <Round key={round.id} project={project} round={round} />
        ))}
        {project.role === 'lead' &&
          (possible ? <NewRound project={project} /> : <Text size="sm">{t('interviews:double.needs')}</Text>)}
      </Stack>
    </Paper>
  );
}

function Round({ project, round }: { readonly project: InterviewProject; readonly round: CodingRound }) {
  const { t, f } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  return (
    <Paper withBorder p="sm" component="article" aria-label={round.transcriptTitle}>
      <Row justify="space-between" align="flex-start">
        <div>
          <Text fw={600} size="sm">
            {round.transcriptTitle}{' '}
            <Badge variant="light" tt="none" color={round.state === 'open' ? 'yellow' : 'gray'}>
              {t(`interviews:double.state.${round.state}`)}
            </Badge>
          </Text>
          <Text size="xs" c="dimmed">
            {[
              f.list(
                round.coders.map(({ name, done }) =>
                  t(`interviews:double.${done || round.state !== 'open' ? 'coder_done' : 'coder_open'}`, {
                    name,
                  }),
                ),
              ),
              t('interviews:double.codebook', { ordinal: round.codebook }),
              f.date(round.openedAt.slice(0, 10)),
            ].join(' · ')}
          </Text>
        </div>
        <Row gap="xs">
          {round.waitsForMe && (
            <Button
              size="compact-sm"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/interviews/$projectId/transcripts/$transcriptId"
                  params={{ projectId: project.id, transcriptId: round.transcriptId }}
                />
              )}
            >
              {t('interviews:double.code_now')}
            </Button>
          )}
          {round.state !== 'open' && (
            <Button
              size="compact-sm"
              variant="light"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/interviews/$projectId/rounds/$roundId"
                  params={{ projectId: project.id, roundId: round.id }}
                />
              )}
            >
              {t('interviews:double.see')}
            </Button>
          )}
          {round.state === 'open' && project.role === 'lead' && (
            <TwoStepButton
              label={t('interviews:double.stop')}
              spoken={t('interviews:double.stop')}
              sure={t('interviews:double.stop_sure')}
              busy={change.isPending}
              onSure={() => change.mutate({ rest: `/rounds/${round.id}/stop`, method: 'POST' })}
            />
          )}
        </Row>
      </Row>
      {change.error !== null && <ProblemNotice error={change.error} />}
    </Paper>
  );
}

function NewRound({ project }: { readonly project: InterviewProject }) {
  const { t } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  const present = project.people.filter((person) => person.present);
  const [transcriptId, setTranscriptId] = useState(project.transcripts[0]?.id ?? '');
  const [first, setFirst] = useState(present[0]?.id ?? '');
  const [second, setSecond] = useState(present[1]?.id ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ rest: '/rounds', method: 'POST', body: { transcriptId, personIds: [first, second] } });
  };
  const people = present.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form onSubmit={submit}>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <Row gap="sm" align="flex-end">
        <NativeSelect
          label={t('interviews:double.transcript')}
          value={transcriptId}
          data={project.transcripts.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => setTranscriptId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('interviews:double.first')}
          value={first}
          data={people}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('interviews:double.second')}
          value={second}
          data={people}
          onChange={(event) => setSecond(event.currentTarget.value)}
        />
        <Button type="submit" loading={change.isPending} disabled={first === second}>
          {t('interviews:double.open')}
        </Button>
      </Row>
    </form>
  );
}
