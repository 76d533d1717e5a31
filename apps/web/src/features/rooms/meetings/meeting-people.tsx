import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Attendance, Meeting, MeetingPerson, Room } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../../app/changed-meanwhile.tsx';
import { currentIn } from '../../../app/conflict.ts';
import { ProblemNotice } from '../../../app/problem-notice.tsx';
import { useSession } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { useMeetingStep } from './meeting-queries.ts';
import { useNow } from './use-now.ts';
import classes from './meetings.module.css';

interface Props {
  readonly room: Room;
  readonly meeting: Meeting;
  /** It was announced and has begun: who came can be written. */
  readonly held: boolean;
}

type Noted = ReadonlyMap<string, Attendance>;

const notedIn = (people: readonly MeetingPerson[]): Noted =>
  new Map(
    people.flatMap(({ personId, attendance }) =>
      personId === null || attendance === null ? [] : [[personId, attendance] as const],
    ),
  );

/** Who was invited, what they answered, who came. */
export function MeetingPeople({ room, meeting, held }: Props) {
  const { t } = useText('meetings', 'errors');
  const approved = meeting.minutes.some(({ status }) => status === 'approved');
  const writes = held && meeting.leads && !approved;
  const [seen, setSeen] = useState<Noted>(() => notedIn(meeting.people));
  const [noted, setNoted] = useState(seen);
  const [extra, setExtra] = useState<readonly string[]>([]);
  const step = useMeetingStep(room.id, meeting.id);
  const note = (personId: string, attendance: Attendance) =>
    setNoted(new Map(noted).set(personId, attendance));
  const save = () => {
    const people = [...noted].map(([personId, attendance]) => ({
      personId,
      attendance,
      was: seen.get(personId) ?? null,
    }));
    const onSuccess = (saved: Meeting) => {
      setSeen(notedIn(saved.people));
      setExtra([]);
    };
    step.mutate({ path: '/attendance', method: 'PUT', body: { people } }, { onSuccess });
  };
  const theirs = currentIn<Meeting>(step.error);
  const agree = (now: Meeting) => {
    setSeen(notedIn(now.people));
    step.reset();
  };
  return (
    <section aria-labelledby="people">
      <Title id="people" order={2} size="h5" mt="lg" mb="xs">
        {t('meetings:people.title')}
      </Title>
      {theirs === null ? (
        step.error !== null && <ProblemNotice error={step.error} />
      ) : (
        <ChangedMeanwhile
          theirs={[...notedIn(theirs.people)].map(([personId, attendance]) => ({
            label: nameIn(room, personId) ?? t('meetings:page.somebody'),
            value: t(`meetings:people.${attendance}`),
          }))}
          onKeepMine={() => agree(theirs)}
          onTakeTheirs={() => {
            agree(theirs);
            setNoted(notedIn(theirs.people));
          }}
        />
      )}
      <MyReply room={room} meeting={meeting} />
      <ul className={classes['people']}>
        {meeting.people.map((person, place) => (
          <li key={person.personId ?? `gone-${place}`}>
            <PersonWords room={room} person={person} held={held} />
            {writes && person.personId !== null ? (
              <AttendanceSelect room={room} personId={person.personId} noted={noted} onNote={note} />
            ) : (
              person.attendance !== null && <Text>{t(`meetings:people.${person.attendance}`)}</Text>
            )}
          </li>
        ))}
        {extra.map((id) => (
          <li key={id}>
            <PersonWords room={room} person={uninvited(room, id)} held={held} />
            <AttendanceSelect room={room} personId={id} noted={noted} onNote={note} />
          </li>
        ))}
      </ul>
      {writes && (
        <Group gap="xs" mt="xs" className="not-printed" align="flex-end">
          <AddSomebody
            room={room}
            known={[...meeting.people.map(({ personId }) => personId), ...extra]}
            onAdd={(id) => {
              setExtra([...extra, id]);
              note(id, 'present');
            }}
          />
          <Button
            size="sm"
            loading={step.isPending}
            disabled={theirs !== null || noted.size === 0}
            onClick={save}
          >
            {t('meetings:people.save')}
          </Button>
        </Group>
      )}
      {!held && meeting.leads && meeting.status === 'planned' && (
        <Text size="xs" c="dimmed" mt="xs" className="not-printed">
          {t('meetings:people.later')}
        </Text>
      )}
    </section>
  );
}

const uninvited = (room: Room, personId: string): MeetingPerson => ({
  personId,
  organisation: room.people.find(({ id }) => id === personId)?.organisation ?? null,
  invited: false,
  reply: null,
  attendance: null,
});

/** The reader's own answer, until the meeting begins. */
function MyReply({ room, meeting }: Omit<Props, 'held'>) {
  const { t } = useText('meetings', 'errors');
  const { personId } = useSession();
  const now = useNow();
  const step = useMeetingStep(room.id, meeting.id);
  const mine = meeting.people.find((person) => person.personId === personId);
  const open = mine?.invited === true && meeting.status === 'planned' && Date.parse(meeting.startsAt) > now;
  if (!open || meeting.announcedAt === null) return null;
  return (
    <Group gap="xs" mb="xs" className="not-printed" role="group" aria-label={t('meetings:people.reply')}>
      <Text size="sm">{t('meetings:people.reply')}</Text>
      {(['yes', 'no'] as const).map((reply) => (
        <Button
          key={reply}
          size="compact-sm"
          variant={mine.reply === reply ? 'filled' : 'default'}
          aria-pressed={mine.reply === reply}
          onClick={() => step.mutate({ path: '/reply', method: 'PUT', body: { reply } })}
        >
          {t(`meetings:people.${reply}`)}
        </Button>
      ))}
      {step.error !== null && <ProblemNotice error={step.error} />}
    </Group>
  );
}

const nameIn = (room: Room, personId: string | null): string | undefined =>
  room.people.find(({ id }) => id === personId)?.name;

interface PersonWordsProps {
  readonly room: Room;
  readonly person: MeetingPerson;
  readonly held: boolean;
}

function PersonWords({ room, person, held }: PersonWordsProps) {
  const { t } = useText('meetings');
  const inRoom = room.people.find(({ id }) => id === person.personId);
  const words = [
    person.organisation?.name ?? (inRoom?.coordinates === true ? t('meetings:people.team') : ''),
    person.invited
      ? held
        ? ''
        : t(`meetings:people.said.${person.reply ?? 'none'}`)
      : t('meetings:people.uninvited'),
  ].filter((word) => word !== '');
  return (
    <span className={classes['person']}>
      {nameIn(room, person.personId) ?? t('meetings:page.somebody')}{' '}
      <Text span size="xs" c="dimmed">
        {words.join(' · ')}
      </Text>
    </span>
  );
}

interface AttendanceSelectProps {
  readonly room: Room;
  readonly personId: string;
  readonly noted: Noted;
  readonly onNote: (personId: string, attendance: Attendance) => void;
}

const attendances = ['present', 'excused', 'absent'] as const;

function AttendanceSelect({ room, personId, noted, onNote }: AttendanceSelectProps) {
  const { t } = useText('meetings');
  return (
    <NativeSelect
      size="xs"
      aria-label={t('meetings:people.attendance_of', {
        name: nameIn(room, personId) ?? t('meetings:page.somebody'),
      })}
      value={noted.get(personId) ?? ''}
      data={[
        ...(noted.has(personId) ? [] : [{ value: '', label: t('meetings:people.unset') }]),
        ...attendances.map((value) => ({ value, label: t(`meetings:people.${value}`) })),
      ]}
      onChange={(event) => {
        const chosen = attendances.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) onNote(personId, chosen);
      }}
    />
  );
}

interface AddSomebodyProps {
  readonly room: Room;
  readonly known: readonly (string | null)[];
  readonly onAdd: (personId: string) => void;
}

function AddSomebody({ room, known, onAdd }: AddSomebodyProps) {
  const { t } = useText('meetings');
  const others = room.people.filter(({ id, isIn }) => isIn && !known.includes(id));
  if (others.length === 0) return null;
  return (
    <NativeSelect
      size="sm"
      label={t('meetings:people.add')}
      value=""
      data={[
        { value: '', label: t('meetings:people.add_none') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => event.currentTarget.value !== '' && onAdd(event.currentTarget.value)}
    />
  );
}
