import { Button, Group, Paper, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CooperationKind, PublicFunding, RegisterEntry } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { useText } from '../../app/use-text.ts';
import { FundingFields } from './funding-fields.tsx';
import { useRegisterAct } from './register-queries.ts';

export interface EntryDraft {
  /** Null: not in the register yet. */
  readonly entryId: string | null;
  readonly version: number;
  readonly kind: CooperationKind;
  readonly subjectId: string;
  readonly title: string;
  readonly theme: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly funding: readonly PublicFunding[];
}

/** What the register tells of a cooperation. */
export function EntryForm({ draft, onClose }: { readonly draft: EntryDraft; readonly onClose: () => void }) {
  const { t, f } = useText('register', 'errors');
  const act = useRegisterAct();
  const [told, setTold] = useState(draft);
  const { entryId, version, kind, subjectId, title, theme, startedOn, endedOn, funding } = told;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { title, theme, startedOn, endedOn, funding };
    act.mutate(
      entryId === null
        ? { address: '/register', body: { ...body, kind, subjectId } }
        : { address: `/register/${entryId}`, method: 'PUT', body: { ...body, version } },
      { onSuccess: onClose },
    );
  };
  const theirs = currentIn<RegisterEntry>(act.error);
  const change = (changed: Partial<EntryDraft>) => setTold({ ...told, ...changed });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Title order={2} size="h4" mb="sm">
        {t(entryId === null ? 'register:enter_of' : 'register:edit_of', { title: draft.title })}
      </Title>
      {theirs === null ? (
        act.error !== null && <ProblemNotice error={act.error} />
      ) : (
        <ChangedMeanwhile
          theirs={[
            { label: t('register:field.title'), value: theirs.title },
            { label: t('register:field.theme'), value: theirs.theme },
            { label: t('register:field.startedOn'), value: f.date(theirs.startedOn) },
            ...(theirs.endedOn === null
              ? []
              : [{ label: t('register:field.endedOn'), value: f.date(theirs.endedOn) }]),
          ]}
          onKeepMine={() => {
            change({ version: theirs.version });
            act.reset();
          }}
          onTakeTheirs={() => {
            const { title, theme, startedOn, endedOn, funding, version } = theirs;
            change({ title, theme, startedOn, endedOn, funding, version });
            act.reset();
          }}
        />
      )}
      <TextInput
        ref={focusOnOpen}
        label={t('register:field.title')}
        value={title}
        required
        maxLength={200}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('register:field.theme')}
        description={t('register:field.theme_hint')}
        value={theme}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => change({ theme: event.currentTarget.value })}
      />
      <Group my="sm">
        <TextInput
          type="date"
          label={t('register:field.startedOn')}
          value={startedOn}
          required
          onChange={(event) => change({ startedOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('register:field.endedOn')}
          value={endedOn ?? ''}
          min={startedOn}
          onChange={(event) => change({ endedOn: event.currentTarget.value || null })}
        />
      </Group>
      <FundingFields funding={funding} onChange={(changed) => change({ funding: changed })} />
      <Group mt="md">
        <Button type="submit" loading={act.isPending} disabled={theirs !== null}>
          {t('register:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('register:cancel')}
        </Button>
      </Group>
    </Paper>
  );
}
