import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RoomFile, RoomMessage } from '@grappe/contracts/api';
import { ProblemError, call } from '../../app/api.ts';
import { useClusterPath, useSession } from '../../app/session.ts';
import { keepWaiting, waitingIn } from './outbox.ts';
import type { Waiting } from './outbox.ts';

export interface Sending extends Waiting {
  /** Why it was not taken; undefined while it is on its way. */
  readonly error?: unknown;
}

const retryMilliseconds = 10_000;

export interface Outbox {
  readonly waiting: readonly Sending[];
  readonly send: (
    written: Pick<Waiting, 'body' | 'threadId' | 'mentions' | 'category'> & { files: readonly RoomFile[] },
  ) => void;
  readonly again: (waiting: Sending) => void;
  /** Takes it out, to be written again or thrown away. */
  readonly takeOut: (waiting: Sending) => void;
}

/** Messages on their way: each stays on this device until the server has it, and is sent again when the network is back. */
export function useOutbox(roomId: string, isLive: boolean, onSent: (message: RoomMessage) => void): Outbox {
  const path = useClusterPath();
  const { personId } = useSession();
  const [waiting, setWaiting] = useState<readonly Sending[]>(() => waitingIn(personId, roomId));
  const keep = (change: (known: readonly Sending[]) => readonly Sending[]): void =>
    setWaiting((known) => {
      const changed = change(known);
      keepWaiting(
        personId,
        roomId,
        changed.map(({ error: _error, ...kept }) => kept),
      );
      return changed;
    });
  const onTheirWay = useRef(new Set<string>());
  const deliver = async (message: Sending): Promise<void> => {
    if (onTheirWay.current.has(message.clientId)) return;
    onTheirWay.current.add(message.clientId);
    const { clientId, body, threadId, mentions, category, fileIds } = message;
    keep((known) => known.map((one) => (one.clientId === clientId ? withoutError(one) : one)));
    try {
      const address = path(`/rooms/${roomId}/messages`);
      const sent = await call<RoomMessage>(address, {
        method: 'POST',
        body: { clientId, body, threadId, mentions, category, fileIds },
      });
      keep((known) => known.filter((one) => one.clientId !== clientId));
      onSent(sent);
    } catch (error) {
      keep((known) => known.map((one) => (one.clientId === clientId ? { ...one, error } : one)));
    } finally {
      onTheirWay.current.delete(clientId);
    }
  };
  const deliverAll = useEffectEvent(() => {
    for (const message of waiting) if (canTryAgain(message.error)) void deliver(message);
  });
  useEffect(() => {
    const soon = isLive ? window.setTimeout(deliverAll) : undefined;
    return () => window.clearTimeout(soon);
  }, [isLive]);
  const isWaiting = waiting.length > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    // At once when the network is back, and now and then: not every cut is announced.
    const again = window.setInterval(deliverAll, retryMilliseconds);
    window.addEventListener('online', deliverAll);
    return () => {
      window.clearInterval(again);
      window.removeEventListener('online', deliverAll);
    };
  }, [isWaiting]);
  return {
    waiting,
    send: ({ files, ...written }) => {
      const fileIds = files.map(({ id }) => id);
      const clientId = crypto.randomUUID();
      const message = { ...written, clientId, fileIds, files, writtenAt: new Date().toISOString() };
      keep((known) => [...known, message]);
      void deliver(message);
    },
    again: (message) => void deliver(message),
    takeOut: ({ clientId }) => keep((known) => known.filter((one) => one.clientId !== clientId)),
  };
}

const withoutError = ({ error: _error, ...message }: Sending): Sending => message;

/** Nothing was answered, or the server failed: what it refused it would refuse again. */
const canTryAgain = (error: unknown): boolean =>
  error === undefined || (error instanceof ProblemError && (error.status === 0 || error.status >= 500));
