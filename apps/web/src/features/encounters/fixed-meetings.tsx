import { Button, Group, List, NativeSelect, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { EncounterDetail, FixedMeeting } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { usePersonWords } from './person-words.ts';

const samePair = (one: FixedMeeting, other: FixedMeeting): boolean =>
  (one.first === other.first && one.second === other.second) ||
  (one.first === other.second && one.second === other.first);

/** Agrees on meetings beforehand, or takes them back; the schedule keeps them where they are. */
export function useFixed(event: EncounterDetail) {
  const { t } = useText('encounters');
  const act = useAction();
  const put = (meetings: readonly FixedMeeting[], said: string) =>
    act.mutate({
      address: `/encounters/${event.id}/fixed`,
      method: 'PUT',
      body: { version: event.version, meetings },
      said,
    });
  return {
    error: act.error,
    busy: act.isPending,
    isFixed: (meeting: FixedMeeting): boolean =>
      event.fixed.some((each) => each.slot === meeting.slot && samePair(each, meeting)),
    fix: (meeting: FixedMeeting) => put([...event.fixed, meeting], t('encounters:fixed.done')),
    free: (meeting: FixedMeeting) =>
      put(
        event.fixed.filter((each) => !samePair(each, meeting)),
        t('encounters:fixed.freed'),
      ),
  };
}

/** Meetings that are agreed already, and one more. */
export function FixedMeetings({ event }: { readonly event: EncounterDetail }) {
  const { t } = useText('encounters', 'errors');
  const nameOf = usePersonWords(event);
  const { error, busy, fix, free } = useFixed(event);
  const [draft, setDraft] = useState({ first: '', second: '', slot: '0' });
  const mayChange = event.status === 'draft' || event.status === 'open';
  const people = [
    { value: '', label: '–' },
    ...event.participants.map(({ id }) => ({ value: id, label: nameOf(id) })),
  ];
  const submit = (form: FormEvent) => {
    form.preventDefault();
    fix({ first: draft.first, second: draft.second, slot: Number(draft.slot) });
    setDraft({ ...draft, first: '', second: '' });
  };
  const choice = (
    field: keyof typeof draft,
    label: string,
    data: readonly { value: string; label: string }[],
  ) => (
    <NativeSelect
      size="xs"
      required
      label={label}
      value={draft[field]}
      data={[...data]}
      onChange={(change) => setDraft({ ...draft, [field]: change.currentTarget.value })}
    />
  );
  return (
    <section aria-labelledby="fixed">
      <Title id="fixed" order={2} size="h5">
        {t('encounters:fixed.title')}
      </Title>
      <Text size="sm">{t('encounters:fixed.lead')}</Text>
      {error !== null && <ProblemNotice error={error} />}
      <List size="sm">
        {event.fixed.map((meeting) => (
          <List.Item key={`${meeting.first} ${meeting.second}`}>
            {event.slotTimes[meeting.slot]?.from} – {nameOf(meeting.first)} ↔ {nameOf(meeting.second)}{' '}
            {mayChange && (
              <Button size="compact-xs" variant="subtle" loading={busy} onClick={() => free(meeting)}>
                {t('encounters:fixed.free')}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
      {mayChange && event.participants.length > 1 && (
        <form onSubmit={submit}>
          <Group gap="xs" align="flex-end" mt="xs">
            {choice('first', t('encounters:column.person'), people)}
            {choice('second', t('encounters:column.other_person'), people)}
            {choice(
              'slot',
              t('encounters:column.from'),
              event.slotTimes.map(({ from }, at) => ({ value: String(at), label: from })),
            )}
            <Button
              type="submit"
              size="xs"
              variant="default"
              loading={busy}
              disabled={draft.first === '' || draft.second === '' || draft.first === draft.second}
            >
              {t('encounters:fixed.add')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  );
}
