import { Button, Group as Row, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InterviewProject, Transcript } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { keptOf, TranscriptFields } from './transcript-fields.tsx';
import { useInterviewChange } from './use-interview-change.ts';

interface DetailsProps {
  readonly project: InterviewProject;
  readonly transcript: Transcript;
}

/** What is said of a transcript: its title, its case, its day. Never its words. */
export function TranscriptDetails({ project, transcript }: DetailsProps) {
  const { t } = useText('interviews', 'errors');
  const known = project.transcripts.find(({ id }) => id === transcript.id);
  return (
    <details>
      <summary>{t('interviews:transcripts.details')}</summary>
      {known !== undefined && <DetailsForm key={known.version} project={project} known={known} />}
    </details>
  );
}

interface DetailsFormProps {
  readonly project: InterviewProject;
  readonly known: InterviewProject['transcripts'][number];
}

function DetailsForm({ project, known }: DetailsFormProps) {
  const { t } = useText('interviews', 'errors');
  const navigate = useNavigate();
  const change = useInterviewChange(project.id);
  const [told, setTold] = useState({
    title: known.title,
    caseId: known.caseId ?? '',
    recordedOn: known.recordedOn ?? '',
  });
  const address = `/transcripts/${known.id}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      version: known.version,
      ...keptOf(told),
    };
    change.mutate({ rest: address, method: 'PUT', body });
  };
  const remove = () =>
    change.mutate(
      { rest: `${address}/remove`, method: 'POST' },
      { onSuccess: () => void navigate({ to: '/interviews/$projectId', params: { projectId: project.id } }) },
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="xs">
        {change.error !== null && <ProblemNotice error={change.error} />}
        <Row gap="sm" align="flex-end">
          <TranscriptFields project={project} told={told} onChange={setTold} />
          <Button type="submit" loading={change.isPending}>
            {t('interviews:transcripts.save')}
          </Button>
        </Row>
        {project.role === 'lead' && (
          <Row>
            <TwoStepButton
              label={t('interviews:transcripts.remove')}
              spoken={t('interviews:transcripts.remove')}
              sure={t('interviews:transcripts.remove_sure')}
              busy={change.isPending}
              onSure={remove}
            />
          </Row>
        )}
      </Stack>
    </form>
  );
}
