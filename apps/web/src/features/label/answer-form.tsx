import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AssessmentShape } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAct } from '../privacy/use-act.ts';
import { EvidenceList } from './evidence-list.tsx';

type Answer = NonNullable<AssessmentShape['criteria'][number]['answer']>;
const levels = [0, 1, 2, 3] as const;

/** How far the cluster is on a criterion, what it does, and what shows it. */
export function AnswerForm({
  criterion,
  answer,
}: {
  readonly criterion: string;
  readonly answer: Answer | null;
}) {
  const { t } = useText('label', 'errors');
  const path = useClusterPath();
  const [draft, setDraft] = useState<Answer>(answer ?? { level: 0, statement: '', evidence: [], version: 0 });
  const act = useAct();
  const change = (part: Partial<Answer>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = path(`/label/answers/${criterion}`);
    const onSuccess = () => change({ version: draft.version + 1 });
    act.mutate({ method: 'PUT', address, body: draft, said: t('label:saved') }, { onSuccess });
  };
  const theirs = currentIn<AssessmentShape['criteria'][number]>(act.error)?.answer ?? null;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {theirs === null ? (
          act.error !== null && <ProblemNotice error={act.error} />
        ) : (
          <ChangedMeanwhile
            theirs={[
              { label: t('label:level.label'), value: t(`label:level.${theirs.level}`) },
              { label: t('label:statement'), value: theirs.statement },
              {
                label: t('label:evidence.title'),
                value: theirs.evidence.map(({ title }) => title).join('\n'),
              },
            ]}
            onKeepMine={() => {
              change({ version: theirs.version });
              act.reset();
            }}
            onTakeTheirs={() => {
              setDraft(theirs);
              act.reset();
            }}
          />
        )}
        <NativeSelect
          label={t('label:level.label')}
          data={levels.map((level) => ({ value: String(level), label: t(`label:level.${level}`) }))}
          value={String(draft.level)}
          onChange={(event) => change({ level: Number(event.currentTarget.value) })}
        />
        <Textarea
          label={t('label:statement')}
          value={draft.statement}
          maxLength={4000}
          autosize
          minRows={2}
          onChange={(event) => change({ statement: event.currentTarget.value })}
        />
        <EvidenceList evidence={draft.evidence} onChange={(evidence) => change({ evidence })} />
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
