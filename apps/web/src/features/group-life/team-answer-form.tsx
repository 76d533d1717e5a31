import { Button, Group, NativeSelect, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AnswerKind, GroupLife, LifeMember } from '@grappe/contracts/api';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { daysFromNow } from './days-from-now.ts';
import { lifeQuery, useAct } from './life-queries.ts';
import classes from './group-life.module.css';

interface TeamAnswerFormProps {
  readonly life: GroupLife;
  readonly member: LifeMember;
  readonly question: AnswerKind;
  readonly onClose: () => void;
}

/** What a firm said, written down by the team with the proof. */
export function TeamAnswerForm({ life, member, question, onClose }: TeamAnswerFormProps) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const [answer, setAnswer] = useState<'yes' | 'no'>('yes');
  const [on, setOn] = useState(daysFromNow(0));
  const [proof, setProof] = useState('');
  const save = useAct<GroupLife>(lifeQuery(path(''), life.groupId).queryKey);
  const { organisation } = member;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const version = life.members
      .find((each) => each.organisation.id === organisation.id)
      ?.answers.find(({ kind }) => kind === question)?.version;
    save.mutate(
      {
        path: path(`/groups/${life.groupId}/life/answers/${organisation.id}`),
        method: 'PUT',
        body: { version, kind: question, answer, on, proof },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Title order={3} size="h6" mt="md">
        {t('life:answer.record_of', { name: organisation.name })}
      </Title>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <div className={classes['fields']}>
        <NativeSelect
          ref={focusOnOpen}
          label={t(`life:question.${question}`)}
          value={answer}
          data={(['yes', 'no'] as const).map((value) => ({ value, label: t(`life:answer.${value}`) }))}
          onChange={(event) => setAnswer(event.currentTarget.value === 'no' ? 'no' : 'yes')}
        />
        <TextInput
          type="date"
          required
          label={t('life:answer.on')}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      </div>
      <Textarea
        required
        autosize
        maxLength={2000}
        label={t('life:answer.proof')}
        description={t('life:answer.proof_hint')}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <Group mt="sm" gap="xs">
        <Button type="submit" loading={save.isPending} disabled={proof.trim() === ''}>
          {t('life:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('life:cancel')}
        </Button>
      </Group>
    </form>
  );
}
