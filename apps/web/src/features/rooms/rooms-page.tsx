import { Badge, Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomSummary } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { DigestSelect } from './digest-select.tsx';
import { NewRoomForm } from './new-room-form.tsx';
import { roomsQuery } from './room-queries.ts';
import { useLiveEvents } from './use-live-events.ts';
import classes from './rooms.module.css';

/** Where do we talk, and where is there something new? */
export function RoomsPage() {
  const { t } = useText('rooms', 'meetings', 'errors', 'terms');
  const path = useClusterPath();
  const { isTeam, isFirm } = usePlace();
  const [opening, setOpening] = useState(false);
  const { data } = useSuspenseQuery(roomsQuery(path('')));
  useLiveRooms();
  return (
    <Page
      place={t('shell:pages.rooms')}
      title={t('rooms:list.title')}
      lead={t('rooms:list.lead')}
      action={
        isTeam && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpening(true)}>
            {t('rooms:new.open')}
          </Button>
        )
      }
    >
      {opening && <NewRoomForm rooms={data} onClose={() => setOpening(false)} />}
      {data.length === 0 ? (
        <Empty title={t('rooms:list.none')}>
          {t(isTeam ? 'rooms:list.none_team' : 'rooms:list.none_firm')}
        </Empty>
      ) : (
        <ul className={classes['rooms']}>
          {data.map((room) => (
            <li key={room.id}>
              <RoomLine room={room} />
            </li>
          ))}
        </ul>
      )}
      {(isTeam || isFirm) && (
        <Text size="sm" mt="md">
          <Link to="/sensitive">{t('meetings:sensitive.link')}</Link>
        </Text>
      )}
      <DigestSelect />
    </Page>
  );
}

function useLiveRooms(): void {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: roomsQuery(path('')).queryKey });
  useLiveEvents({
    address: path('/events'),
    after: undefined,
    onEvent: readAgain,
    onPresence: () => undefined,
    onReset: readAgain,
  });
}

function RoomLine({ room }: { readonly room: RoomSummary }) {
  const { t, f } = useText('rooms');
  return (
    <Link to="/rooms/$roomId" params={{ roomId: room.id }} className={classes['room'] ?? ''}>
      <span className={classes['roomWords']}>
        <Text fw={room.unread > 0 ? 700 : 600}>{room.title}</Text>
        <Text size="xs" c="dimmed">
          {t(`rooms:kind.${room.kind}`)}
          {' · '}
          {room.renamed !== null && `${t('rooms:told.was', { from: room.renamed.from })} · `}
          {room.lastMessageAt === null
            ? t('rooms:list.silent')
            : t('rooms:list.last', { when: f.dateTime(room.lastMessageAt) })}
        </Text>
      </span>
      {room.status === 'closed' && (
        <Badge variant="light" color="gray">
          {t('rooms:list.closed')}
        </Badge>
      )}
      {room.mentioned && (
        <Badge variant="light" color="leaf">
          {t('rooms:list.mentioned')}
        </Badge>
      )}
      {room.unread > 0 && <Badge>{t('rooms:list.unread', { count: room.unread })}</Badge>}
    </Link>
  );
}
