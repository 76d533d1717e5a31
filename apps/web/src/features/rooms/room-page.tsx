import { Accordion, Badge, Group, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RoomTask } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { useSession } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Conversation } from './conversation.tsx';
import { Decisions } from './decisions.tsx';
import { Files } from './files.tsx';
import { GuardWords } from './meetings/guard-words.tsx';
import { RoomMeetings } from './meetings/room-meetings.tsx';
import { ManageRoom } from './manage-room.tsx';
import { People } from './people.tsx';
import { RoomNews } from './room-news.tsx';
import { RoomSearch } from './room-search.tsx';
import { Tasks } from './tasks.tsx';
import { useRoom } from './use-room.ts';
import type { LiveRoom } from './use-room.ts';
import classes from './rooms.module.css';

/** What are we deciding? */
export function RoomPage() {
  const { roomId } = useParams({ from: '/inside/rooms/$roomId' });
  return <OpenRoom key={roomId} roomId={roomId} />;
}

function OpenRoom({ roomId }: { readonly roomId: string }) {
  const { t } = useText('rooms', 'meetings', 'errors', 'terms');
  const live = useRoom(roomId);
  const { room } = live;
  return (
    <Page
      place={
        <>
          <Link to="/rooms">{t('shell:pages.rooms')}</Link>
          {' / '}
          {t(`rooms:kind.${room.kind}`)}
        </>
      }
      title={room.title}
      lead={t('rooms:question')}
      action={room.canManage && <ManageRoom room={room} />}
    >
      <RoomNews room={room} />
      <Presence {...live} />
      <GuardWords room={room} />
      <div className={classes['columns']}>
        <Conversation {...live} />
        <Beside {...live} />
      </div>
    </Page>
  );
}

function Presence({ room, isLive }: LiveRoom) {
  const { t, f } = useText('rooms');
  const { personId } = useSession();
  const here = room.people
    .filter(({ id }) => id !== personId && room.here.includes(id))
    .map(({ name }) => name);
  return (
    <Group gap="xs" mb="sm">
      <Text size="sm" role="status">
        {here.length > 0 && (
          <>
            <span className={classes['here']} aria-hidden />
            {t('rooms:here', { names: f.list(here), count: here.length })}
          </>
        )}
      </Text>
      {!isLive && (
        <Badge variant="light" color="gray">
          {t('rooms:not_live')}
        </Badge>
      )}
    </Group>
  );
}

/** Decisions, tasks, files and people: beside the conversation on a desk, below it on a phone. */
function Beside({ room, change }: LiveRoom) {
  const { t } = useText('rooms');
  const open = room.tasks.filter(({ status }) => status === 'open').length;
  const keepTask = (task: RoomTask) =>
    change((known) => ({
      ...known,
      tasks: known.tasks.map((other) => (other.id === task.id ? task : other)),
    }));
  return (
    <div>
      <RoomSearch room={room} />
      <RoomMeetings room={room} />
      <Accordion multiple defaultValue={['decisions', 'tasks']} order={2} mt="sm" variant="separated">
        <Part name="decisions" title={t('rooms:parts.decisions')} count={room.decisions.length}>
          <Decisions room={room} />
        </Part>
        <Part name="tasks" title={t('rooms:parts.tasks')} count={open}>
          <Tasks room={room} onChanged={keepTask} />
        </Part>
        <Part name="files" title={t('rooms:parts.files')} count={room.files.length}>
          <Files room={room} />
        </Part>
        <Part
          name="people"
          title={t('rooms:parts.people')}
          count={room.people.filter(({ isIn }) => isIn).length}
        >
          <People room={room} />
        </Part>
      </Accordion>
    </div>
  );
}

interface PartProps {
  readonly name: string;
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Part({ name, title, count, children }: PartProps) {
  const { f } = useText('rooms');
  return (
    <Accordion.Item value={name}>
      <Accordion.Control>
        <Text span fw={600}>
          {title}
        </Text>{' '}
        <Text span size="xs" c="dimmed">
          {f.number(count)}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}
