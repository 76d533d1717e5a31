import { Button, Group, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Room, RoomDecision } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { isConflict } from '../../app/conflict.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { useKeptChange } from './use-kept-change.ts';

interface DecisionFormProps {
  readonly room: Room;
  /** As it is now; null for a new one. */
  readonly decision: RoomDecision | null;
  readonly onClose: () => void;
}

const statuses = ['proposed', 'adopted', 'rejected'] as const;

const draftOf = (decision: RoomDecision | null) => ({
  title: decision?.title ?? '',
  body: decision?.body ?? '',
  status: decision?.status ?? ('proposed' as const),
  decidedOn: decision?.decidedOn ?? '',
});

/** A decision to write or to change, from the version that was read when the form was opened. */
export function DecisionForm({ room, decision, onClose }: DecisionFormProps) {
  const { t, f } = useText('rooms', 'errors');
  const [seen, setSeen] = useState(decision);
  const [draft, setDraft] = useState(() => draftOf(decision));
  const { save, remove } = useKeptChange<RoomDecision>({
    roomId: room.id,
    kind: 'decisions',
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const decidedOn = draft.status === 'proposed' || draft.decidedOn === '' ? null : draft.decidedOn;
    save.mutate({ seen, body: { ...draft, decidedOn } });
  };
  const error = save.error ?? remove.error;
  const moved = isConflict(error) && decision !== null && decision.version !== seen?.version;
  const writer = room.people.find(({ id }) => id === decision?.updatedBy)?.name ?? t('rooms:people.gone');
  const agree = () => {
    setSeen(decision);
    save.reset();
    remove.reset();
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Stack gap="xs">
        {moved ? (
          <ChangedMeanwhile
            by={writer}
            theirs={[
              { label: t('rooms:decision.title'), value: decision.title },
              { label: t('rooms:decision.status'), value: t(`rooms:decision.${decision.status}`) },
              ...(decision.decidedOn === null
                ? []
                : [{ label: t('rooms:decision.date'), value: f.date(decision.decidedOn) }]),
              ...(decision.body === '' ? [] : [{ label: t('rooms:decision.body'), value: decision.body }]),
            ]}
            onKeepMine={agree}
            onTakeTheirs={() => {
              agree();
              setDraft(draftOf(decision));
            }}
          />
        ) : (
          error !== null && <ProblemNotice error={error} />
        )}
        <DecisionFields draft={draft} onDraft={setDraft} />
        <Group gap="xs">
          <Button
            type="submit"
            size="compact-sm"
            loading={save.isPending}
            disabled={moved || draft.title.trim() === ''}
          >
            {t('rooms:save')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('rooms:cancel')}
          </Button>
          {seen !== null && (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={remove.isPending}
              onClick={() => remove.mutate(seen, { onSuccess: onClose })}
            >
              {t('rooms:message.delete')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

type Draft = ReturnType<typeof draftOf>;

function DecisionFields(props: { readonly draft: Draft; readonly onDraft: (draft: Draft) => void }) {
  const { draft, onDraft } = props;
  const { t } = useText('rooms');
  return (
    <>
      <TextInput
        ref={focusOnOpen}
        size="sm"
        maxLength={300}
        label={t('rooms:decision.title')}
        value={draft.title}
        onChange={(event) => onDraft({ ...draft, title: event.currentTarget.value })}
      />
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={8000}
        label={t('rooms:decision.body')}
        value={draft.body}
        onChange={(event) => onDraft({ ...draft, body: event.currentTarget.value })}
      />
      <Group grow align="flex-end">
        <NativeSelect
          size="sm"
          label={t('rooms:decision.status')}
          value={draft.status}
          data={statuses.map((value) => ({ value, label: t(`rooms:decision.${value}`) }))}
          onChange={(event) => onDraft({ ...draft, status: event.currentTarget.value as Draft['status'] })}
        />
        {draft.status !== 'proposed' && (
          <TextInput
            size="sm"
            type="date"
            label={t('rooms:decision.date')}
            value={draft.decidedOn}
            onChange={(event) => onDraft({ ...draft, decidedOn: event.currentTarget.value })}
          />
        )}
      </Group>
    </>
  );
}
