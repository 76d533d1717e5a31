import { useEffect, useEffectEvent, useState } from 'react';
import type { PresenceEvent, RoomEvent } from '@grappe/contracts/api';

interface LiveEvents {
  /** Address of the stream. */
  readonly address: string;
  /** The last event that the page holds when it opens. */
  readonly after: string | undefined;
  readonly onEvent: (event: RoomEvent) => void;
  readonly onPresence: (event: PresenceEvent) => void;
  /** Too much was missed: everything is to be read again. */
  readonly onReset: () => void;
}

const retryMilliseconds = 3000;
/** A page that nobody looks at leaves its place to others; it catches up when it is looked at again. */
const hiddenMilliseconds = 60_000;

/** What happens, as it happens. Resumes after a cut where it was; answers whether the stream is open. */
export function useLiveEvents(live: LiveEvents): boolean {
  const [isOpen, setOpen] = useState(false);
  const onEvent = useEffectEvent(live.onEvent);
  const onPresence = useEffectEvent(live.onPresence);
  const onReset = useEffectEvent(live.onReset);
  // When the page reads its contents again, the stream begins again where they end: nothing that came meanwhile is lost.
  const { address, after } = live;
  useEffect(
    () => keepOpen(address, after, { onEvent, onPresence, onReset, onOpen: setOpen }),
    [address, after],
  );
  return isOpen;
}

interface Hearers {
  readonly onEvent: (event: RoomEvent) => void;
  readonly onPresence: (event: PresenceEvent) => void;
  readonly onReset: () => void;
  readonly onOpen: (open: boolean) => void;
}

function keepOpen(address: string, after: string | undefined, hearers: Hearers): () => void {
  let last = after;
  let source: EventSource | undefined;
  let retry: number | undefined;
  let hiding: number | undefined;
  const close = (): void => {
    window.clearTimeout(retry);
    source?.close();
    source = undefined;
    hearers.onOpen(false);
  };
  const open = (): void => {
    close();
    source = new EventSource(last === undefined ? address : `${address}?after=${last}`);
    source.addEventListener('open', () => hearers.onOpen(true));
    source.addEventListener('room', ({ data, lastEventId }: MessageEvent<string>) => {
      if (lastEventId !== '') last = lastEventId;
      hearers.onEvent(JSON.parse(data) as RoomEvent);
    });
    source.addEventListener('presence', ({ data }: MessageEvent<string>) =>
      hearers.onPresence(JSON.parse(data) as PresenceEvent),
    );
    source.addEventListener('reset', () => hearers.onReset());
    source.addEventListener('error', () => {
      hearers.onOpen(false);
      // A browser comes again by itself, unless the server answered with a refusal.
      if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(open, retryMilliseconds);
    });
  };
  const onVisibility = (): void => {
    window.clearTimeout(hiding);
    if (document.hidden) hiding = window.setTimeout(close, hiddenMilliseconds);
    else if (source === undefined) open();
  };
  open();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.clearTimeout(hiding);
    close();
  };
}
