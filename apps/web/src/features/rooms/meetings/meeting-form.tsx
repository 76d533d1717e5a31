import { Button, Group, MultiSelect, Paper, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AgendaItem, Meeting, Room } from '@grappe/contracts/api';
import { call } from '../../../app/api.ts';
import { ChangedMeanwhile } from '../../../app/changed-meanwhile.tsx';
import { currentIn } from '../../../app/conflict.ts';
import { focusOnOpen } from '../../../app/focus-on-open.ts';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useClusterPath } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { AgendaFields, emptyItem } from './agenda-fields.tsx';
import { instantOf, localTime } from './local-time.ts';
import { meetingQuery, meetingsQuery } from './meeting-queries.ts';

interface MeetingFormProps {
  readonly room: Room;
  /** As it is; null for a new one. */
  readonly meeting: Meeting | null;
  readonly onDone: (meeting: Meeting) => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
  readonly place: string;
  readonly link: string;
  readonly agenda: readonly AgendaItem[];
  readonly invited: readonly string[];
}

const draftOf = (room: Room, meeting: Meeting | null): Draft => ({
  title: meeting?.title ?? '',
  starts: meeting === null ? '' : localTime(meeting.startsAt),
  ends: meeting?.endsAt == null ? '' : localTime(meeting.endsAt),
  place: meeting?.place ?? '',
  link: meeting?.link ?? '',
  agenda: meeting?.agenda ?? [emptyItem],
  invited:
    meeting?.people.flatMap(({ personId, invited }) => (personId !== null && invited ? [personId] : [])) ??
    room.people.filter(({ isIn }) => isIn).map(({ id }) => id),
});

const bodyOf = (draft: Draft) => ({
  title: draft.title.trim(),
  startsAt: instantOf(draft.starts),
  endsAt: instantOf(draft.ends),
  place: draft.place.trim(),
  link: draft.link.trim(),
  agenda: draft.agenda.filter(({ title }) => title.trim() !== ''),
  invited: draft.invited,
});

/** A meeting to plan, or to move before it begins. */
export function MeetingForm({ room, meeting, onDone, onClose }: MeetingFormProps) {
  const { t, f } = useText('meetings', 'errors', 'terms');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [seen, setSeen] = useState(meeting);
  const [draft, setDraft] = useState(() => draftOf(room, meeting));
  const address = path(`/rooms/${room.id}/meetings`);
  const save = useMutation({
    mutationFn: (body: object) =>
      seen === null
        ? call<Meeting>(address, { method: 'POST', body })
        : call<Meeting>(`${address}/${seen.id}`, {
            method: 'PATCH',
            body: { ...body, version: seen.version },
          }),
    onSuccess: (saved) => {
      queryClient.setQueryData(meetingQuery(path(''), room.id, saved.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: meetingsQuery(path(''), room.id).queryKey });
      onDone(saved);
    },
  });
  const theirs = currentIn<Meeting>(save.error);
  const agree = (now: Meeting) => {
    setSeen(now);
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(bodyOf(draft));
  };
  return (
    <Paper withBorder p="md" mb="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="52rem">
        {theirs === null ? (
          save.error !== null && <ProblemNotice error={save.error} />
        ) : (
          <ChangedMeanwhile
            theirs={[
              { label: t('meetings:form.title'), value: theirs.title },
              { label: t('meetings:form.starts'), value: f.dateTime(theirs.startsAt) },
              ...(theirs.place === '' ? [] : [{ label: t('meetings:form.place'), value: theirs.place }]),
              {
                label: t('meetings:form.agenda'),
                value: theirs.agenda.map(({ title }) => title).join('\n'),
              },
            ]}
            onKeepMine={() => agree(theirs)}
            onTakeTheirs={() => {
              agree(theirs);
              setDraft(draftOf(room, theirs));
            }}
          />
        )}
        <MeetingFields room={room} draft={draft} onDraft={setDraft} />
        <Group gap="xs">
          <Button
            type="submit"
            loading={save.isPending}
            disabled={theirs !== null || draft.title.trim() === '' || draft.starts === ''}
          >
            {t(meeting?.announcedAt == null ? 'meetings:form.submit' : 'meetings:form.submit_announced')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('meetings:form.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

interface MeetingFieldsProps {
  readonly room: Room;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

function MeetingFields({ room, draft, onDraft }: MeetingFieldsProps) {
  const { t } = useText('meetings');
  const people = room.people.filter(({ id, isIn }) => isIn || draft.invited.includes(id));
  const field = (name: 'title' | 'starts' | 'ends' | 'place' | 'link') => ({
    label: t(`meetings:form.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput ref={focusOnOpen} maxLength={200} {...field('title')} />
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <TextInput type="datetime-local" {...field('starts')} />
        <TextInput type="datetime-local" {...field('ends')} />
      </Group>
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <TextInput maxLength={300} {...field('place')} />
        <TextInput type="url" maxLength={500} {...field('link')} />
      </Group>
      <AgendaFields
        items={draft.agenda}
        guarded={room.guarded}
        onChange={(agenda) => onDraft({ ...draft, agenda })}
      />
      <MultiSelect
        label={t('meetings:form.invited')}
        description={t('meetings:form.invited_hint')}
        value={[...draft.invited]}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(invited) => onDraft({ ...draft, invited })}
        searchable
      />
    </>
  );
}
