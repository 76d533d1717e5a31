import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { roomsQuery } from '../rooms/room-queries.ts';

/** The way to the room where the members of a group talk; nothing while there is none. */
export function GroupRoomLink({ groupId }: { readonly groupId: string }) {
  const { t } = useText('groups');
  const path = useClusterPath();
  const { data: rooms } = useQuery(roomsQuery(path('')));
  const room = rooms?.find(({ kind, subjectId }) => kind === 'group' && subjectId === groupId);
  if (room === undefined) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconMessages size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/rooms/$roomId" params={{ roomId: room.id }} {...props} />}
    >
      {room.unread > 0 ? t('groups:group.room_unread', { count: room.unread }) : t('groups:group.open_room')}
    </Button>
  );
}
