import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { Room } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { applyEvent } from './apply-event.ts';
import { roomQuery, roomsQuery } from './room-queries.ts';
import { useLiveEvents } from './use-live-events.ts';

const presenceMilliseconds = 30_000;

export interface LiveRoom {
  readonly room: Room;
  /** False: what others do is not seen at this moment. */
  readonly isLive: boolean;
  readonly change: (change: (room: Room) => Room) => void;
}

/** A room, kept as it is by the live stream. */
export function useRoom(roomId: string): LiveRoom {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const query = roomQuery(path(''), roomId);
  const { data: room } = useSuspenseQuery(query);
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: query.queryKey });
  const change = (apply: (room: Room) => Room | null) => {
    const known = queryClient.getQueryData(query.queryKey);
    if (known === undefined) return;
    const changed = apply(known);
    if (changed === null) readAgain();
    else queryClient.setQueryData(query.queryKey, changed);
  };
  const isLive = useLiveEvents({
    address: path('/events'),
    after: room.cursor,
    onEvent: (event) => {
      change((known) => applyEvent(known, event));
      if (event.kind === 'message' || event.kind === 'room')
        void queryClient.invalidateQueries({ queryKey: roomsQuery(path('')).queryKey });
    },
    onPresence: (event) => {
      if (event.roomId === roomId) change((known) => ({ ...known, here: event.here }));
    },
    onReset: readAgain,
  });
  usePresence(path(`/rooms/${roomId}/presence`), (here) => change((known) => ({ ...known, here })));
  return { room, isLive, change };
}

/** Says every half minute that the room is being looked at, and when it no longer is. */
function usePresence(address: string, onAnswer: (here: string[]) => void): void {
  const answered = useEffectEvent(onAnswer);
  useEffect(() => {
    const say = (here: boolean): void => {
      call<{ here: string[] }>(address, { method: 'POST', body: { here } })
        .then((answer) => answered(answer.here))
        // Presence is a courtesy: without network nobody is told, and the next half minute tries again.
        .catch(() => undefined);
    };
    const beat = (): void => {
      if (!document.hidden) say(true);
    };
    const leave = (): void => {
      navigator.sendBeacon(
        address,
        new Blob([JSON.stringify({ here: false })], { type: 'application/json' }),
      );
    };
    const onVisibility = (): void => say(!document.hidden);
    beat();
    const timer = window.setInterval(beat, presenceMilliseconds);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', leave);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [address]);
}
