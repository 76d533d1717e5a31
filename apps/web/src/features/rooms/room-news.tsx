import { Stack, Text } from '@mantine/core';
import type { Room } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** Days during which a new name and an opening are still told; a closing is, for as long as it lasts. */
const toldDays = 30;
const isRecent = (at: string): boolean => Date.now() - Date.parse(at) < toldDays * 86_400_000;

/** What was done to the room itself: its new name, that it is closed, or opened again; by whom and when. */
export function RoomNews({ room }: { readonly room: Room }) {
  const { t, f } = useText('rooms');
  const nameOf = (id: string | null) =>
    room.people.find((one) => one.id === id)?.name ?? t('rooms:people.gone');
  const { renamed, closedOrOpened, status } = room;
  const opened = closedOrOpened !== null && (status === 'closed' || isRecent(closedOrOpened.at));
  return (
    <Stack gap={2} mb="xs" role="status">
      {renamed !== null && isRecent(renamed.at) && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('rooms:told.renamed', {
            by: nameOf(renamed.by),
            when: f.dateTime(renamed.at),
            from: renamed.from,
          })}
        </Text>
      )}
      {opened && (
        <Text size="sm">
          {t(status === 'closed' ? 'rooms:told.closed' : 'rooms:told.reopened', {
            by: nameOf(closedOrOpened.by),
            when: f.dateTime(closedOrOpened.at),
          })}
        </Text>
      )}
    </Stack>
  );
}
