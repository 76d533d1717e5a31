import { Button, Group, Paper } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { EncounterDetail } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { PlanFields, type PlanDraft } from './plan-fields.tsx';

const draftOf = (event: EncounterDetail): PlanDraft => ({
  name: event.name,
  place: event.place ?? '',
  heldOn: event.heldOn,
  startsAt: event.startsAt,
  wishesUntil: event.wishesUntil,
  slotMinutes: event.slotMinutes,
  pauseMinutes: event.pauseMinutes ?? 0,
  slots: event.slots,
  tables: event.rooms.length,
  wishesEach: event.wishesEach ?? 3,
});

interface PlanFormProps {
  readonly event: EncounterDetail;
  readonly onDone: () => void;
}

/** Changes the day, the slots or the tables of an event that is not published; what both changed is shown side by side. */
export function PlanForm({ event, onDone }: PlanFormProps) {
  const { t, f } = useText('encounters', 'errors');
  const [draft, setDraft] = useState(() => draftOf(event));
  const [from, setFrom] = useState(event.version);
  const act = useAction();
  const theirs = currentIn<EncounterDetail>(act.error);
  const save = (version: number) => {
    const { tables, allianceId: _, ...plan } = draft;
    const rooms = Array.from(
      { length: tables },
      (_nothing, at) => event.rooms[at] ?? { name: t('encounters:table', { rank: at + 1 }) },
    );
    act.mutate(
      {
        address: `/encounters/${event.id}`,
        method: 'PATCH',
        body: { ...plan, rooms, version },
        said: t('encounters:plan_saved'),
      },
      { onSuccess: onDone },
    );
  };
  const submit = (form: FormEvent) => {
    form.preventDefault();
    save(from);
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      {act.error !== null && theirs === null && <ProblemNotice error={act.error} />}
      {theirs !== null && (
        <ChangedMeanwhile
          theirs={[
            { label: t('encounters:name'), value: theirs.name },
            { label: t('encounters:where'), value: theirs.place },
            { label: t('encounters:held_on'), value: f.date(theirs.heldOn) },
            { label: t('encounters:starts_at'), value: theirs.startsAt },
            { label: t('encounters:slots'), value: f.number(theirs.slots) },
            { label: t('encounters:tables'), value: f.number(theirs.rooms.length) },
          ]}
          onKeepMine={() => {
            setFrom(theirs.version);
            save(theirs.version);
          }}
          onTakeTheirs={() => {
            setFrom(theirs.version);
            setDraft(draftOf(theirs));
            act.reset();
          }}
        />
      )}
      <PlanFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <Group gap="xs" mt="md">
        <Button type="submit" loading={act.isPending}>
          {t('encounters:plan_save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('encounters:plan_leave')}
        </Button>
      </Group>
    </Paper>
  );
}
