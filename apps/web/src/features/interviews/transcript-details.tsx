import { Button, Group as Row, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InterviewProject, Transcript } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
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
  const [title, setTitle] = useState(known.title);
  const [caseId, setCaseId] = useState(known.caseId ?? '');
  const [recordedOn, setRecordedOn] = useState(known.recordedOn ?? '');
  const address = `/transcripts/${known.id}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      version: known.version,
      title,
      caseId: caseId === '' ? null : caseId,
      recordedOn: recordedOn === '' ? null : recordedOn,
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
          <TextInput
            required
            label={t('interviews:name')}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('interviews:transcripts.case')}
            value={caseId}
            data={[
              { value: '', label: t('interviews:transcripts.no_case') },
              ...project.cases.map(({ id, pseudonym }) => ({ value: id, label: pseudonym })),
            ]}
            onChange={(event) => setCaseId(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('interviews:transcripts.date')}
            value={recordedOn}
            onChange={(event) => setRecordedOn(event.currentTarget.value)}
          />
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
