import { useEffect, useRef, useState } from 'react';
import type { Room } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';

/** Says how far one has read while the page is looked at; answers where the new messages began when it was opened. */
export function useReading(room: Room): string | null {
  const path = useClusterPath();
  const [newSince] = useState(room.readThrough);
  const told = useRef(room.readThrough ?? '');
  const last = room.messages.at(-1)?.id ?? '';
  const address = path(`/rooms/${room.id}/read`);
  useEffect(() => {
    const tell = (): void => {
      if (document.hidden || last === '' || last <= told.current) return;
      told.current = last;
      // Told again with the next message: a mark that did not arrive only leaves a message unread.
      call(address, { method: 'PUT', body: { through: last } }).catch(() => {
        told.current = '';
      });
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [address, last]);
  return newSince;
}
