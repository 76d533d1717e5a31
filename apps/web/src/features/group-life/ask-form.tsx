import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AnswerKind, GroupLife } from '@grappe/contracts/api';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { daysFromNow } from './days-from-now.ts';
import { lifeQuery, useAct } from './life-queries.ts';

interface AskFormProps {
  readonly life: GroupLife;
  readonly question: AnswerKind;
  readonly onClose: () => void;
}

/** Asks everybody who has not said yes, until a day. */
export function AskForm({ life, question, onClose }: AskFormProps) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const [respondBy, setRespondBy] = useState(daysFromNow(14));
  const ask = useAct<GroupLife>(lifeQuery(path(''), life.groupId).queryKey);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { version: life.version, kind: question, respondBy };
    ask.mutate(
      { path: path(`/groups/${life.groupId}/life/asks`), method: 'POST', body },
      { onSuccess: onClose },
    );
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {ask.error !== null && <ProblemNotice error={ask.error} />}
      <Text size="sm" mt="sm">
        {t('life:ask.whom')}
      </Text>
      <Group align="flex-end" mt="xs">
        <TextInput
          ref={focusOnOpen}
          type="date"
          required
          min={daysFromNow(0)}
          label={t('life:ask.respond_by')}
          value={respondBy}
          onChange={(event) => setRespondBy(event.currentTarget.value)}
        />
        <Button type="submit" loading={ask.isPending}>
          {t('life:ask.send')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('life:cancel')}
        </Button>
      </Group>
    </form>
  );
}
