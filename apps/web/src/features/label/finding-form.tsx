import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { labelFindings } from '@grappe/contracts/api';
import type { AssessmentShape } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAct } from '../privacy/use-act.ts';

interface FindingFormProps {
  readonly assessmentId: string;
  readonly criterion: string;
  readonly finding: AssessmentShape['criteria'][number]['finding'];
}

/** What the auditor found on a criterion. */
export function FindingForm({ assessmentId, criterion, finding }: FindingFormProps) {
  const { t } = useText('label', 'errors');
  const path = useClusterPath();
  const [verdict, setVerdict] = useState<string>(finding?.finding ?? '');
  const [comment, setComment] = useState(finding?.comment ?? '');
  const [version, setVersion] = useState(finding?.version ?? 0);
  const act = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = path(`/label/assessments/${assessmentId}/findings/${criterion}`);
    const body = { finding: verdict, comment, version };
    const onSuccess = () => setVersion(version + 1);
    act.mutate({ method: 'PUT', address, body, said: t('label:saved') }, { onSuccess });
  };
  const theirs = currentIn<AssessmentShape['criteria'][number]>(act.error)?.finding ?? null;
  const agree = (now: NonNullable<FindingFormProps['finding']>) => {
    setVersion(now.version);
    act.reset();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mt="sm">
        {theirs === null ? (
          act.error !== null && <ProblemNotice error={act.error} />
        ) : (
          <ChangedMeanwhile
            theirs={[
              { label: t('label:finding.label'), value: t(`label:finding.${theirs.finding}`) },
              { label: t('label:finding.comment'), value: theirs.comment },
            ]}
            onKeepMine={() => agree(theirs)}
            onTakeTheirs={() => {
              agree(theirs);
              setVerdict(theirs.finding);
              setComment(theirs.comment);
            }}
          />
        )}
        <NativeSelect
          label={t('label:finding.label')}
          required
          data={[
            { value: '', label: t('label:finding.none') },
            ...labelFindings.map((value) => ({ value, label: t(`label:finding.${value}`) })),
          ]}
          value={verdict}
          onChange={(event) => setVerdict(event.currentTarget.value)}
        />
        <Textarea
          label={t('label:finding.comment')}
          value={comment}
          maxLength={4000}
          autosize
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Group>
          <Button
            type="submit"
            loading={act.isPending}
            disabled={theirs !== null}
            aria-label={t('label:save_of', { what: t(`label:criterion.${criterion}`) })}
          >
            {t('label:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
